import type { Act, Deed } from './act.js';
import { ends, isPutOff } from './activity.js';
import { NOTHING_TO_ERASE } from './answers.js';
import type { Entry, Evidence } from './evidence.js';
import { doubled, lost, wrong, type Finding } from './finding.js';
import type { Follow, Outcome, Place, Refusal } from './matter.js';
import { Model } from './model.js';
import { latestVote } from './votes.js';

/** What the record calls each deed. */
const ENTRIES: Readonly<Record<Deed['kind'], readonly string[]>> = {
  open: ['proposal-opened'],
  block: ['proposal-blocked'],
  lift: ['block-lifted', 'disagreement-lifted'],
  disagree: ['disagreement-stated'],
  outcome: ['outcome-recorded'],
  amend: ['proposal-amended'],
  withdraw: ['proposal-withdrawn'],
  significant: ['proposal-made-significant'],
  request: ['vote-requested'],
  ballot: ['ballot-cast'],
  extend: ['vote-extended'],
  contest: ['result-contested'],
  send: ['escalation-sent'],
  assign: ['escalation-assigned', 'escalation-handed-over'],
  respond: ['guidance-given', 'information-asked', 'full-deliberation-asked'],
  reply: ['information-given'],
  decide: ['decision-recorded'],
  join: ['observer-joined', 'participant-asked-for'],
  confirm: ['participant-confirmed'],
  leave: ['member-left'],
  profile: ['profile-set'],
  erase: ['personal-data-erased', 'proposal-withdrawn', 'member-left'],
  read: [],
};
const BY_PEOPLE = new Set(Object.values(ENTRIES).flat());

/**
 * Runs the model over the same actions. In which order those of the same moment were taken is the record's to say, and
 * whether one happened that got no answer; everything else the model says by itself, and the record must agree.
 */
export function judgeActs(evidence: Evidence): { readonly model: Model; readonly findings: readonly Finding[] } {
  return new Replay(evidence).run();
}

class Replay {
  readonly #model: Model;
  readonly #findings: Finding[] = [];
  readonly #actsAt = new Map<number, Act[]>();
  /** What the record says of each act that changed something. */
  readonly #done = new Map<Act, Entry>();
  /** Acts that were judged while the record had this length, and were refused or shown a form. */
  readonly #judgedAt = new Map<number, Act[]>();
  readonly #explained = new Set<Act>();
  /** Entries that have to come next, because of the one before. */
  readonly #follows: Follow[] = [];
  /** What is done when those are there. */
  #then: () => void = () => {};
  readonly #announcements: ReadonlyMap<string, readonly string[]>;

  constructor(private readonly evidence: Evidence) {
    const rounds = new Map(evidence.votes.map(({ id, round }) => [id, round]));
    this.#model = new Model(
      (name) => evidence.users[name],
      evidence.spans,
      (vote) => rounds.get(vote) ?? 0,
    );
    for (const act of evidence.acts) {
      if (act.step === 'do') this.#actsAt.set(act.at, [...(this.#actsAt.get(act.at) ?? []), act]);
      if (!isJudged(act)) continue;
      for (let length = act.before; length <= act.after; length += 1)
        this.#judgedAt.set(length, [...(this.#judgedAt.get(length) ?? []), act]);
    }
    const times = evidence.said.map(({ at, channelId, text }) => [`${at} ${channelId}`, text] as const);
    this.#announcements = times.reduce(
      (all, [key, text]) => all.set(key, [...(all.get(key) ?? []), text]),
      new Map<string, readonly string[]>(),
    );
  }

  run(): { readonly model: Model; readonly findings: readonly Finding[] } {
    this.#judge(0);
    for (const entry of this.evidence.entries) {
      try {
        if (this.#follows.length > 0) this.#following(entry);
        else if (BY_PEOPLE.has(entry.kind)) this.#byPeople(entry);
        else this.#byTime(entry);
        if (this.#follows.length === 0) this.#endOfAct();
      } catch (error) {
        this.#findings.push(wrong(`entry ${entry.seq} ${entry.kind} of ${entry.subject}: ${String(error)}`));
      }
      // What comes together was never seen by halves.
      if (this.#follows.length === 0) this.#judge(entry.seq);
    }
    for (const act of this.evidence.acts) this.#ended(act);
    return { model: this.#model, findings: this.#findings };
  }

  #endOfAct(): void {
    const then = this.#then;
    this.#then = () => {};
    then();
  }

  /** An entry that has to be there because of the one before. */
  #following(entry: Entry): void {
    const [next] = this.#follows.splice(0, 1);
    const { kind, subject, at, seq } = entry;
    if (!next) return;
    if (next.kind !== kind || next.subject !== subject || (next.at !== null && next.at !== at)) {
      this.#follows.length = 0;
      const due = next.at === null ? '' : ` at ${time(next.at)}`;
      return this.#wrong(
        `entry ${seq}: ${kind} of ${subject} at ${time(at)} came where ${next.kind} of ${next.subject}${due} had to`,
      );
    }
    this.#came(next.happens(), entry);
  }

  /** What came of something: its entry says it, and others follow. */
  #came({ facts = {}, follows = [] }: Outcome, entry: Entry): void {
    this.#follows.unshift(...follows);
    const { seq, kind, subject } = entry;
    for (const [name, value] of Object.entries(facts))
      if (inOrder(entry.facts[name]) !== inOrder(value))
        this.#wrong(
          `entry ${seq}: ${kind} of ${subject} says ${name} is ${inOrder(entry.facts[name])}, by the rules ${inOrder(value)}`,
        );
    this.#agrees(entry, numberOf(subject));
  }

  #byPeople(entry: Entry): void {
    const { kind, seq, subject, at } = entry;
    const ref = numberOf(subject);
    const act = this.#actOf(entry, ref);
    const said = `entry ${seq}: ${kind} of ${subject} at ${time(at)}`;
    if (!act || !ENTRIES[act.deed.kind].includes(kind)) return this.#wrong(`${said} is nobody's act`);
    if (act.deed.kind === 'erase' && kind !== 'personal-data-erased') return this.#takenBack(entry, act, ref);
    const before = this.#done.get(act);
    if (before) return void this.#findings.push(doubled(`${said} is the same act as entry ${before.seq}`));
    this.#done.set(act, entry);
    const refusal = this.#model.refusal(act);
    if (refusal) this.#wrong(`${said} by ${act.who} was done against ${told(refusal)}`);
    const { deed } = act;
    if (deed.kind === 'erase')
      for (const left of this.#model.ownedBy(act.user, at)) this.#wrong(`${said} left ${left} as it was`);
    const meant = subjectOf(deed);
    if (meant !== null && meant !== subject) this.#wrong(`${said} was meant for ${meant}`);
    if ('group' in deed && deed.kind !== 'profile' && this.evidence.groups[entry.groupId ?? ''] !== deed.group)
      this.#wrong(`${said} was meant for #${deed.group}`);
    this.#came(this.#model.do(act, ref), entry);
    this.#then = () => this.#model.counts(act);
  }

  /** The act that an entry tells of: by its time and whose it is, or what it is about where that was erased (X8). */
  #actOf({ values, at, kind, groupId }: Entry, ref: number): Act | undefined {
    const actor = values['actor']?.value;
    const group = this.evidence.groups[groupId ?? ''];
    return (this.#actsAt.get(at) ?? []).find(({ user, deed }) => {
      if (actor !== undefined) return user === actor;
      if (!ENTRIES[deed.kind].includes(kind)) return false;
      return 'ref' in deed ? deed.ref === ref : !('group' in deed) || deed.kind === 'profile' || deed.group === group;
    });
  }

  /** X8: before somebody is erased, what is theirs and undecided is withdrawn, and they leave their groups. */
  #takenBack(entry: Entry, { user, at }: Act, ref: number): void {
    if (entry.kind === 'member-left') {
      const group = this.evidence.groups[entry.groupId ?? ''] ?? '';
      this.#model.do({ deed: { kind: 'leave', group }, user, at }, ref);
      return;
    }
    const deed = { kind: 'withdraw', ref } as const;
    const refusal = this.#model.refusal({ deed, user, at, step: 'do' });
    if (refusal) this.#wrong(`entry ${entry.seq}: ${entry.subject} was taken back against ${told(refusal)}`);
    this.#came(this.#model.do({ deed, user, at }, ref), entry);
  }

  #byTime(entry: Entry): void {
    const { kind, seq, subject, at, facts } = entry;
    const ref = numberOf(subject);
    const said = `entry ${seq}: ${kind} of ${subject} at ${time(at)}`;
    const say = (problem: string | null): void => {
      if (problem !== null) this.#wrong(`${said}: ${problem}`);
    };
    switch (kind) {
      case 'proposal-announced': {
        if (!this.#isAnnounced(entry, `${subject} `)) say('no message of that time announces it');
        say(this.#model.announce(ref, at));
        return this.#agrees(entry, ref);
      }
      case 'silence-consented':
      case 'disagreement-at-deadline': {
        const { deadlineAt } = this.#model.matter(ref);
        if (at !== deadlineAt) say(`the deadline is ${deadlineAt === null ? 'not set' : time(deadlineAt)}`);
        say(this.#model.settle(ref));
        return this.#agrees(entry, ref);
      }
      case 'deadline-moved':
        say(this.#model.move(ref, Number(facts['to']), at));
        return this.#agrees(entry, ref);
      case 'vote-announced': {
        if (!this.#isAnnounced(entry, `${subject} Formal vote`)) say('no message of that time announces it');
        say(this.#model.announceVote(ref, at));
        const closesAt = latestVote(this.#model.matter(ref))?.closesAt;
        return this.#came({ facts: { closesAt } }, entry);
      }
      case 'vote-closed': {
        const closing = this.#model.closeVote(ref, at);
        return typeof closing === 'string' ? say(closing) : this.#came(closing.happens(), entry);
      }
      case 'vote-moved':
        return say(this.#model.moveVote(ref, Number(facts['to']), at));
      case 'contest-moved':
        return say(this.#model.moveContest(ref, Number(facts['round']), Number(facts['to']), at));
      case 'participant-confirmed-by-silence': {
        const group = this.evidence.groups[entry.groupId ?? ''] ?? '';
        const user = this.evidence.people[entry.values['member']?.value ?? ''] ?? this.#model.asking(group, at) ?? '';
        if (this.#model.place(group, user).confirmBy !== at) say('nobody asked seven days before');
        return this.#model.confirmed(group, user, at);
      }
      case 'became-emeritus':
      case 'lead-inactive': {
        const place = this.#placeOf(entry, at);
        if ((place.tier === 'lead') !== (kind === 'lead-inactive')) say(`they are ${place.tier}`);
        if (kind === 'became-emeritus' && !this.#isTold(entry)) say('nobody was told of it');
        return say(ends(place, at, this.#endOf(seq), this.evidence.spans));
      }
      case 'inactivity-put-off': {
        const [from, to] = [Number(facts['from']), Number(facts['to'])];
        return say(isPutOff(this.#placeOf(entry, from), { from, to, now: at }, this.evidence.spans));
      }
      case 'lead-active-again':
      case 'emeritus-undone': {
        const user = this.evidence.people[entry.values['member']?.value ?? ''];
        const place = user === undefined ? null : this.#model.place(this.#groupOf(entry), user);
        // The act before it is what counts.
        return say(place && (place.inactiveSince !== null || place.tookPartAt !== at) ? 'they are not back' : null);
      }
      case 'bot-was-away':
        return;
      default:
        return say('nothing of this kind was expected');
    }
  }

  #groupOf({ groupId }: Entry): string {
    return this.evidence.groups[groupId ?? ''] ?? '';
  }

  /** P8: whose place in a group an entry is about; who was erased since is known by the time alone. */
  #placeOf(entry: Entry, endsAt: number): Place {
    const group = this.#groupOf(entry);
    const user = this.evidence.people[entry.values['member']?.value ?? ''] ?? this.#model.ending(group, endsAt) ?? '';
    return this.#model.place(group, user);
  }

  /** Whether a message of this time in the group's channel says so. */
  #isAnnounced({ subject, at }: Entry, words: string): boolean {
    const { group } = this.#model.matter(numberOf(subject));
    const channelId = this.evidence.rows.find(
      (row) => row.key.startsWith('card:') && this.#inGroup(row, group),
    )?.channelId;
    return (this.#announcements.get(`${at} ${channelId}`) ?? []).some((text) => text.includes(words));
  }

  #isTold({ groupId, at }: Entry): boolean {
    return this.evidence.rows.some(({ key }) => key === `emeritus:${groupId ?? ''}:${at}`);
  }

  /** When what an entry tells of was done at the latest: entries of time carry the time of what was due. */
  #endOf(seq: number): number {
    const later = this.evidence.acts.find(({ before }) => before >= seq);
    return later?.at ?? this.evidence.spans.at(-1)?.until ?? 0;
  }

  #inGroup(row: Evidence['rows'][number], group: string): boolean {
    return row.post.type === 'group' && this.evidence.groups[row.post.id ?? ''] === group;
  }

  /** Whether the record says of a matter what the model does. */
  #agrees({ seq, subject, facts }: Entry, ref: number): void {
    const matter = this.#model.matters.get(ref);
    if (!matter) return;
    if (facts['status'] !== matter.status)
      this.#wrong(`entry ${seq}: ${subject} is ${JSON.stringify(facts['status'])}, by the rules ${matter.status}`);
    if (facts['deadlineAt'] !== undefined && facts['deadlineAt'] !== matter.deadlineAt)
      this.#wrong(
        `entry ${seq}: the deadline of ${subject} is ${JSON.stringify(facts['deadlineAt'])}, by the rules ${matter.deadlineAt}`,
      );
  }

  /**
   * Asks the model about those who were being judged when the record had this length. X7: right after an outage an act
   * is judged by the time to which the end moves, before that is written down.
   */
  #judge(length: number): void {
    for (const act of this.#judgedAt.get(length) ?? []) {
      if (this.#explained.has(act)) continue;
      const put = this.#model.refusalPutOff(act);
      const same = isTold(act, this.#model.refusal(act)) || (put !== undefined && isTold(act, put));
      if (same || this.#lostDraft(act) || this.#formerRequest(act)) this.#explained.add(act);
    }
  }

  /** X8: with the rest of somebody's data goes what was kept of a form that they were just filling in. */
  #lostDraft({ answer, deed, user, at }: Act): boolean {
    if (deed.kind !== 'open' || answer.type !== 'no' || answer.code !== 'draft-expired') return false;
    return this.#erasuresOf(user).some((each) => each.at <= at && each.at > at - DRAFT_KEPT_MS);
  }

  /** X8: the card of a request from before somebody was erased may stand until delivery gets to it; it is of nobody. */
  #formerRequest({ answer, deed, at }: Act): boolean {
    if (deed.kind !== 'confirm' || answer.type !== 'no' || answer.code !== 'no-request') return false;
    return this.#erasuresOf(deed.user).some((each) => each.at <= at);
  }

  #erasuresOf(user: string): Act[] {
    return [...this.#done.keys()].filter((each) => each.deed.kind === 'erase' && each.user === user);
  }

  #ended(act: Act): void {
    const { answer, deed, who, at } = act;
    const said = `${who}'s ${deed.kind}${'ref' in deed ? ` of D-${deed.ref}` : ''} at ${time(at)}`;
    const done = this.#done.get(act);
    if (answer.type === 'odd') return this.#wrong(`${said} was answered with “${answer.said}”`);
    if (answer.type === 'no' && done && answer.code !== 'already-done')
      return this.#wrong(`${said} was refused and is entry ${done.seq}`);
    if (isJudged(act) && !this.#explained.has(act))
      return this.#wrong(
        `${said} was ${answer.type === 'no' ? `refused by ${told(answer)}` : 'offered a form'}; no rule says so (entries ${act.before} to ${act.after})`,
      );
    if (act.step === 'ask' || deed.kind === 'read') return;
    if (answer.type === 'yes' && NOTHING_TO_ERASE.test(answer.said) && !done) return;
    if (answer.type === 'yes' && !done)
      return void this.#findings.push(lost(`${said} was told to be done and is not in the record`));
    if (answer.type === 'no' && !done && answer.code === 'already-done')
      return this.#wrong(`${said} is said to be done already and is not`);
    if (answer.type === 'yes' && done && deed.kind === 'open' && !answer.said.startsWith(`${done.subject} `))
      this.#wrong(`${said} was told as “${answer.said}” and is ${done.subject}`);
  }

  #wrong(what: string): void {
    this.#findings.push(wrong(what));
  }
}

/** How long a form that was opened is kept, in milliseconds. */
const DRAFT_KEPT_MS = 7 * 24 * 3_600_000;

/** Whether somebody was told just that: refused for this reason, or not at all. */
const isTold = ({ answer }: Act, refusal: Refusal | null): boolean =>
  answer.type === 'no' ? refusal?.code === answer.code && refusal.clause === answer.clause : refusal === null;

/** The n of `D-n`; 0 for anything else. */
const numberOf = (subject: string): number => Number(/^D-(\d+)$/u.exec(subject)?.[1] ?? 0);

/** What an act is about, as the record calls it; null where the record says it first. */
const subjectOf = (deed: Deed): string | null => {
  if ('escalation' in deed) return `E-${deed.escalation}`;
  return 'ref' in deed && deed.kind !== 'send' ? `D-${deed.ref}` : null;
};

/** As text, with the names in one order. */
const inOrder = (value: unknown): string =>
  JSON.stringify(value, (_, each: unknown) =>
    typeof each === 'object' && each !== null && !Array.isArray(each)
      ? Object.fromEntries(Object.entries(each).sort(([a], [b]) => (a < b ? -1 : 1)))
      : each,
  ) ?? 'nothing';

const told = ({ clause, code }: Refusal): string => `§${clause} ${code}`;
const time = (at: number): string => new Date(at).toISOString();

/** What was judged without leaving an entry: refusals, and forms that were opened. */
const isJudged = ({ answer, deed }: Act): boolean =>
  deed.kind !== 'read' && ((answer.type === 'no' && answer.code !== 'already-done') || answer.type === 'form');

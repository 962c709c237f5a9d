import type { Act, Deed } from './act.js';
import { NO_ACTIVITY, takesPart } from './activity.js';
import { acted, announced, mayAct, settled } from './consensus.js';
import { Numbers, answered, mayAnswer, maySend, sent, type Escalation } from './escalations.js';
import {
  DAY,
  NOBODY,
  isAtLeast,
  no,
  saysSomething,
  type Actor,
  type Follow,
  type Matter,
  type Outcome,
  type Place,
  type Refusal,
} from './matter.js';
import { isPutOffUntil, outageOf, type Clock } from './outage.js';
import { CORE, GROUPS, TIERS, type Name, type Tier } from './roster.js';
import type { Span } from './spans.js';
import { closes, latestVote, mayVote, voteAnnounced, voted, type Vote } from './votes.js';

/** P9: what is participation, besides opening a matter. */
const COUNTS: readonly Deed['kind'][] = ['amend', 'block', 'disagree', 'ballot'];

type MatterDeed = Extract<Deed, { ref: number }>;

/**
 * The rules once more, as plainly as they can be said and without a line of the program: what becomes of each matter
 * when these people do these things at these times. Times are in milliseconds, `n days` are n x 24 hours.
 */
export class Model {
  readonly matters = new Map<number, Matter>();
  readonly #places = new Map<string, Place>();

  readonly #numbers = new Numbers();
  readonly #core: ReadonlySet<string>;

  constructor(
    userId: (name: Name) => string,
    /** Who sees a time as connected, and until when that is known. */
    private readonly spans: readonly Span[],
    /** Which vote on its matter a card is of. */
    private readonly roundOf: (vote: string) => number,
  ) {
    this.#core = new Set(CORE.map(userId));
    for (const { channel, roster } of GROUPS)
      for (const tier of TIERS) for (const name of roster[tier]) this.place(channel, userId(name)).tier = tier;
  }

  place(group: string, user: string): Place {
    const key = `${group} ${user}`;
    const place = this.#places.get(key) ?? { tier: null, since: 0, confirmBy: null, ...NO_ACTIVITY };
    this.#places.set(key, place);
    return place;
  }

  matter(ref: number): Matter {
    const found = this.matters.get(ref);
    if (!found) throw new Error(`nobody opened D-${ref}`);
    return found;
  }

  escalation(number: number): Escalation | undefined {
    return [...this.matters.values()].flatMap(({ escalations }) => escalations).find((each) => each.number === number);
  }

  /** Why somebody may not do this now; null when they may. */
  refusal(act: Pick<Act, 'deed' | 'user' | 'at' | 'step'>): Refusal | null {
    const { deed, user, at } = act;
    const asks = act.step === 'ask';
    switch (deed.kind) {
      case 'open':
        return this.#mayOpen(deed, user, asks);
      case 'join':
      case 'leave':
      case 'profile':
      case 'read':
        return this.#mayMove(deed, user);
      case 'erase':
        return asks || deed.word === 'erase' ? null : no('X8', 'not-confirmed');
      case 'confirm':
        return this.#mayConfirm(deed.group, deed.user, user);
      case 'assign':
      case 'respond':
      case 'reply':
      case 'decide': {
        const escalation = this.escalation(deed.escalation);
        const group = escalation && this.matter(escalation.ref).group;
        if (!escalation || group === undefined) return no('X3', 'unknown-reference');
        const actor = this.#actor(group, { user, at }, asks);
        return mayAnswer(deed, escalation, actor, (each) => this.#core.has(each));
      }
      default:
        return this.matters.has(deed.ref)
          ? this.#mayAct(deed, this.matter(deed.ref), { user, at }, asks)
          : no('X3', 'unknown-reference');
    }
  }

  #actor(group: string, { user, at }: Pick<Act, 'user' | 'at'>, asks: boolean): Actor {
    return { user, at, asks, place: this.place(group, user), core: this.#core.has(user) };
  }

  #mayAct(deed: MatterDeed, matter: Matter, who: Pick<Act, 'user' | 'at'>, asks: boolean): Refusal | null {
    const actor = this.#actor(matter.group, who, asks);
    switch (deed.kind) {
      case 'request':
      case 'extend':
        return mayVote(deed, matter, actor, 0);
      case 'ballot':
      case 'contest':
        return mayVote(deed, matter, actor, this.roundOf(deed.vote));
      case 'send':
        return maySend(deed, matter, actor);
      default:
        return mayAct(deed, matter, actor);
    }
  }

  #has(group: string, user: string, least: Tier): boolean {
    return isAtLeast(this.place(group, user), least);
  }

  /** P2, D3. */
  #mayOpen(deed: Extract<Deed, { kind: 'open' }>, user: string, asks: boolean): Refusal | null {
    if (!GROUPS.some(({ channel }) => channel === deed.group)) return no('C1', 'not-a-group-channel');
    if (!this.#has(deed.group, user, 'participant')) return no('P2', 'tier-too-low');
    if (deed.matter !== 'routine' && deed.significance === 'minor') return no('D3', 'always-significant');
    const least = leastDays(isSignificant(deed));
    if (deed.days !== null && deed.days < least) return no('D3', 'too-few-days');
    if (deed.days !== null && deed.days > 90) return no('D3', 'too-many-days');
    return asks || saysSomething(deed.text) ? null : no('D3', 'empty-field');
  }

  /** P1, L1. */
  #mayMove(deed: Extract<Deed, { kind: 'join' | 'leave' | 'profile' | 'read' }>, user: string): Refusal | null {
    if (!GROUPS.some(({ channel }) => channel === deed.group)) return no('C1', 'not-a-group-channel');
    const place = this.place(deed.group, user);
    if (deed.kind === 'join') {
      if (this.#has(deed.group, user, deed.as)) return no('P1', 'already-joined');
      return place.confirmBy === null ? null : no('P1', 'already-asked');
    }
    if (deed.kind !== 'leave') return null;
    if (place.tier === null) return no('P1', 'not-in-group');
    return place.tier === 'lead' && this.#leads(deed.group) === 1 ? no('L1', 'last-lead') : null;
  }

  #leads(group: string): number {
    return [...this.#places].filter(([key, { tier }]) => key.startsWith(`${group} `) && tier === 'lead').length;
  }

  /** P1. */
  #mayConfirm(group: string, asker: string, user: string): Refusal | null {
    if (!this.#has(group, user, 'lead')) return no('P1', 'leads-confirm');
    if (this.place(group, asker).confirmBy === null) return no('P1', 'no-request');
    return asker === user ? no('P1', 'own-request') : null;
  }

  /** Does what was allowed. `ref` is the number that a new matter got. */
  do({ deed, user, at }: Pick<Act, 'deed' | 'user' | 'at'>, ref: number): Outcome {
    switch (deed.kind) {
      case 'open':
        takesPart(this.place(deed.group, user), at);
        this.#opened(deed, user, ref);
        return {};
      case 'join': {
        const place = this.place(deed.group, user);
        if (place.tier === null) Object.assign(place, { tier: 'observer', since: at });
        place.confirmBy = deed.as === 'participant' ? at + 7 * DAY : null;
        return {};
      }
      case 'leave':
        Object.assign(this.place(deed.group, user), { tier: null, confirmBy: null, ...NO_ACTIVITY });
        return {};
      case 'confirm':
        this.confirmed(deed.group, deed.user, at);
        return {};
      case 'erase':
        this.#erased(user);
        return {};
      case 'profile':
      case 'read':
        return {};
      case 'assign':
      case 'respond':
      case 'reply':
      case 'decide': {
        const escalation = this.escalation(deed.escalation);
        return escalation ? answered(deed, escalation, this.matter(escalation.ref), at) : {};
      }
      default:
        return this.#acted(deed, this.matter(deed.ref), { user, at });
    }
  }

  #acted(deed: MatterDeed, matter: Matter, who: Pick<Act, 'user' | 'at'>): Outcome {
    const actor = this.#actor(matter.group, who, false);
    const electorate = () =>
      [...this.#places].flatMap(([key, place]) => {
        const [group, user = ''] = key.split(' ');
        return group === matter.group ? [[user, place] as const] : [];
      });
    switch (deed.kind) {
      case 'request':
      case 'extend':
        return voted(deed, matter, actor, 0, electorate);
      case 'ballot':
      case 'contest':
        return voted(deed, matter, actor, this.roundOf(deed.vote), electorate);
      case 'send':
        return sent(matter, actor.at);
      default:
        return acted(deed, matter, actor, electorate);
    }
  }

  /** P9: what was done may count as participation; from its end on, so that a vote that it opened is of those from before. */
  counts({ deed, user, at }: Pick<Act, 'deed' | 'user' | 'at'>): void {
    if ('ref' in deed && COUNTS.includes(deed.kind)) takesPart(this.place(this.matter(deed.ref).group, user), at);
  }

  /** X8: what somebody must have taken back before being erased: undecided matters and places. */
  ownedBy(user: string, at: number): string[] {
    const takesBack = ({ ref }: Matter): boolean =>
      this.refusal({ deed: { kind: 'withdraw', ref }, user, at, step: 'do' }) === null;
    return [
      ...[...this.matters.values()]
        .filter((matter) => matter.author === user && takesBack(matter))
        .map(({ ref }) => `D-${ref}`),
      ...GROUPS.flatMap(({ channel }) => (this.place(channel, user).tier === null ? [] : [`#${channel}`])),
    ];
  }

  /** X8: words and account go, what others act on stays and is nobody's. */
  #erased(user: string): void {
    for (const matter of this.matters.values()) {
      for (const objection of matter.objections) if (objection.by === user) objection.by = NOBODY;
      for (const vote of matter.votes) erasedFrom(vote, user);
      for (const escalation of matter.escalations)
        escalation.parties = escalation.parties.filter((party) => party !== user);
      if (matter.author !== user) continue;
      Object.assign(matter, { author: NOBODY, title: '(erased)', text: '(erased by whoever wrote it)' });
    }
  }

  /** Whose request in a group is confirmed by silence at this time. */
  asking(group: string, at: number): string | undefined {
    const found = [...this.#places].find(([key, { confirmBy }]) => key.startsWith(`${group} `) && confirmBy === at);
    return found?.[0].slice(group.length + 1);
  }

  /** P8: whose time in a group is over at this one. */
  ending(group: string, at: number): string | undefined {
    const found = [...this.#places].find(([key, { endsAt }]) => key.startsWith(`${group} `) && endsAt === at);
    return found?.[0].slice(group.length + 1);
  }

  /** P1: by a lead, or by silence. */
  confirmed(group: string, user: string, at: number): void {
    const place = this.place(group, user);
    if (!this.#has(group, user, 'participant')) place.tier = 'participant';
    Object.assign(place, { since: at, confirmBy: null });
  }

  #opened(deed: Extract<Deed, { kind: 'open' }>, author: string, ref: number): void {
    const significant = isSignificant(deed);
    const working = GROUPS.some(({ channel, kind }) => channel === deed.group && kind === 'working-group');
    this.matters.set(ref, {
      ...{ ref, author, working, significant, group: deed.group, matter: deed.matter },
      ...{ title: deed.title, text: deed.text, version: 1, days: deed.days ?? leastDays(significant) },
      ...{ status: 'announcing', announcedAt: null, deadlineAt: null, settledAt: null, restartedAt: null },
      ...{ moved: false, output: null, objections: [], requests: [], votes: [], escalations: [] },
      numbers: this.#numbers,
      said: {
        ...{ amended: 0, significant: 0, blocked: 0, reopened: 0, awaits: 0, settled: 0, undone: 0, moved: 0 },
        ...{ contested: 0, contestMoved: 0 },
      },
    });
  }

  /** D3: its clock starts. Answers why it can't, or null. */
  announce(ref: number, at: number): string | null {
    return announced(this.matter(ref), at);
  }

  /** D4, D1: silence at the deadline. Answers why there is no outcome yet, or null. */
  settle(ref: number): string | null {
    const matter = this.matter(ref);
    return this.#waitsFor(clockOf(matter)) ?? settled(matter);
  }

  /** X7: the deadline moves to `to`, decided at `now`. Answers why it does not, or null. */
  move(ref: number, to: number, now: number): string | null {
    const matter = this.matter(ref);
    if (matter.status !== 'open' || matter.deadlineAt === null) return `it is ${matter.status}`;
    if (matter.moved) return 'it was moved before';
    const problem = isPutOffUntil(clockOf(matter), to, this.spans, now);
    if (problem !== null) return problem;
    Object.assign(matter, { deadlineAt: to, moved: true });
    matter.said.moved += 1;
    return null;
  }

  /** V7: the card of its vote is there. Answers why no period begins with it, or null. */
  announceVote(ref: number, at: number): string | null {
    return voteAnnounced(this.matter(ref), at);
  }

  /** V7: what comes of the close of its vote. Answers with the reason why it does not close now. */
  closeVote(ref: number, at: number): Follow | string {
    const matter = this.matter(ref);
    const vote = latestVote(matter);
    if (vote?.status !== 'open') return 'no vote is open';
    if (vote.closesAt !== at) return `it closes at ${vote.closesAt}`;
    return this.#waitsFor(voteClockOf(vote)) ?? closes(vote, matter, at);
  }

  /** X7: the close of its vote moves. Answers why it does not, or null. */
  moveVote(ref: number, to: number, now: number): string | null {
    const vote = latestVote(this.matter(ref));
    if (!vote) return 'there is no vote';
    const problem = isPutOffUntil(voteClockOf(vote), to, this.spans, now);
    if (problem !== null) return problem;
    Object.assign(vote, { closesAt: to, moved: true });
    vote.said.moved += 1;
    return null;
  }

  /** X7, E1: the time to contest a result moves. Answers why it does not, or null. */
  moveContest(ref: number, round: number, to: number, now: number): string | null {
    const matter = this.matter(ref);
    const vote = matter.votes[round - 1];
    if (!vote) return 'there is no such vote';
    const problem = isPutOffUntil(contestClockOf(vote), to, this.spans, now);
    if (problem !== null) return problem;
    Object.assign(vote, { contestUntil: to, contestMoved: true });
    matter.said.contestMoved += 1;
    return null;
  }

  #waitsFor(clock: Clock): string | null {
    const { moves } = outageOf(clock, this.spans, clock.until ?? 0);
    return moves === 'yes' ? 'people could not act for more than an hour of its last day' : null;
  }

  /**
   * X7: the same as `refusal` where what the act is about may be put off, although that is not written down yet;
   * `undefined` where it may not.
   */
  refusalPutOff(act: Pick<Act, 'deed' | 'user' | 'at' | 'step'>): Refusal | null | undefined {
    const { deed, at } = act;
    const matter = 'ref' in deed ? this.matters.get(deed.ref) : undefined;
    const vote = matter && ('vote' in deed ? matter.votes[this.roundOf(deed.vote) - 1] : latestVote(matter));
    const may = (clock: Clock): boolean => outageOf(clock, this.spans, at).moves !== 'no';
    if (matter && may(clockOf(matter))) return this.#without(matter, 'deadlineAt', act);
    if (vote && may(voteClockOf(vote))) return this.#without(vote, 'closesAt', act);
    return vote && may(contestClockOf(vote)) ? this.#without(vote, 'contestUntil', act) : undefined;
  }

  /** What would be refused if a time did not end yet. */
  #without<F extends string>(
    clocked: { [field in F]: number | null },
    field: F,
    act: Pick<Act, 'deed' | 'user' | 'at' | 'step'>,
  ): Refusal | null {
    const until = clocked[field];
    clocked[field] = Infinity;
    const refusal = this.refusal(act);
    clocked[field] = until;
    return refusal;
  }
}

const clockOf = ({ status, moved, announcedAt, deadlineAt }: Matter): Clock => ({
  ...{ runs: status === 'open' && !moved, since: announcedAt, until: deadlineAt },
});

const voteClockOf = ({ status, moved, announcedAt, closesAt }: Vote): Clock => ({
  ...{ runs: status === 'open' && !moved, since: announcedAt, until: closesAt },
});

const contestClockOf = ({ status, contestMoved, closedAt, contestUntil }: Vote): Clock => ({
  ...{ runs: status === 'closed' && !contestMoved, since: closedAt, until: contestUntil },
});

/** X8: a ballot counts on, and its words go. */
function erasedFrom({ seats, contests }: Vote, user: string): void {
  for (const contest of contests) if (contest.by === user) contest.by = NOBODY;
  for (const seat of seats) {
    if (seat.user !== user) continue;
    seat.user = NOBODY;
    for (const ballot of seat.ballots) if (ballot.rationale !== '') ballot.rationale = '(erased by whoever wrote it)';
  }
}

const isSignificant = (deed: Pick<Extract<Deed, { kind: 'open' }>, 'matter' | 'significance'>): boolean =>
  deed.matter !== 'routine' || deed.significance === 'significant';

const leastDays = (significant: boolean): number => (significant ? 10 : 5);

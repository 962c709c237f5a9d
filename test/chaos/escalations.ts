import type { Deed } from './act.js';
import {
  DAY,
  isAtLeast,
  no,
  saysSomething,
  type Actor,
  type Follow,
  type Matter,
  type Outcome,
  type Refusal,
  type Status,
} from './matter.js';

/** A matter that is with Core Maintainers for a decision, or would be. */
export interface Escalation {
  readonly number: number;
  readonly ref: number;
  cause: Cause;
  status: 'draft' | 'open' | 'awaiting-information' | 'deliberating' | 'decided' | 'closed';
  sentAt: number | null;
  dueAt: number | null;
  respondedAt: number | null;
  assignee: string | null;
  settledAt: number | null;
  /** E4: who is a party in it, since it was sent. */
  parties: readonly string[];
  /** How many steps are to be said. */
  said: number;
}

type Cause = 'failed' | 'no-quorum' | 'contested' | 'no-consensus';

export type EscalationDeed = Extract<Deed, { kind: 'assign' | 'respond' | 'reply' | 'decide' }>;
type SendDeed = Extract<Deed, { kind: 'send' }>;

const undecided = ({ escalations }: Matter): Escalation | undefined =>
  escalations.find(({ status }) => status !== 'decided' && status !== 'closed');

/** E-1, E-2, …: escalations are numbered as they are made. */
export class Numbers {
  #last = 0;

  next(): number {
    return (this.#last += 1);
  }
}

/** E1: the draft of a matter that its vote did not settle; one that is there already goes by the new cause. */
export function drafted(matter: Matter, cause: Cause, at: number | null): Follow[] {
  const before = undecided(matter);
  if (before && (before.status !== 'draft' || before.cause === cause)) return [];
  const number = before?.number ?? matter.numbers.next();
  const facts = { cause, matter: `D-${matter.ref}`, status: 'draft', class: 'decision', dueAt: null };
  const happens = (): Outcome => {
    if (before) before.cause = cause;
    else matter.escalations.push(fresh(number, matter.ref, cause));
    return { facts };
  };
  return [{ kind: before ? 'escalation-redrafted' : 'escalation-drafted', subject: `E-${number}`, at, happens }];
}

/** E1: a draft that is not needed any more. */
export function dropped(matter: Matter, at: number | null): Follow[] {
  const draft = undecided(matter);
  if (draft?.status !== 'draft') return [];
  const happens = (): Outcome => {
    draft.status = 'closed';
    // At the time at which it was written, where that is not known.
    draft.settledAt = at;
    return { facts: { status: 'closed', matter: `D-${matter.ref}` } };
  };
  return [{ kind: 'escalation-dropped', subject: `E-${draft.number}`, at, happens }];
}

const fresh = (number: number, ref: number, cause: Cause): Escalation => ({
  ...{ number, ref, cause, status: 'draft', sentAt: null, dueAt: null, respondedAt: null, assignee: null },
  ...{ settledAt: null, parties: [], said: 0 },
});

/** D2, E1, E3: why somebody may not bring a matter to Core Maintainers; null when they may. */
export function maySend({ ask }: SendDeed, matter: Matter, { place, asks }: Actor): Refusal | null {
  if (!isAtLeast(place, 'lead')) return no('E1', 'leads-escalate');
  const present = undecided(matter);
  if (present && present.status !== 'draft') return no('D2', 'escalated-already');
  if (['announcing', 'open', 'voting', 'awaiting-record', 'agreed'].includes(matter.status))
    return no('D2', 'earlier-step-open');
  if (causeOf(matter.status) === null) return no('D2', 'nothing-to-escalate');
  return asks || saysSomething(ask) ? null : no('E3', 'empty-field');
}

function causeOf(status: Status): Cause | null {
  switch (status) {
    case 'failed':
    case 'no-quorum':
    case 'contested':
      return status;
    case 'rough-consensus':
    case 'no-consensus':
      return 'no-consensus';
    default:
      return null;
  }
}

/** Which escalation a lead would send; the next number where there is no draft. */
export function sent(matter: Matter, at: number): Outcome {
  const cause = causeOf(matter.status);
  if (cause === null) return {};
  let escalation = undecided(matter);
  if (!escalation) {
    escalation = fresh(matter.numbers.next(), matter.ref, cause);
    matter.escalations.push(escalation);
  }
  const dueAt = endOfBusinessDays(at, 5);
  const standing = matter.objections.filter(({ lifted }) => !lifted).map(({ by }) => by);
  const contesting = matter.votes.at(-1)?.contests.map(({ by }) => by) ?? [];
  const parties = [...new Set([matter.author, ...standing, ...contesting])];
  Object.assign(escalation, { status: 'open', sentAt: at, dueAt, parties });
  const facts = { status: 'open', class: 'decision', dueAt, cause: escalation.cause, matter: `D-${matter.ref}` };
  return { facts, follows: [moves(matter, escalation, 'escalation-sent', 'escalated', at)] };
}

/** E6: Monday to Friday in UTC, the day itself not counted; the first instant that is too late. */
function endOfBusinessDays(at: number, days: number): number {
  let midnight = Math.floor(at / DAY) * DAY;
  for (let left = days; left > 0;) {
    midnight += DAY;
    if (![0, 6].includes(new Date(midnight).getUTCDay())) left -= 1;
  }
  return midnight + DAY;
}

/** E5: the matter goes where its escalation is. */
const moves = (matter: Matter, { number }: Escalation, kind: string, status: Status, at: number): Follow => ({
  ...{ kind, subject: `D-${matter.ref}`, at },
  happens() {
    Object.assign(matter, { status, settledAt: status === 'guided' ? at : null });
    return { facts: { escalation: `E-${number}` } };
  },
});

/** E4, E5: why somebody may not act on an escalation; null when they may. */
export function mayAnswer(
  deed: EscalationDeed,
  escalation: Escalation,
  actor: Actor,
  isCore: (user: string) => boolean,
): Refusal | null {
  const { status, assignee, parties } = escalation;
  const notThere = no('E5', 'escalation-not-there');
  const answerable = status === 'open' || status === 'awaiting-information';
  const said = (text: string): Refusal | null => (actor.asks || saysSomething(text) ? null : no('E5', 'empty-field'));
  switch (deed.kind) {
    case 'assign':
      if (!actor.core) return no('E4', 'level-too-low');
      if (!answerable) return notThere;
      if (!isCore(deed.to)) return no('E4', 'not-a-core-maintainer');
      if (assignee === deed.to) return no('E4', 'assigned-already');
      return parties.includes(deed.to) && !deed.reason ? no('E4', 'conflicted') : null;
    case 'respond':
      if (!answerable) return notThere;
      if (assignee === null) return actor.core ? no('E4', 'nobody-designated') : no('E5', 'level-too-low');
      return assignee === actor.user ? said(deed.text) : no('E5', 'only-the-designated');
    case 'reply':
      if (!isAtLeast(actor.place, 'lead')) return no('E5', 'lead-replies');
      return status === 'awaiting-information' ? said(deed.text) : notThere;
    case 'decide':
      if (!actor.core) return no('E5', 'level-too-low');
      if (status !== 'deliberating') return notThere;
      return parties.includes(actor.user) ? no('E4', 'party-records') : said(deed.text);
  }
}

/** Does what was allowed. */
export function answered(deed: EscalationDeed, escalation: Escalation, matter: Matter, at: number): Outcome {
  escalation.said += 1;
  const goes = (status: Escalation['status'], kind: string): Outcome => {
    const before = escalation.status;
    Object.assign(escalation, { status, settledAt: status === 'decided' ? at : null });
    const facts = { status, class: 'decision', dueAt: escalation.dueAt };
    const becomes = status === 'decided' ? 'guided' : status === 'open' ? 'escalated' : status;
    if (before === status || becomes === 'draft' || becomes === 'closed') return { facts };
    return { facts, follows: [moves(matter, escalation, kind, becomes, at)] };
  };
  switch (deed.kind) {
    case 'assign':
      escalation.assignee = deed.to;
      return { facts: { status: escalation.status, isParty: escalation.parties.includes(deed.to) } };
    case 'respond':
      escalation.respondedAt ??= at;
      if (deed.outcome === 'guidance') return goes('decided', 'guidance-given');
      return deed.outcome === 'more-information'
        ? goes('awaiting-information', 'information-asked')
        : goes('deliberating', 'full-deliberation-asked');
    case 'reply':
      return goes('open', 'information-given');
    case 'decide':
      return goes('decided', 'decision-recorded');
  }
}

import { businessDaysAfter } from './business-days.js';
import { no, yes, type Decision } from './decision.js';
import { escalationReference, type Escalation, type EscalationCase, type EscalationCause } from './escalation.js';
import { bindingFeedback, type Feedback } from './feedback.js';
import type { Instant } from './ids.js';
import { referenceOf, type Proposal } from './proposal.js';
import type { Refusal } from './refusal.js';
import { edition } from './rules.js';
import type { Standing } from './standing.js';
import type { Vote } from './vote.js';
import { ANSWER_AT_MOST, written } from './wording.js';

/** What the rules about escalating a matter need to know of it. */
export interface Escalatable {
  readonly proposal: Proposal;
  /** The latest one. */
  readonly vote: Vote | null;
  readonly feedback: readonly Feedback[];
  /** The escalation of class `decision` that waits for somebody. */
  readonly undecided: Escalation | null;
}

/**
 * D2, E1: whether a Lead may bring a matter of the group to Core Maintainers for a decision, and why it comes to them.
 * Every earlier step must have been tried. Asked before the form opens and again when it comes back.
 */
export function mayEscalate(
  { proposal, vote, feedback, undecided }: Escalatable,
  { tier, group }: Standing,
): Decision<EscalationCause, Refusal> {
  if (group.status === 'retired') return no({ clause: 'E1', code: 'group-retired', group: group.title });
  if (tier !== 'lead') return no({ clause: 'E1', code: 'leads-escalate', kind: group.kind, group: group.title });
  if (undecided && undecided.status !== 'draft') return no(escalatedAlready(undecided));
  const { status } = proposal;
  const open = (endsAt: Instant | null): Decision<EscalationCause, Refusal> =>
    no({ clause: 'D2', code: 'earlier-step-open', status, kind: proposal.groupKind, endsAt });
  switch (status) {
    case 'failed':
    case 'no-quorum':
    case 'contested':
      return yes(status);
    case 'rough-consensus':
    case 'no-consensus':
      return yes('no-consensus');
    case 'agreed':
      return bindingFeedback(feedback).length > 0 ? yes('feedback') : open(null);
    case 'announcing':
    case 'open':
      return open(proposal.deadlineAt);
    case 'voting':
      return open(vote?.closesAt ?? null);
    case 'awaiting-record':
      return open(null);
    case 'escalated':
    case 'awaiting-information':
    case 'deliberating':
    case 'guided':
    case 'accepted':
    case 'passed':
    case 'consensus':
    case 'withdrawn':
    case 'closed':
      return no({ clause: 'D2', code: 'nothing-to-escalate', status, reference: referenceOf(proposal) });
  }
}

/** The refusal where something is with Core Maintainers already. */
export const escalatedAlready = (escalation: Escalation): Refusal => ({
  clause: 'D2',
  code: 'escalated-already',
  reference: escalationReference(escalation),
  status: escalation.status,
});

/** E3: the four fields as they were typed; each must say something. */
export function writtenCase(typed: EscalationCase): Decision<EscalationCase, Refusal> {
  const made: Record<keyof EscalationCase, string> = { decision: '', options: '', disagreement: '', ask: '' };
  for (const field of ['decision', 'options', 'disagreement', 'ask'] as const) {
    const text = written('E3', field, typed[field], ANSWER_AT_MOST);
    if (!text.ok) return text;
    made[field] = text.value;
  }
  return yes(made);
}

/** E1, E6: an escalation goes to Core Maintainers at `at`; the time for a first response runs from then. */
export const sent = (escalation: Escalation, asked: EscalationCase, at: Instant): Escalation => ({
  ...escalation,
  ...asked,
  status: 'open',
  sentAt: at,
  dueAt: businessDaysAfter(at, edition(escalation.edition).RESPONSE_BUSINESS_DAYS),
});

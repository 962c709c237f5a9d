import { no, yes, type Decision } from './decision.js';
import type { Instant, ObjectionId } from './ids.js';
import { requireInTime } from './proposal-clock.js';
import { standingObjections, type Objection, type OutputKind, type Proposal } from './proposal.js';
import type { Refusal } from './refusal.js';
import { requireTier, type Standing } from './standing.js';
import { ANSWER_AT_MOST, written } from './wording.js';

/** D1: whether a person may disagree now. */
export function mayDisagree(
  proposal: Proposal,
  objections: readonly Objection[],
  standing: Standing,
  at: Instant,
): Decision<null, Refusal> {
  if (proposal.groupKind !== 'interest-group') return no({ clause: 'D1', code: 'for-interest-groups' });
  const allowed = requireTier(standing, 'participant', 'D1');
  if (!allowed.ok) return allowed;
  // The ballots decide, and a disagreement would be heard by nobody.
  if (proposal.status === 'voting') return no({ clause: 'D1', code: 'not-open', status: 'voting' });
  const inTime = requireInTime(proposal, at, 'D1');
  if (!inTime.ok) return inTime;
  const own = standingObjections(objections).some((objection) => objection.personId === standing.personId);
  return own ? no({ clause: 'D1', code: 'own-objection-stands', kind: 'disagreement' }) : yes(null);
}

/** D1: a Participant of an Interest Group disagrees, with a reason. The proposal stays open. */
export function disagree(
  proposal: Proposal,
  objections: readonly Objection[],
  standing: Standing,
  reason: string,
  at: Instant,
  id: ObjectionId,
): Decision<{ proposal: Proposal; objection: Objection }, Refusal> {
  const allowed = mayDisagree(proposal, objections, standing, at);
  if (!allowed.ok) return allowed;
  const said = written('D1', 'reason', reason, ANSWER_AT_MOST);
  if (!said.ok) return said;
  const objection: Objection = {
    id,
    proposalId: proposal.id,
    personId: standing.personId,
    kind: 'disagreement',
    reason: said.value,
    resolution: '',
    at,
    liftedAt: null,
  };
  // Silence that was recorded before this act was processed becomes what it would have been in order.
  const status = proposal.status === 'consensus' ? 'awaiting-record' : proposal.status;
  return yes({ proposal: { ...proposal, status, settledAt: null }, objection });
}

/** D1: whether a person may record the outcome now: Facilitators, after the deadline, where somebody disagreed. */
export function mayRecordOutcome(proposal: Proposal, standing: Standing, at: Instant): Decision<null, Refusal> {
  if (proposal.groupKind !== 'interest-group') return no({ clause: 'D1', code: 'for-interest-groups' });
  const allowed = requireTier(standing, 'lead', 'D1');
  if (!allowed.ok) return allowed;
  const { deadlineAt, status } = proposal;
  if (status === 'announcing' || status === 'open' || (deadlineAt !== null && at < deadlineAt)) {
    return no({ clause: 'D1', code: 'not-yet-the-deadline', deadlineAt });
  }
  return status === 'awaiting-record' ? yes(null) : no({ clause: 'D1', code: 'not-open', status });
}

/** D1: a Facilitator records what the group came to; never binding. */
export function recordOutcome(
  proposal: Proposal,
  standing: Standing,
  outcome: { readonly rough: boolean; readonly outputKind: OutputKind | null },
  at: Instant,
): Decision<Proposal, Refusal> {
  const allowed = mayRecordOutcome(proposal, standing, at);
  if (!allowed.ok) return allowed;
  if (!outcome.rough) return yes({ ...proposal, status: 'no-consensus', outputKind: null, settledAt: at });
  if (outcome.outputKind === null) return no({ clause: 'D1', code: 'empty-field', field: 'kind of output' });
  return yes({ ...proposal, status: 'rough-consensus', outputKind: outcome.outputKind, settledAt: at });
}

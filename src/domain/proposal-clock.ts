import { addDays } from './calendar.js';
import type { ClauseId } from './clause.js';
import { no, yes, type Decision } from './decision.js';
import { bindingFeedback, type Feedback } from './feedback.js';
import type { Instant } from './ids.js';
import { standingObjections, type Objection, type Proposal } from './proposal.js';
import type { Refusal } from './refusal.js';

/**
 * D3: the announcement that starts the clock was delivered at `at`; the deadline is counted from there, so a late
 * delivery shortens nothing. A proposal whose clock runs, or that has ended, stays as it is.
 * @param restartedAt when the clock was last restarted, or null: a message from before that announced what no longer
 *   stands, and starts nothing (D7)
 */
export function announced(proposal: Proposal, at: Instant, restartedAt: Instant | null): Proposal {
  if (proposal.announcedAt !== null || !UNSETTLED.has(proposal.status)) return proposal;
  if (restartedAt !== null && at < restartedAt) return proposal;
  const dated = { ...proposal, announcedAt: at, deadlineAt: addDays(at, proposal.days) };
  return proposal.status === 'announcing' ? { ...dated, status: 'open' } : dated;
}

const UNSETTLED: ReadonlySet<Proposal['status']> = new Set(['announcing', 'open', 'voting']);
const SETTLED_BY_SILENCE: ReadonlySet<Proposal['status']> = new Set([
  'accepted',
  'agreed',
  'consensus',
  'awaiting-record',
]);

/**
 * D5: whether an act at `at` comes before the deadline of a proposal that is still to be decided. It counts by when
 * the person acted: silence that was recorded meanwhile is undone by an act that came before the deadline.
 */
export function requireInTime(proposal: Proposal, at: Instant, clause: ClauseId): Decision<null, Refusal> {
  const { status, deadlineAt } = proposal;
  if (!UNSETTLED.has(status) && !SETTLED_BY_SILENCE.has(status)) return no({ clause, code: 'not-open', status });
  if (deadlineAt !== null && at >= deadlineAt) return no({ clause, code: 'deadline-passed', deadlineAt, actedAt: at });
  return yes(null);
}

/** The clock starts anew with the announcement that is on its way (D3, D7). */
export const restarted = (proposal: Proposal): Proposal => ({
  ...proposal,
  status: 'announcing',
  announcedAt: null,
  deadlineAt: null,
  settledAt: null,
});

/**
 * D4, D1: what an open proposal becomes at its deadline. The outcome carries the deadline as its time, however late it
 * is processed. Scope and specification matters go on to Core Maintainers (V9), and so does what binding feedback of
 * theirs stands against (V5).
 */
export function settled(proposal: Proposal, objections: readonly Objection[], feedback: readonly Feedback[]): Proposal {
  if (proposal.status !== 'open' || proposal.deadlineAt === null) return proposal;
  const done = { ...proposal, settledAt: proposal.deadlineAt };
  if (proposal.groupKind === 'working-group') {
    // Silence is no consent where a block stands: a vote opens.
    if (standingObjections(objections).length > 0) return { ...proposal, status: 'voting' };
    const isHeldBack = bindingFeedback(feedback).length > 0;
    return { ...done, status: proposal.matter === 'routine' && !isHeldBack ? 'accepted' : 'agreed' };
  }
  return standingObjections(objections).length === 0
    ? { ...done, status: 'consensus' }
    : { ...proposal, status: 'awaiting-record' };
}

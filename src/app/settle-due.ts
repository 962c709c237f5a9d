import type { Instant } from '../domain/ids.js';
import type { Proposal } from '../domain/proposal.js';
import type { Tx } from '../ports/store.js';
import { closeDueVote } from './close-vote.js';
import type { Deps } from './deps.js';
import { liveSession } from './move-deadline.js';
import { settleProposal } from './settle-proposal.js';

/**
 * D4, V7: settles what time had settled before somebody acted at `at`, so that an act never depends on whether the clock's
 * own work has run yet. False when nothing was due. An outage must have moved the deadline already (X7). The server must be
 * locked.
 */
export async function settleDue(tx: Tx, deps: Deps, proposal: Proposal, at: Instant): Promise<boolean> {
  const live = liveSession(deps);
  const isDue = (until: Instant | null): boolean => until !== null && until <= at;
  if (proposal.status === 'open' && isDue(proposal.deadlineAt)) {
    await settleProposal(tx, proposal.id, at, deps.outageExtension && live.length > 0, live);
    return true;
  }
  const vote = proposal.status === 'voting' ? await tx.votes.latestOf(proposal.id) : null;
  if (vote?.status !== 'open' || !isDue(vote.closesAt)) return false;
  await closeDueVote(tx, deps, vote.id, live);
  return true;
}

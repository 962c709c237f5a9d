import type { Instant, ProposalId } from '../domain/ids.js';
import type { Vote } from '../domain/vote.js';
import type { Tx } from '../ports/store.js';

/** V1: the open vote on a proposal comes to no result; its ballots are kept. Null when there is none. */
export async function cancelVote(tx: Tx, id: ProposalId, at: Instant): Promise<Vote | null> {
  const vote = await tx.votes.latestOf(id);
  if (vote?.status !== 'open') return null;
  const cancelled: Vote = { ...vote, status: 'cancelled', closedAt: at };
  await tx.votes.save(cancelled);
  return cancelled;
}

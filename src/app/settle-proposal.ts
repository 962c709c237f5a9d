import type { Instant, ProposalId } from '../domain/ids.js';
import type { Span } from '../domain/outage.js';
import { settled } from '../domain/proposal-clock.js';
import type { Tx } from '../ports/store.js';
import { openVote } from './open-vote.js';
import { lockedProposal } from './locked-proposal.js';
import { moveDeadline } from './move-deadline.js';
import { settledKey, writeProposal } from './write-proposal.js';

/**
 * D4, D1: what became of an open proposal whose deadline has come. The outcome is the one at the deadline, however late
 * this runs; an outage before it moves it first (X7).
 * @param live see liveSession
 */
export async function settleProposal(
  tx: Tx,
  id: ProposalId,
  now: Instant,
  outageExtension: boolean,
  live: readonly Span[],
): Promise<void> {
  if (outageExtension && (await moveDeadline(tx, id, now, live))) return;
  const found = await lockedProposal(tx, id);
  if (!found) return;
  const { proposal: before, group } = found;
  const { deadlineAt } = before;
  if (deadlineAt === null || deadlineAt > now) return;
  const proposal = settled(before, await tx.proposals.objections(id), await tx.feedbacks.of(id));
  if (proposal === before) return;
  if (proposal.status === 'voting') {
    await openVote(tx, { proposal: before, group, cause: 'block', at: deadlineAt, by: null, now });
    return;
  }
  const waits = proposal.status === 'awaiting-record';
  await writeProposal(tx, {
    proposal,
    group,
    at: deadlineAt,
    happened: waits ? 'disagreement-at-deadline' : 'silence-consented',
    clauses: proposal.groupKind === 'working-group' ? ['D4'] : ['D1', 'D4'],
    notice: {
      key: settledKey(proposal),
      say: (entry) =>
        waits ? { type: 'proposal-awaits-record', id } : { type: 'proposal-settled', id, recordHead: entry.hash },
    },
    now,
  });
}

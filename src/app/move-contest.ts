import { contestClock, isResultOf } from '../domain/contest.js';
import type { Instant, VoteId } from '../domain/ids.js';
import type { Span } from '../domain/outage.js';
import type { Proposal } from '../domain/proposal.js';
import type { Vote } from '../domain/vote.js';
import type { Tx } from '../ports/store.js';
import { lockedProposal } from './locked-proposal.js';
import { deadlineAfterOutage } from './move-deadline.js';
import { writeVote } from './write-vote.js';

/** X7: where an outage moves the end of the time to contest a result (E1) to, or null: also when that is over, or nothing to contest any more. */
export async function contestAfterOutage(
  tx: Tx,
  vote: Vote,
  proposal: Proposal,
  now: Instant,
  live: readonly Span[],
): Promise<Instant | null> {
  const latest = await tx.votes.latestOf(proposal.id);
  if (!latest || !isResultOf({ proposal, vote, latest })) return null;
  const to = await deadlineAfterOutage(tx, contestClock(vote, proposal), now, live);
  return to !== null && to > now ? to : null;
}

/**
 * X7: moves the end of the time to contest a result (E1) before which people could not act, once a vote; announced and
 * recorded. False when it stands.
 * @param live see liveSession
 */
export async function moveContest(tx: Tx, id: VoteId, now: Instant, live: readonly Span[]): Promise<boolean> {
  const glimpse = await tx.votes.find(id);
  const found = glimpse && (await lockedProposal(tx, glimpse.proposalId));
  const vote = found && (await tx.votes.find(id));
  const from = vote?.contestUntil ?? null;
  if (!found || !vote || from === null) return false;
  const { proposal, group } = found;
  const to = await contestAfterOutage(tx, vote, proposal, now, live);
  if (to === null) return false;
  await writeVote(tx, {
    vote: { ...vote, contestUntil: to, contestMovedAt: now },
    proposal,
    group,
    at: now,
    happened: 'contest-moved',
    clauses: ['X7', 'E1'],
    facts: { from, to },
    notice: { key: `contest-moved:${id}`, say: () => ({ type: 'contest-moved', id: proposal.id, from, to }) },
    now,
  });
  return true;
}

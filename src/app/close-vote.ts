import type { ClauseId } from '../domain/clause.js';
import type { BallotId, Instant, VoteId } from '../domain/ids.js';
import type { Span } from '../domain/outage.js';
import type { Proposal } from '../domain/proposal.js';
import type { RecordEntry } from '../domain/record.js';
import { afterVote, closed } from '../domain/vote-result.js';
import type { Ballot, Vote } from '../domain/vote.js';
import type { Tx } from '../ports/store.js';
import type { Deps } from './deps.js';
import { draftEscalation, dropDraft } from './draft-escalation.js';
import { lockedVote, type Voting } from './locked-vote.js';
import { moveVoteClose } from './move-deadline.js';
import { resultFacts } from './result-facts.js';
import { showVote } from './show-vote.js';
import { writeProposal } from './write-proposal.js';

/**
 * V7: closes a vote whose time has come. The result is the one at its close, however late this runs; an outage before
 * it moves it first (X7).
 * @param live see liveSession
 */
export async function closeDueVote(tx: Tx, deps: Deps, id: VoteId, live: readonly Span[]): Promise<void> {
  const now = deps.clock.now();
  if (deps.outageExtension && (await moveVoteClose(tx, id, now, live))) return;
  const found = await lockedVote(tx, id);
  if (found?.vote.status !== 'open') return;
  const { closesAt } = found.vote;
  if (closesAt !== null && closesAt <= now) await closeVote(tx, deps, found, closesAt);
}

/** V2, V4: the vote closes at `at` with the ballots that it has, and its result moves the matter. The server must be locked. */
export const closeVote = (tx: Tx, deps: Deps, voting: Voting, at: Instant): Promise<Voting> =>
  writeResult(tx, deps, { ...voting, vote: closed(voting.vote, voting.proposal, at) }, { happened: 'vote-closed', at });

/**
 * V8: a ballot from before the close came after it and changes the result: what was said is taken back, and what followed
 * from it. The server must be locked.
 * @param voting the vote with its new result
 * @param late the ballot
 */
export const recountVote = (tx: Tx, deps: Deps, voting: Voting, late: Pick<Ballot, 'id' | 'at'>): Promise<Voting> =>
  writeResult(tx, deps, voting, { happened: 'vote-recounted', at: late.at, late: late.id });

/** Writes a closed vote, and where its result brings the matter, with all that follows. */
async function writeResult(
  tx: Tx,
  deps: Deps,
  { vote, proposal: before, group }: Voting,
  counted: { readonly happened: 'vote-closed' | 'vote-recounted'; readonly at: Instant; readonly late?: BallotId },
): Promise<Voting> {
  const { id } = before;
  const { happened, at, late } = counted;
  const now = deps.clock.now();
  const said = { feedback: await tx.feedbacks.of(id), approvals: await tx.feedbacks.approvals(id) };
  const status = afterVote(vote, before, said);
  const isSettled = status === 'passed' || status === 'agreed';
  const proposal: Proposal = { ...before, status, settledAt: isSettled ? vote.closedAt : null };
  await tx.votes.save(vote);
  await writeProposal(tx, {
    proposal,
    group,
    at,
    happened,
    clauses: clausesOf(before, status),
    facts: resultFacts(vote, before),
    notice: resultNotice(vote, late ?? null),
    now,
  });
  await showVote(tx, vote, group, now);
  const follows = { proposal, group, at: late === undefined ? at : now };
  if (status === 'failed' || status === 'no-quorum') await draftEscalation(tx, deps, { ...follows, cause: status });
  else if (late !== undefined) await dropDraft(tx, deps, follows);
  return { vote, proposal, group };
}

/**
 * V6: the result as it is said, once for each close, and once more for each ballot that was counted after it.
 * @param late such a ballot
 */
export const resultNotice = ({ id, closedAt }: Vote, late: BallotId | null) => ({
  key: `vote-result:${id}:${closedAt}:${late ?? 'closed'}`,
  say: ({ hash }: RecordEntry) => ({ type: 'vote-result', id, recordHead: hash, recounted: late !== null }) as const,
});

const clausesOf = ({ matter }: Proposal, status: Proposal['status']): readonly ClauseId[] => {
  if (status === 'failed' || status === 'no-quorum') return ['V2', 'V4', 'V6', 'E1'];
  return status === 'agreed' ? ['V2', 'V4', 'V6', matter === 'routine' ? 'V5' : 'V9'] : ['V2', 'V4', 'V6'];
};

import { no, yes, type Decision } from '../domain/decision.js';
import type { VoteId } from '../domain/ids.js';
import type { Refusal } from '../domain/refusal.js';
import { clockOf } from '../domain/vote-clock.js';
import type { Ballot, Seat } from '../domain/vote.js';
import type { Tx } from '../ports/store.js';
import type { Act } from './act.js';
import type { Deps } from './deps.js';
import type { Voting } from './locked-vote.js';
import { liveSession, moveVoteClose, movesNow } from './move-deadline.js';
import { perform } from './perform.js';
import { proposalNamed } from './proposal-facts.js';

/** Somebody acts on a vote: loads how it stands, and commits what `work` decides and writes. */
export const onVote = <T>(
  deps: Deps,
  act: Act,
  id: VoteId,
  work: (tx: Tx, voting: Voting) => Promise<Decision<T, Refusal>>,
): Promise<Decision<T, Refusal>> =>
  perform(deps, act, async (tx) => {
    const voting = await votingOf(tx, act, id);
    if (!voting) return no({ clause: 'X3', code: 'unknown-reference', typed: id });
    if ((await movesNow(tx, deps, clockOf(voting.vote, voting.proposal))) === null) return work(tx, voting);
    await moveVoteClose(tx, id, deps.clock.now(), liveSession(deps));
    return work(tx, (await votingOf(tx, act, id)) ?? voting);
  });

/** A vote of the server in which somebody acts, with its close where an outage moves it (X7). Writes nothing. */
export async function presentVoting(tx: Tx, deps: Deps, act: Act, id: VoteId): Promise<Voting | null> {
  const voting = await votingOf(tx, act, id);
  if (!voting) return null;
  const closesAt = await movesNow(tx, deps, clockOf(voting.vote, voting.proposal));
  return closesAt === null ? voting : { ...voting, vote: { ...voting.vote, closesAt } };
}

async function votingOf(tx: Tx, act: Act, id: VoteId): Promise<Voting | null> {
  const vote = await tx.votes.find(id);
  if (vote?.serverId !== act.serverId) return null;
  const proposal = await tx.proposals.find(vote.proposalId);
  const group = proposal && (await tx.groups.find(proposal.groupId));
  return proposal && group ? { vote, proposal, group } : null;
}

/** The latest vote on the proposal that somebody named. */
export async function voteNamed(tx: Tx, act: Act, typed: string): Promise<Decision<VoteId, Refusal>> {
  const proposal = await proposalNamed(tx, act.serverId, typed);
  if (!proposal.ok) return proposal;
  const vote = await tx.votes.latestOf(proposal.value.id);
  return vote ? yes(vote.id) : no({ clause: 'V1', code: 'no-vote', reference: `D-${proposal.value.number}` });
}

/** V3, V8: the seat of whoever acts, with its last ballot. */
export async function seatAt(tx: Tx, act: Act, id: VoteId): Promise<{ seat: Seat | null; last: Ballot | null }> {
  const person = await tx.people.byAccount(act.serverId, act.user.id);
  const seat = person && (await tx.votes.seatOf(id, person.id));
  const ballotId = seat?.ballotId ?? null;
  return { seat, last: ballotId === null ? null : await tx.votes.ballot(ballotId) };
}

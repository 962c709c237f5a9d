import type { Group } from '../domain/group.js';
import type { VoteId } from '../domain/ids.js';
import type { Proposal } from '../domain/proposal.js';
import type { Vote } from '../domain/vote.js';
import type { Tx } from '../ports/store.js';
import { lockedProposal } from './locked-proposal.js';

/** A vote with its proposal and group. */
export interface Voting {
  readonly vote: Vote;
  readonly proposal: Proposal;
  readonly group: Group;
}

/**
 * A vote for a change made by time: takes the server's lock, then reads, so that no act of a person comes in between.
 * Null when there is none with this id.
 */
export async function lockedVote(tx: Tx, id: VoteId): Promise<Voting | null> {
  const glimpse = await tx.votes.find(id);
  const found = glimpse && (await lockedProposal(tx, glimpse.proposalId));
  const vote = found && (await tx.votes.find(id));
  return found && vote ? { vote, ...found } : null;
}

import { randomUUID } from 'node:crypto';
import type { ClauseId } from '../domain/clause.js';
import { electorateOf } from '../domain/electorate.js';
import type { Group } from '../domain/group.js';
import { asId, type Instant, type VoteId } from '../domain/ids.js';
import type { Proposal } from '../domain/proposal.js';
import type { Sealed } from '../domain/record.js';
import { NO_BALLOTS, type Vote, type VoteCause } from '../domain/vote.js';
import type { Tx } from '../ports/store.js';
import { writeProposal } from './write-proposal.js';

/**
 * V1, V3: opens the formal vote on a proposal: freezes who votes, and posts the vote's card, whose delivery starts the
 * period (V7). The server must be locked in this transaction.
 * @param by whoever opened it, for the record; null where time did
 */
export async function openVote(
  tx: Tx,
  opening: {
    readonly proposal: Proposal;
    readonly group: Group;
    readonly cause: VoteCause;
    readonly at: Instant;
    readonly by: Sealed | null;
    readonly now: Instant;
  },
): Promise<Proposal> {
  const { proposal, group, cause, at, by, now } = opening;
  const id = asId<VoteId>(randomUUID());
  const electorate = electorateOf(id, await tx.memberships.ofGroup(group.id), proposal.announcedAt ?? at);
  const before = await tx.votes.latestOf(proposal.id);
  const vote: Vote = {
    id,
    serverId: proposal.serverId,
    proposalId: proposal.id,
    round: (before?.round ?? 0) + 1,
    cause,
    status: 'open',
    result: null,
    openedAt: at,
    announcedAt: null,
    closesAt: null,
    extended: null,
    outageMovedAt: null,
    closedAt: null,
    contestUntil: null,
    contestMovedAt: null,
    seats: electorate.length,
    base: electorate.filter(({ forQuorum }) => forQuorum).length,
    forQuorum: 0,
    voted: 0,
    members: NO_BALLOTS,
    participants: NO_BALLOTS,
  };
  const voting: Proposal = { ...proposal, status: 'voting', settledAt: null };
  await tx.votes.open(vote, electorate);
  const count = (kind: string) => electorate.filter((seat) => seat.kind === kind).length;
  await writeProposal(tx, {
    proposal: voting,
    group,
    at,
    happened: 'vote-opened',
    clauses: CLAUSES_OF[cause],
    facts: {
      ...{ round: vote.round, cause, seats: vote.seats, base: vote.base },
      ...{ members: count('member'), leads: count('lead'), participants: count('participant') },
    },
    sealed: by === null ? {} : { actor: by },
    now,
  });
  const { channelId } = group;
  if (channelId !== null) {
    const card = { type: 'vote', id } as const;
    await tx.outbox.showCard({ serverId: proposal.serverId, channelId, card, announces: id, at: now });
  }
  return voting;
}

const CLAUSES_OF: Record<VoteCause, readonly ClauseId[]> = {
  block: ['V1', 'V3', 'D5'],
  lead: ['V1', 'V3'],
  members: ['V1', 'V3'],
};

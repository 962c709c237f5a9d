import {
  asId,
  type BallotId,
  type ContestId,
  type PersonId,
  type ProposalId,
  type Snowflake,
  type VoteId,
} from '../../domain/ids.js';
import {
  CHOICES,
  SEAT_KINDS,
  VOTE_CAUSES,
  VOTE_RESULTS,
  VOTE_STATUSES,
  type Ballot,
  type Contest,
  type Seat,
  type Vote,
} from '../../domain/vote.js';
import type {
  Ballot as BallotRow,
  Contest as ContestRow,
  Prisma,
  Vote as Row,
  VoteSeat,
} from '../../generated/sqlite/client.js';
import type { Votes } from '../../ports/votes.js';
import type { Rows } from './client.js';
import { hotWritesIn } from './hot-writes.js';
import { dateOf, idOrNull, instantOf, oneOf, oneOfOrNull } from './columns.js';

/** So many seats are written in one statement: SQLite takes so many values at a time. */
const SEATS_A_STATEMENT = 1_000;

/** Formal votes with their electorates and ballots (V1-V8). */
export const votesIn = (rows: Rows): Votes => ({
  async find(id) {
    const row = await rows.vote.findUnique({ where: { id } });
    return row && voteOf(row);
  },

  async ofProposal(proposalId) {
    return (await rows.vote.findMany({ where: { proposalId }, orderBy: { round: 'asc' } })).map(voteOf);
  },

  async latestOf(proposalId) {
    const row = await rows.vote.findFirst({ where: { proposalId }, orderBy: { round: 'desc' } });
    return row && voteOf(row);
  },

  async open(vote, electorate) {
    await rows.vote.create({ data: { id: vote.id, ...rowOf(vote) } });
    for (let from = 0; from < electorate.length; from += SEATS_A_STATEMENT) {
      await hotWritesIn(rows).addSeats(electorate.slice(from, from + SEATS_A_STATEMENT));
    }
  },

  async save(vote) {
    await rows.vote.update({ where: { id: vote.id }, data: rowOf(vote) });
  },

  async seatOf(voteId, personId) {
    const row = await rows.voteSeat.findUnique({ where: { voteId_personId: { voteId, personId } } });
    return row && seatOf(row);
  },

  async seats(voteId) {
    return (await rows.voteSeat.findMany({ where: { voteId }, orderBy: { number: 'asc' } })).map(seatOf);
  },

  async saveSeat({ voteId, number, ...seat }) {
    await rows.voteSeat.update({ where: { voteId_number: { voteId, number } }, data: seat });
  },

  async cast(ballot) {
    await addBallot(rows, ballot);
    await rows.voteSeat.update({
      where: { voteId_number: { voteId: ballot.voteId, number: ballot.seat } },
      data: { ballotId: ballot.id },
    });
  },

  keep: (ballot) => addBallot(rows, ballot),

  async ballot(id) {
    const row = await rows.ballot.findUnique({ where: { id } });
    return row && ballotOf(row);
  },

  async ballotsOf(voteId, seat) {
    const cast = await rows.ballot.findMany({ where: { voteId, seat }, orderBy: [{ at: 'asc' }, { id: 'asc' }] });
    return cast.map(ballotOf);
  },

  async counted(voteId) {
    const seats = await rows.voteSeat.findMany({
      where: { voteId, ballotId: { not: null } },
      orderBy: { number: 'asc' },
    });
    const ballots = new Map(
      (await rows.ballot.findMany({ where: { voteId } })).map((row) => [row.id, ballotOf(row)] as const),
    );
    return seats.flatMap((row) => {
      const ballot = row.ballotId === null ? undefined : ballots.get(row.ballotId);
      return ballot ? [{ seat: seatOf(row), ballot }] : [];
    });
  },

  async byReceipt(serverId, receipt) {
    const row = await rows.ballot.findFirst({ where: { receipt, vote: { serverId } } });
    return row && ballotOf(row);
  },

  async unvoted(voteId) {
    const seats = await rows.voteSeat.findMany({
      where: { voteId, ballotId: null },
      select: { personId: true },
      orderBy: { number: 'asc' },
    });
    return seats.map(({ personId }) => asId<PersonId>(personId));
  },

  async due(now, limit) {
    const due = await rows.vote.findMany({
      where: { status: 'open', closesAt: { lte: dateOf(now) }, ...PRESENT },
      orderBy: [{ closesAt: 'asc' }, { id: 'asc' }],
      take: limit,
    });
    return due.map(voteOf);
  },

  async closingAfter(from) {
    const open = await rows.vote.findMany({
      where: { status: 'open', closesAt: { gt: dateOf(from) }, ...PRESENT },
      orderBy: [{ closesAt: 'asc' }, { id: 'asc' }],
    });
    return open.map(voteOf);
  },

  async contestableBetween(from, to) {
    const closed = await rows.vote.findMany({
      where: { status: 'closed', contestUntil: { gt: dateOf(from), lte: dateOf(to) }, ...PRESENT },
      orderBy: [{ contestUntil: 'asc' }, { id: 'asc' }],
    });
    return closed.map(voteOf);
  },

  async contests(voteId) {
    const made = await rows.contest.findMany({ where: { voteId }, orderBy: [{ at: 'asc' }, { id: 'asc' }] });
    return made.map(contestOf);
  },

  async saveContest({ id, at, ...contest }) {
    const data = { ...contest, at: dateOf(at) };
    await rows.contest.upsert({ where: { id }, create: { id, ...data }, update: data });
  },

  async requests(proposalId, version) {
    const asked = await rows.voteRequest.findMany({
      where: { proposalId, version },
      orderBy: [{ at: 'asc' }, { personId: 'asc' }],
    });
    return asked.map(({ personId }) => asId<PersonId>(personId));
  },

  async saveRequest(proposalId, version, personId, at) {
    const request = { proposalId, version, personId };
    await rows.voteRequest.upsert({
      where: { proposalId_version_personId: request },
      create: { ...request, at: dateOf(at) },
      update: {},
    });
  },
});

const addBallot = async (rows: Rows, { at, ...ballot }: Ballot): Promise<void> => {
  await rows.ballot.create({ data: { ...ballot, at: dateOf(at) } });
};

/** In servers that the bot is in. */
const PRESENT = { proposal: { group: { server: { leftAt: null } } } } as const satisfies Prisma.VoteWhereInput;

const rowOf = ({ id: _, extended, members, participants, ...vote }: Vote): Omit<Row, 'id'> => ({
  serverId: vote.serverId,
  proposalId: vote.proposalId,
  round: vote.round,
  cause: vote.cause,
  status: vote.status,
  result: vote.result,
  openedAt: dateOf(vote.openedAt),
  announcedAt: dateOf(vote.announcedAt),
  closesAt: dateOf(vote.closesAt),
  extendedAt: dateOf(extended?.at ?? null),
  extendedDays: extended?.days ?? null,
  outageMovedAt: dateOf(vote.outageMovedAt),
  closedAt: dateOf(vote.closedAt),
  contestUntil: dateOf(vote.contestUntil),
  contestMovedAt: dateOf(vote.contestMovedAt),
  seats: vote.seats,
  base: vote.base,
  forQuorum: vote.forQuorum,
  voted: vote.voted,
  memberYes: members.approve,
  memberNo: members.reject,
  memberAbstain: members.abstain,
  othersYes: participants.approve,
  othersNo: participants.reject,
  othersAbstain: participants.abstain,
});

const voteOf = (row: Row): Vote => ({
  id: asId<VoteId>(row.id),
  serverId: asId<Snowflake>(row.serverId),
  proposalId: asId<ProposalId>(row.proposalId),
  round: row.round,
  cause: oneOf(VOTE_CAUSES, row.cause, 'Vote.cause'),
  status: oneOf(VOTE_STATUSES, row.status, 'Vote.status'),
  result: oneOfOrNull(VOTE_RESULTS, row.result, 'Vote.result'),
  openedAt: instantOf(row.openedAt),
  announcedAt: instantOf(row.announcedAt),
  closesAt: instantOf(row.closesAt),
  extended:
    row.extendedAt === null || row.extendedDays === null
      ? null
      : { at: instantOf(row.extendedAt), days: row.extendedDays },
  outageMovedAt: instantOf(row.outageMovedAt),
  closedAt: instantOf(row.closedAt),
  contestUntil: instantOf(row.contestUntil),
  contestMovedAt: instantOf(row.contestMovedAt),
  seats: row.seats,
  base: row.base,
  forQuorum: row.forQuorum,
  voted: row.voted,
  members: { approve: row.memberYes, reject: row.memberNo, abstain: row.memberAbstain },
  participants: { approve: row.othersYes, reject: row.othersNo, abstain: row.othersAbstain },
});

const seatOf = (row: VoteSeat): Seat => ({
  voteId: asId<VoteId>(row.voteId),
  number: row.number,
  personId: asId<PersonId>(row.personId),
  kind: oneOf(SEAT_KINDS, row.kind, 'VoteSeat.kind'),
  forQuorum: row.forQuorum,
  ballotId: idOrNull<BallotId>(row.ballotId),
});

const ballotOf = (row: BallotRow): Ballot => ({
  id: asId<BallotId>(row.id),
  voteId: asId<VoteId>(row.voteId),
  seat: row.seat,
  personId: asId<PersonId>(row.personId),
  choice: oneOf(CHOICES, row.choice, 'Ballot.choice'),
  rationale: row.rationale,
  receipt: row.receipt,
  at: instantOf(row.at),
});

const contestOf = (row: ContestRow): Contest => ({
  id: asId<ContestId>(row.id),
  voteId: asId<VoteId>(row.voteId),
  personId: asId<PersonId>(row.personId),
  grounds: row.grounds,
  at: instantOf(row.at),
});

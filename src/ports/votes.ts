import type { BallotId, Instant, PersonId, ProposalId, Snowflake, VoteId } from '../domain/ids.js';
import type { Ballot, Contest, Seat, Vote } from '../domain/vote.js';

/** Formal votes (V1-V8) with their electorates, ballots, and what contests them (E1). */
export interface Votes {
  find(id: VoteId): Promise<Vote | null>;
  /** All votes on a proposal, the first first. */
  ofProposal(id: ProposalId): Promise<Vote[]>;
  latestOf(id: ProposalId): Promise<Vote | null>;
  /** Writes a vote that opens, with its electorate. */
  open(vote: Vote, electorate: readonly Seat[]): Promise<void>;
  /** Replaces a vote; not its electorate. */
  save(vote: Vote): Promise<void>;
  seatOf(id: VoteId, personId: PersonId): Promise<Seat | null>;
  /** In the order of their numbers. */
  seats(id: VoteId): Promise<Seat[]>;
  /** Replaces a seat. */
  saveSeat(seat: Seat): Promise<void>;
  /** Adds a ballot, which is its seat's last from now on. */
  cast(ballot: Ballot): Promise<void>;
  /** Adds a ballot of a seat that has a later one (V8). */
  keep(ballot: Ballot): Promise<void>;
  ballot(id: BallotId): Promise<Ballot | null>;
  /** Every ballot of a seat, in the order in which they were cast. */
  ballotsOf(id: VoteId, seat: number): Promise<Ballot[]>;
  /** The last ballots, in the order of the seats. */
  counted(id: VoteId): Promise<{ seat: Seat; ballot: Ballot }[]>;
  byReceipt(serverId: Snowflake, receipt: string): Promise<Ballot | null>;
  /** Those in the electorate without a ballot. */
  unvoted(id: VoteId): Promise<PersonId[]>;
  /** Open ones of servers that the bot is in, whose close has come at `now`, earliest first. */
  due(now: Instant, limit: number): Promise<Vote[]>;
  /** Open ones of servers that the bot is in, which close after `from`, earliest first. */
  closingAfter(from: Instant): Promise<Vote[]>;
  /** Closed ones of servers that the bot is in, which may be contested until after `from` and at or before `to`. */
  contestableBetween(from: Instant, to: Instant): Promise<Vote[]>;
  /** In the order in which they were made. */
  contests(id: VoteId): Promise<Contest[]>;
  saveContest(contest: Contest): Promise<void>;
  /** V1: who asked for a vote on this text of a proposal, in the order in which they asked. */
  requests(id: ProposalId, version: number): Promise<PersonId[]>;
  saveRequest(id: ProposalId, version: number, personId: PersonId, at: Instant): Promise<void>;
}

import type { BallotId, ContestId, Instant, PersonId, ProposalId, Snowflake, VoteId } from './ids.js';
import type { Person } from './person.js';
import type { ProposalFacts } from './proposal.js';

/** V1: what opened a vote: a block, a Lead's request, or that of enough WG Members. */
export const VOTE_CAUSES = ['block', 'lead', 'members'] as const;
export type VoteCause = (typeof VOTE_CAUSES)[number];

/** `cancelled`: every block that had opened it was lifted (V1), or the proposal ended otherwise. */
export const VOTE_STATUSES = ['open', 'closed', 'cancelled'] as const;
export type VoteStatus = (typeof VOTE_STATUSES)[number];

export const VOTE_RESULTS = ['passed', 'failed', 'no-quorum'] as const;
export type VoteResult = (typeof VOTE_RESULTS)[number];

export const CHOICES = ['approve', 'reject', 'abstain'] as const;
export type Choice = (typeof CHOICES)[number];

/** V3: as what somebody votes. Leads are WG Members for this purpose (P3). */
export const SEAT_KINDS = ['member', 'lead', 'participant'] as const;
export type SeatKind = (typeof SEAT_KINDS)[number];

export type Tally = Readonly<Record<Choice, number>>;
export const NO_BALLOTS: Tally = { approve: 0, reject: 0, abstain: 0 };

/** A formal vote on a proposal. Matter and edition are the proposal's. */
export interface Vote {
  readonly id: VoteId;
  readonly serverId: Snowflake;
  readonly proposalId: ProposalId;
  /** 1 for the first vote on the proposal. */
  readonly round: number;
  readonly cause: VoteCause;
  readonly status: VoteStatus;
  readonly result: VoteResult | null;
  /** When the electorate was frozen. */
  readonly openedAt: Instant;
  /** When its card was delivered: the period runs from there (V7), so a late delivery shortens nothing. */
  readonly announcedAt: Instant | null;
  readonly closesAt: Instant | null;
  /** V7: a lead has extended it by so many days of 24 hours. */
  readonly extended: { readonly at: Instant; readonly days: number } | null;
  /** X7: when an outage moved `closesAt`; at most once. */
  readonly outageMovedAt: Instant | null;
  readonly closedAt: Instant | null;
  /** E1: until when the result may be contested. */
  readonly contestUntil: Instant | null;
  /** X7: when an outage moved `contestUntil`; at most once. */
  readonly contestMovedAt: Instant | null;
  /** Everybody in the electorate. */
  readonly seats: number;
  /** V2: WG Members and leads who were active at the opening. */
  readonly base: number;
  /** V2: how many of the base have voted. */
  readonly forQuorum: number;
  /** How many in the electorate have voted. */
  readonly voted: number;
  /** The last ballots of WG Members and leads. */
  readonly members: Tally;
  /** The last ballots of Participants. */
  readonly participants: Tally;
}

/** V3: a place in the electorate, frozen when the vote opened. */
export interface Seat {
  readonly voteId: VoteId;
  /** 1, 2, 3, …: what the record calls the voter. */
  readonly number: number;
  readonly personId: PersonId;
  readonly kind: SeatKind;
  /** V2: whether they are in the base; a lead who was inactive at the opening votes and is not (P8). */
  readonly forQuorum: boolean;
  /** V8: their last ballot. */
  readonly ballotId: BallotId | null;
}

/** V8: a ballot. All of a seat's are kept. */
export interface Ballot {
  readonly id: BallotId;
  readonly voteId: VoteId;
  readonly seat: number;
  readonly personId: PersonId;
  readonly choice: Choice;
  /** V6. Empty only where somebody abstains. */
  readonly rationale: string;
  /** By which the voter finds it in the record: the printed beginning of its entry's hash (see headShown). */
  readonly receipt: string;
  readonly at: Instant;
}

/** E1: somebody who was eligible contests the result. */
export interface Contest {
  readonly id: ContestId;
  readonly voteId: VoteId;
  readonly personId: PersonId;
  readonly grounds: string;
  readonly at: Instant;
}

/** All that a vote's card, page or result says. */
export interface VoteFacts {
  readonly vote: Vote;
  readonly about: ProposalFacts;
  readonly contests: readonly { readonly contest: Contest; readonly by: Person }[];
  /** V6: the last ballot of each who has voted, in the order of the seats; none while the vote is open. */
  readonly ballots: readonly CountedBallot[];
}

/** A ballot that counts, with who cast it. */
export interface CountedBallot {
  readonly seat: Seat;
  readonly ballot: Ballot;
  readonly by: Person;
}

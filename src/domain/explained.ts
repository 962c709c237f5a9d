import type { EscalationFacts } from './escalation.js';
import type { Instant } from './ids.js';
import type { Membership } from './membership.js';
import type { Person } from './person.js';
import type { Proposal, ProposalFacts } from './proposal.js';
import { headShown, type RecordEntry } from './record.js';
import type { Ballot, Contest, Seat, SeatKind, Vote } from './vote.js';

/** X4: a step of a matter, from its record, with who took it where that is known. */
export interface Step {
  readonly entry: RecordEntry;
  readonly by: Person | null;
}

/** X4: what explains a proposal: its facts, each step of its record, its votes, and what concerns whoever asks. */
export interface ProposalHistory {
  readonly facts: ProposalFacts;
  readonly steps: readonly Step[];
  /** The first first. */
  readonly votes: readonly VoteExplained[];
}

/** X4: who could vote, and how whoever asks stands in it. */
export interface VoteExplained {
  readonly vote: Vote;
  readonly seats: Readonly<Record<SeatKind, number>>;
  /** P8: leads who vote and are not in the base. */
  readonly inactiveLeads: number;
  /** V3: who is in the group above Observer now and has no seat: they came after the announcement. */
  readonly withoutSeat: number;
  readonly contests: readonly { readonly contest: Contest; readonly by: Person }[];
  readonly asker: AskersSeat;
}

/** V3, V8: the seat of whoever asks with every ballot from it, or why they have none. */
export type AskersSeat =
  | { readonly seat: Seat; readonly ballots: readonly BallotExplained[] }
  | { readonly seat: null; readonly because: WithoutSeat };

export type WithoutSeat =
  | { readonly why: 'not-in-the-group' }
  | { readonly why: 'observer' }
  | { readonly why: 'came-later'; readonly since: Instant };

/** V8: a ballot, where it stands in the record, and whether it is its seat's last. */
export interface BallotExplained {
  readonly ballot: Ballot;
  /** The number of its entry. */
  readonly entry: number | null;
  readonly counts: boolean;
}

/** X4: what a receipt leads to, whoever has it. */
export interface ReceiptExplained extends BallotExplained {
  readonly vote: Vote;
  readonly proposal: Proposal;
  /** Null where the seat was merged into another one of the same person (L5). */
  readonly seat: Seat | null;
}

/** X4: what explains an escalation. */
export interface EscalationExplained {
  readonly facts: EscalationFacts;
  readonly steps: readonly Step[];
}

/** V3: why somebody has no seat, from how they stand in the group now. */
export function withoutSeat(membership: Membership | null): WithoutSeat {
  if (membership === null || membership.endedAt !== null) return { why: 'not-in-the-group' };
  return membership.tier === 'observer' ? { why: 'observer' } : { why: 'came-later', since: membership.since };
}

/** V8: the ballots of a seat with their entries; `last` is the one that counts. */
export const explained = (
  ballots: readonly Ballot[],
  last: Seat['ballotId'],
  steps: readonly Step[],
): readonly BallotExplained[] =>
  ballots.map((ballot) => ({
    ballot,
    entry: steps.find(({ entry }) => headShown(entry.hash) === ballot.receipt)?.entry.seq ?? null,
    counts: ballot.id === last,
  }));

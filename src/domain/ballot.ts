import { no, yes, type Decision } from './decision.js';
import type { BallotId, Instant } from './ids.js';
import type { Proposal } from './proposal.js';
import type { Refusal } from './refusal.js';
import type { Ballot, Choice, Seat, Tally, Vote, VoteFacts } from './vote.js';
import { ANSWER_AT_MOST, written } from './wording.js';
import { requireBeforeClose } from './vote-clock.js';

/** V3, V8: whether whoever has this seat may cast a ballot at `at`. Rights are those of the seat, whatever became of them since. */
export function mayVote(
  vote: Vote,
  proposal: Proposal,
  seat: Seat | null,
  group: string,
  at: Instant,
): Decision<Seat, Refusal> {
  if (!seat) return no({ clause: 'V3', code: 'no-seat', openedAt: vote.openedAt, group });
  const inTime = requireBeforeClose(vote, proposal, at);
  return inTime.ok ? yes(seat) : inTime;
}

/** What a ballot is before its entry in the record gave it a receipt. */
export type Cast = Omit<Ballot, 'receipt'>;

/**
 * V6, V8: a ballot, and the vote with it counted. Approving and rejecting need a rationale, abstaining may have one. The
 * ballot that was cast last counts; one that was on its way while the same person cast a newer one is kept beside it.
 * @param before the last ballot of the seat
 */
export function cast(
  vote: Vote,
  seat: Seat,
  before: Ballot | null,
  typed: { readonly choice: Choice; readonly rationale: string },
  at: Instant,
  id: BallotId,
): Decision<{ readonly ballot: Cast; readonly vote: Vote; readonly counts: boolean }, Refusal> {
  const rationale =
    typed.choice === 'abstain' && typed.rationale.trim() === ''
      ? yes('')
      : written('V6', 'rationale', typed.rationale, ANSWER_AT_MOST);
  if (!rationale.ok) return rationale;
  const { choice } = typed;
  const counts = before === null || before.at <= at;
  if (counts && before?.choice === choice && before.rationale === rationale.value) {
    return no({ clause: 'V8', code: 'same-ballot', choice, receipt: before.receipt });
  }
  const ballot = {
    id,
    voteId: vote.id,
    seat: seat.number,
    personId: seat.personId,
    choice,
    rationale: rationale.value,
  };
  return yes({
    ballot: { ...ballot, at },
    vote: counts ? counted(vote, seat, before?.choice ?? null, choice) : vote,
    counts,
  });
}

/** V2, V8: the vote with a seat's choice in the place of its last one; the first makes it one who has voted. */
export function counted(vote: Vote, seat: Seat, before: Choice | null, choice: Choice): Vote {
  const tally = seat.kind === 'participant' ? 'participants' : 'members';
  const isFirst = before === null;
  return {
    ...vote,
    [tally]: withChoice(vote[tally], before, choice),
    voted: vote.voted + (isFirst ? 1 : 0),
    forQuorum: vote.forQuorum + (isFirst && seat.forQuorum ? 1 : 0),
  };
}

function withChoice(tally: Tally, before: Choice | null, choice: Choice): Tally {
  const without = before === null ? tally : { ...tally, [before]: tally[before] - 1 };
  return { ...without, [choice]: without[choice] + 1 };
}

/** What a voter is told: the ballot with its receipt, whether it replaced one, and vote and proposal as they then are. */
export interface BallotCast {
  readonly ballot: Ballot;
  /** False when the same person cast another one after it, which came in before it. */
  readonly counts: boolean;
  readonly replaced: boolean;
  readonly proposal: Proposal;
  readonly vote: Vote;
}

/** A vote for somebody who looks it up, with their own seat and ballot. */
export interface VoteShown {
  readonly facts: VoteFacts;
  readonly seat: Seat | null;
  /** The ballot of theirs that counts. */
  readonly last: Ballot | null;
  /** How many they had cast before. */
  readonly earlier: number;
}

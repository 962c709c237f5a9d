import type { Instant } from './ids.js';
import type { Matter } from './proposal.js';
import type { RecordEntry } from './record.js';
import type { Edition } from './rules.js';
import { resultOf } from './tally.js';
import {
  CHOICES,
  NO_BALLOTS,
  SEAT_KINDS,
  VOTE_CAUSES,
  VOTE_RESULTS,
  type Choice,
  type SeatKind,
  type Tally,
  type Vote,
  type VoteCause,
  type VoteResult,
  type VoteStatus,
} from './vote.js';

/** A vote as its entries of the record alone make it. */
export type ReplayedVote = Pick<
  Vote,
  | 'round'
  | 'cause'
  | 'status'
  | 'result'
  | 'closesAt'
  | 'seats'
  | 'base'
  | 'forQuorum'
  | 'voted'
  | 'members'
  | 'participants'
>;

/** A ballot as the record has it: of a seat, by nobody. */
interface RecordedBallot {
  readonly kind: SeatKind;
  readonly choice: Choice;
  readonly forQuorum: boolean;
  readonly at: Instant;
}

/** X1, X4: one vote, entry by entry. Ballots are counted anew by seat; nothing is taken from what an entry says they came to. */
export class VoteReplay {
  readonly round: number;
  #cause: VoteCause;
  /** Seats have numbers up to this. */
  readonly #opened: number;
  #seats: number;
  #base: number;
  #status: VoteStatus = 'open';
  #result: VoteResult | null = null;
  #closesAt: Instant | null = null;
  readonly #ballots = new Map<number, RecordedBallot>();

  private constructor(opened: { round: number; cause: VoteCause; seats: number; base: number }) {
    this.round = opened.round;
    this.#cause = opened.cause;
    this.#opened = opened.seats;
    this.#seats = opened.seats;
    this.#base = opened.base;
  }

  /** The vote that a `vote-opened` opens; null when it doesn't say what a vote needs. */
  static opened({ facts }: RecordEntry): VoteReplay | null {
    const [round, seats, base] = [count(facts['round']), count(facts['seats']), count(facts['base'])];
    const cause = oneOf(VOTE_CAUSES, facts['cause']);
    return round === null || seats === null || base === null || cause === null
      ? null
      : new VoteReplay({ round, cause, seats, base });
  }

  /** V8: the last ballot of a seat counts, by when it was cast. False when it is none that this vote can have. */
  cast({ facts, at }: RecordEntry): boolean {
    const [seat, kind, choice] = [
      count(facts['seat']),
      oneOf(SEAT_KINDS, facts['kind']),
      oneOf(CHOICES, facts['choice']),
    ];
    const { forQuorum } = facts;
    if (seat === null || seat < 1 || seat > this.#opened) return false;
    if (kind === null || choice === null || typeof forQuorum !== 'boolean') return false;
    const before = this.#ballots.get(seat);
    if (before !== undefined && (before.kind !== kind || before.forQuorum !== forQuorum)) return false;
    if (before === undefined || before.at <= at) this.#ballots.set(seat, { kind, choice, forQuorum, at });
    return true;
  }

  /** L5, V3: two people were one, who keep one seat; the other is taken out with its ballot. */
  merge({ facts }: RecordEntry): void {
    const seat = count(facts['seat']);
    if (seat !== null) this.#ballots.delete(seat);
    this.#seats -= 1;
    if (facts['forQuorum'] === true) this.#base -= 1;
  }

  /** V1: it was asked for before the block that opened it. False when the entry doesn't say by whom. */
  askedFor({ facts }: RecordEntry): boolean {
    const cause = oneOf(VOTE_CAUSES, facts['cause']);
    if (cause === null || cause === 'block') return false;
    this.#cause = cause;
    return true;
  }

  /** V7, X7: until when it is open. */
  closes(at: Instant): void {
    this.#closesAt = at;
  }

  /** It comes to no result, also where it had one that is taken back. */
  cancel(): void {
    this.#status = 'cancelled';
    this.#result = null;
  }

  /** V7: it had been extended before its close, which was recorded meanwhile. */
  reopen(): void {
    this.#status = 'open';
    this.#result = null;
  }

  /** V2, V4: closes it, and answers what its ballots come to. */
  close(matter: Matter, rules: Edition): VoteResult {
    this.#status = 'closed';
    this.#result = resultOf(this.replayed, matter, rules);
    return this.#result;
  }

  get isOpen(): boolean {
    return this.#status === 'open';
  }

  get replayed(): ReplayedVote {
    const cast = [...this.#ballots.values()];
    return {
      round: this.round,
      cause: this.#cause,
      status: this.#status,
      result: this.#result,
      closesAt: this.#closesAt,
      seats: this.#seats,
      base: this.#base,
      forQuorum: cast.filter(({ forQuorum }) => forQuorum).length,
      voted: cast.length,
      members: tallyOf(cast.filter(({ kind }) => kind !== 'participant')),
      participants: tallyOf(cast.filter(({ kind }) => kind === 'participant')),
    };
  }
}

const tallyOf = (ballots: readonly RecordedBallot[]): Tally =>
  ballots.reduce((tally, { choice }) => ({ ...tally, [choice]: tally[choice] + 1 }), NO_BALLOTS);

const count = (fact: unknown): number | null => (Number.isSafeInteger(fact) && typeof fact === 'number' ? fact : null);

const oneOf = <T extends string>(values: readonly T[], fact: unknown): T | null =>
  values.find((value) => value === fact) ?? null;

/** The result that an entry says; null for none. */
export const resultSaid = ({ facts }: RecordEntry): VoteResult | null => oneOf(VOTE_RESULTS, facts['result']);

import { addDays } from './calendar.js';
import type { Instant } from './ids.js';
import { moveOf } from './matter.js';
import {
  MATTERS,
  OUTPUT_KINDS,
  PROPOSAL_STATUSES,
  type Matter,
  type Proposal,
  type ProposalStatus,
} from './proposal.js';
import type { Fact, RecordEntry } from './record.js';
import { VoteReplay, resultSaid, type ReplayedVote } from './replay-vote.js';
import { EDITIONS, edition } from './rules.js';
import type { VoteResult } from './vote.js';

/** A proposal as the entries of its record alone make it. */
export interface ReplayedMatter extends Pick<
  Proposal,
  'status' | 'version' | 'days' | 'announcedAt' | 'deadlineAt' | 'outputKind'
> {
  readonly votes: readonly ReplayedVote[];
}

/** An entry that doesn't follow from those before it under the rules. */
export interface ReplayFlaw {
  readonly seq: number;
  readonly problem:
    /** The record of a matter begins with its opening, which says what it is about. */
    | 'opening'
    /** No such way from one state to the other (see MOVES), or one that takes something back without saying so. */
    | 'move'
    /** The deadline is another than the entries before it make it. */
    | 'deadline'
    /** It is about a vote or a ballot that there is not. */
    | 'vote'
    /** The ballots come to something else. */
    | 'result'
    /** A block or disagreement stood, or none did. */
    | 'silence';
}

/** What may set another deadline: announcing (D3), what restarts the clock (D7), an outage (X7), the last block lifted (V1). */
const SETS_DEADLINE: ReadonlySet<string> = new Set([
  'proposal-announced',
  'proposal-amended',
  'proposal-made-significant',
  'deadline-moved',
  'block-lifted',
  'vote-cancelled',
]);
const RESTARTS: ReadonlySet<string> = new Set(['proposal-amended', 'proposal-made-significant']);
const OBJECTS: ReadonlySet<string> = new Set(['proposal-blocked', 'disagreement-stated']);
const LIFTS: ReadonlySet<string> = new Set(['block-lifted', 'disagreement-lifted']);
/** What a vote comes to, by the state of its matter. */
const RESULT: Partial<Record<ProposalStatus, VoteResult>> = {
  passed: 'passed',
  agreed: 'passed',
  failed: 'failed',
  'no-quorum': 'no-quorum',
};

/** X1, X4: takes the entries of one matter in the order of the record and makes the matter of them, under the rules of its edition. */
export class Replay {
  #matter: Matter = 'routine';
  #now: Omit<ReplayedMatter, 'votes'> | null = null;
  #standing = 0;
  readonly #votes: VoteReplay[] = [];

  /** What the entries so far come to; null before the matter was opened. */
  get matter(): ReplayedMatter | null {
    return this.#now && { ...this.#now, votes: this.#votes.map(({ replayed }) => replayed) };
  }

  /** The next entry; null when it follows from those before it. */
  next(entry: RecordEntry): ReplayFlaw | null {
    const problem = this.#now ? this.#step(this.#now, entry) : this.#open(entry);
    return problem && { seq: entry.seq, problem };
  }

  #open({ kind, facts, edition: name }: RecordEntry): ReplayFlaw['problem'] | null {
    const matter = MATTERS.find((each) => each === facts['matter']);
    const days = facts['days'];
    const isOpening = kind === 'proposal-opened' && Object.hasOwn(EDITIONS, name);
    if (!isOpening || matter === undefined || typeof days !== 'number') return 'opening';
    this.#matter = matter;
    this.#now = { status: 'announcing', version: 1, days, announcedAt: null, deadlineAt: null, outputKind: null };
    return facts['status'] === 'announcing' ? null : 'opening';
  }

  #step(before: Omit<ReplayedMatter, 'votes'>, entry: RecordEntry): ReplayFlaw['problem'] | null {
    const { kind, facts, at } = entry;
    const status = statusIn(facts['status'], before) ?? before.status;
    const version = facts['version'];
    const days = facts['days'];
    const deadline = facts['deadlineAt'];
    this.#now = {
      status,
      version: kind === 'proposal-amended' && typeof version === 'number' ? version : before.version,
      days: kind === 'proposal-made-significant' && typeof days === 'number' ? days : before.days,
      announcedAt: kind === 'proposal-announced' ? at : RESTARTS.has(kind) ? null : before.announcedAt,
      deadlineAt: isInstant(deadline) ? deadline : before.deadlineAt,
      outputKind: kind === 'outcome-recorded' ? outputIn(facts) : before.outputKind,
    };
    if (OBJECTS.has(kind)) this.#standing += 1;
    if (LIFTS.has(kind)) this.#standing -= 1;
    return this.#problemOf(before, this.#now, entry);
  }

  /** Everything is checked, so that a vote is replayed also where something else is wrong. */
  #problemOf(
    before: Omit<ReplayedMatter, 'votes'>,
    after: Omit<ReplayedMatter, 'votes'>,
    entry: RecordEntry,
  ): ReplayFlaw['problem'] | null {
    const ofVote = this.#vote(after, entry);
    if (!isWay(before.status, after.status, entry)) return 'move';
    if (!isDeadline(before, after, entry)) return 'deadline';
    if (entry.kind === 'silence-consented' && this.#standing > 0) return 'silence';
    if (entry.kind === 'disagreement-at-deadline' && this.#standing <= 0) return 'silence';
    return ofVote;
  }

  #vote({ status }: Omit<ReplayedMatter, 'votes'>, entry: RecordEntry): ReplayFlaw['problem'] | null {
    const { kind, facts } = entry;
    if (kind === 'vote-opened') {
      const opened = VoteReplay.opened(entry);
      if (opened?.round !== this.#votes.length + 1 || this.#votes.some(({ isOpen }) => isOpen)) return 'vote';
      this.#votes.push(opened);
      return null;
    }
    const latest = this.#votes.at(-1);
    const problem = 'round' in facts ? this.#ofRound(entry, status) : null;
    // A matter that leaves the vote otherwise than by its result takes it along.
    if (latest?.isOpen && status !== 'voting') latest.cancel();
    return problem;
  }

  #ofRound(entry: RecordEntry, status: ProposalStatus): ReplayFlaw['problem'] | null {
    const { kind, facts } = entry;
    const vote = this.#votes.find(({ round }) => round === facts['round']);
    if (!vote) return 'vote';
    const closesAt = facts['closesAt'];
    if (isInstant(closesAt) && closesAt !== null) vote.closes(closesAt);
    switch (kind) {
      case 'ballot-cast':
        return vote.cast(entry) ? null : 'vote';
      case 'seat-merged':
        vote.merge(entry);
        return null;
      case 'vote-requested':
        return vote.askedFor(entry) ? null : 'vote';
      case 'vote-extended':
        vote.reopen();
        return null;
      case 'vote-cancelled':
      case 'proposal-withdrawn':
        vote.cancel();
        return null;
      case 'vote-closed':
      case 'vote-recounted': {
        // V7: it may close early; a recount leaves the close where it was.
        if (kind === 'vote-closed') vote.closes(entry.at);
        const result = vote.close(this.#matter, edition(entry.edition));
        return result === resultSaid(entry) && RESULT[status] === result ? null : 'result';
      }
      default:
        return null;
    }
  }
}

/** X4: the same for entries that are at hand as a whole. */
export function replay(entries: Iterable<RecordEntry>): {
  readonly matter: ReplayedMatter | null;
  readonly flaws: readonly ReplayFlaw[];
} {
  const replayed = new Replay();
  const flaws: ReplayFlaw[] = [];
  for (const entry of entries) {
    const flaw = replayed.next(entry);
    if (flaw) flaws.push(flaw);
  }
  return { matter: replayed.matter, flaws };
}

/** Before a block opened the vote at once it had a state of its own, in which the clock ran on. */
const statusIn = (fact: Fact | undefined, { announcedAt }: Pick<Proposal, 'announcedAt'>): ProposalStatus | null =>
  fact === 'blocked'
    ? announcedAt === null
      ? 'announcing'
      : 'open'
    : (PROPOSAL_STATUSES.find((status) => status === fact) ?? null);

function isWay(from: ProposalStatus, to: ProposalStatus, { kind, facts }: RecordEntry): boolean {
  if (from === to) return !('undoes' in facts);
  const move = moveOf(from, kind, to);
  return move !== null && facts['undoes'] === (move.undoes ? from : undefined);
}

function isDeadline(
  before: Omit<ReplayedMatter, 'votes'>,
  after: Omit<ReplayedMatter, 'votes'>,
  { kind, facts }: RecordEntry,
): boolean {
  if (kind === 'proposal-announced') {
    return after.announcedAt !== null && after.deadlineAt === addDays(after.announcedAt, after.days);
  }
  if (RESTARTS.has(kind)) return after.deadlineAt === null;
  if (after.deadlineAt === before.deadlineAt) return true;
  if (kind === 'deadline-moved' && facts['from'] !== before.deadlineAt) return false;
  return SETS_DEADLINE.has(kind) && (after.deadlineAt ?? 0) > (before.deadlineAt ?? 0);
}

const outputIn = (facts: RecordEntry['facts']): Proposal['outputKind'] =>
  OUTPUT_KINDS.find((kind) => kind === facts['outputKind']) ?? null;

const isInstant = (fact: Fact | undefined): fact is Instant | null =>
  fact === null || (typeof fact === 'number' && Number.isSafeInteger(fact));

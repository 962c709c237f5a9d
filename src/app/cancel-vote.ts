import type { Group } from '../domain/group.js';
import type { Instant } from '../domain/ids.js';
import type { Vote } from '../domain/vote.js';
import type { Tx } from '../ports/store.js';
import { showVote } from './show-vote.js';

/** V1: a vote comes to no result, or its result is taken back; its ballots are kept, and its card says so. */
export async function cancelVote(tx: Tx, vote: Vote, { group, at, now }: Cancelling): Promise<void> {
  const cancelled: Vote = { ...vote, status: 'cancelled', result: null, closedAt: at, contestUntil: null };
  await tx.votes.save(cancelled);
  await showVote(tx, cancelled, group, now);
}

interface Cancelling {
  readonly group: Group;
  readonly at: Instant;
  /** When it is written; the outbox delivers from then on. */
  readonly now: Instant;
}

import type { Instant } from '../domain/ids.js';
import { isLiveCard } from '../domain/post.js';
import type { ChatFailure } from '../ports/chat.js';
import type { OutboxRow } from '../ports/store.js';
import { waitAfter } from './backoff.js';
import { NOT_THERE, takeStep, type DeliveryDeps } from './delivery-step.js';

/** How a delivery ended: done, or to go to its channel instead, or to be tried again at an instant, or given up. */
export type Outcome =
  | { readonly type: 'done' }
  | { readonly type: 'diverted'; readonly failure: ChatFailure }
  | {
      readonly type: 'later';
      readonly at: Instant;
      readonly failures: number;
      readonly failure: ChatFailure;
      /** Whether what the message says is in Discord as it should be; only its thread or pin is missing. */
      readonly shown: boolean;
    }
  | { readonly type: 'failed'; readonly failure: ChatFailure };

const UNKNOWN_MESSAGE = '10008';
const DONE: Outcome = { type: 'done' };
/** Of what was said once and somebody deleted: nothing is left to do. */
const GONE = { state: 'delivered', mentions: [], attempts: 0 } as const;

/**
 * Brings one row's message to where it should be: posted, up to date, with its thread, pinned; or removed, when there is
 * nothing to be said any more. What each step achieved is kept before the next begins, so that a death at any instant
 * neither loses a message nor sends it twice.
 */
export async function deliver(id: string, deps: DeliveryDeps): Promise<Outcome> {
  let postedAnew = false;
  for (;;) {
    const seen = await deps.store.read(async (tx) => {
      const row = await tx.outbox.find(id);
      return row?.state === 'pending' ? { row, card: await deps.cardOf(tx, row) } : null;
    });
    if (!seen) return DONE;
    const { row, card } = seen;
    const step = await takeStep(row, card, deps);
    if (step.ok && step.value === 'done') return DONE;
    if (step.ok) continue;

    const { failure } = step;
    if (row.messageId !== null && failure.code === UNKNOWN_MESSAGE && !isLiveCard(row.post)) {
      await deps.store.transaction((tx) => tx.outbox.save({ ...row, ...GONE, shown: row.revision }));
      return DONE;
    }
    if (row.messageId !== null && failure.code === UNKNOWN_MESSAGE && !postedAnew) {
      postedAnew = true; // somebody deleted it; once only, or we would fight with whoever deletes it
      await deps.store.transaction((tx) => tx.outbox.save({ ...row, ...NOT_THERE }));
      continue;
    }
    if (takesNoDirects(row, failure)) return divert(row, failure, deps);
    const outcome = await postpone(row, failure, deps);
    if (outcome) return outcome;
  }
}

const takesNoDirects = ({ userId }: OutboxRow, { kind, code }: ChatFailure): boolean =>
  userId !== null && (kind === 'closed' || (kind === 'gone' && code !== UNKNOWN_MESSAGE));

/** Sends a direct message to its channel instead, where it is delivered in its turn. */
async function divert(row: OutboxRow, failure: ChatFailure, deps: DeliveryDeps): Promise<Outcome> {
  const { serverId, userId } = row;
  if (userId !== null) {
    const ordinary = { ...NOT_THERE, userId: null, directId: null, attempts: 0, lastError: null };
    await deps.store.transaction(async (tx) => {
      await tx.outbox.save({ ...row, ...ordinary });
      await tx.outbox.divertDirect(serverId, userId);
      await deps.onDirectRefused(tx, userId, serverId);
    });
  }
  return { type: 'diverted', failure };
}

/**
 * Keeps why a step failed, and when it is tried again; null when what failed for good is not what is wanted now: something
 * else, or elsewhere.
 */
async function postpone(tried: OutboxRow, failure: ChatFailure, deps: DeliveryDeps): Promise<Outcome | null> {
  const now = deps.clock.now();
  return deps.store.transaction(async (tx): Promise<Outcome | null> => {
    const row = await tx.outbox.find(tried.id);
    if (!row) return DONE;
    const shown = row.messageId !== null && row.shown >= row.revision;
    const lastError = `${failure.kind} ${failure.code}`;
    const wait = waitAfter(failure, row.attempts, Math.random());
    const failures = row.attempts + 1;
    if (wait === null) {
      if (row.revision !== tried.revision || row.channelId !== tried.channelId) return null;
      await tx.outbox.save({ ...row, state: 'failed', attempts: failures, lastError });
      return { type: 'failed', failure };
    }
    await tx.outbox.save({ ...row, attempts: failures, nextAttemptAt: now + wait, lastError });
    return { type: 'later', at: now + wait, failures, failure, shown };
  });
}

import { firstIdAt, timeOf, type Instant, type ProposalId, type Snowflake } from '../domain/ids.js';
import type { Chat, ChatFailure, ChatResult } from '../ports/chat.js';
import type { Clock } from '../ports/clock.js';
import type { OutboxRow, Store, Tx } from '../ports/store.js';
import type { Card } from '../text/card.js';
import { waitAfter } from './backoff.js';
import { markOf, nonceOf, withMark } from './mark.js';

/** What delivery of a row needs from outside. */
export interface DeliveryDeps {
  readonly store: Store;
  readonly chat: Chat;
  readonly clock: Clock;
  /** The card of a row as it is now; null when its subject is gone and nothing is to be shown. */
  readonly cardOf: (tx: Tx, row: OutboxRow) => Promise<Card | null>;
  /** Called in the transaction that keeps the message's id: the message starts the proposal's clock (D3). */
  readonly onAnnounced: (tx: Tx, proposalId: ProposalId, announcedAt: Instant) => Promise<void>;
}

/** How a delivery ended: done, or to be tried again at an instant, or given up. */
export type Outcome =
  | { readonly type: 'done' }
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
/** How far Discord's clock may be behind ours when a message of ours is searched for. */
const CLOCKS_DIFFER_MS = 10 * 60_000;
const DONE: Outcome = { type: 'done' };

/**
 * Brings one row's message to where it should be: posted, up to date, with its thread, pinned. What each step achieved
 * is kept before the next begins, so that a death at any instant neither loses a message nor sends it twice.
 */
export async function deliver(id: string, deps: DeliveryDeps): Promise<Outcome> {
  const { store, chat, clock } = deps;
  let postedAnew = false;
  for (;;) {
    const seen = await store.read(async (tx) => {
      const row = await tx.outbox.find(id);
      return row?.state === 'pending' ? { row, card: await deps.cardOf(tx, row) } : null;
    });
    if (!seen) return DONE;
    const { row } = seen;
    const keep = (changes: Partial<OutboxRow>) =>
      store.transaction((tx) => tx.outbox.save({ ...row, attempts: 0, lastError: null, ...changes }));

    if (!seen.card) {
      await keep({ state: 'delivered', shown: row.revision, deliveredAt: row.deliveredAt ?? clock.now() });
      return DONE;
    }
    const card = withMark(seen.card, row.key);

    let step: ChatResult<unknown>;
    if (row.messageId === null) {
      step = await postOnce(row, card, deps);
    } else if (row.shown < row.revision) {
      step = await chat.edit(row.channelId, row.messageId, card);
      if (step.ok) await keep({ shown: row.revision });
    } else if (row.threadName !== null && row.threadId === null) {
      const opened = await chat.openThread(row.channelId, row.messageId, row.threadName);
      if (opened.ok) await keep({ threadId: opened.value });
      step = opened;
    } else if (row.pin && !row.pinned) {
      step = await chat.pin(row.channelId, row.messageId);
      if (step.ok) await keep({ pinned: true });
    } else {
      await keep({ state: 'delivered', deliveredAt: row.deliveredAt ?? clock.now() });
      return DONE;
    }
    if (step.ok) continue;

    if (row.messageId !== null && step.failure.code === UNKNOWN_MESSAGE && !postedAnew) {
      postedAnew = true; // somebody deleted it; once only, or we would fight with whoever deletes it
      await keep({ messageId: null, firstTriedAt: null, pinned: false });
      continue;
    }
    return postpone(row.id, step.failure, deps);
  }
}

/** Posts a row's message unless an earlier try did, and keeps its id. */
async function postOnce(row: OutboxRow, card: Card, deps: DeliveryDeps): Promise<ChatResult<unknown>> {
  const { store, chat } = deps;
  const triedBefore = row.firstTriedAt !== null;
  const firstTriedAt = row.firstTriedAt ?? deps.clock.now();
  if (triedBefore) {
    // The earlier try may have reached Discord although its answer did not reach us.
    const found = await chat.find(row.channelId, markOf(row.key), firstIdAt(firstTriedAt - CLOCKS_DIFFER_MS));
    if (!found.ok) return found;
    if (found.value !== null) {
      // It may show what was true then: shown as one revision behind, it is edited next.
      await keepMessage(row, found.value, Math.max(1, row.revision - 1), deps);
      return found;
    }
  } else {
    await store.transaction((tx) => tx.outbox.save({ ...row, firstTriedAt }));
  }
  const posted = await chat.post(row.channelId, card, nonceOf(row.key, firstTriedAt));
  if (posted.ok) await keepMessage({ ...row, firstTriedAt }, posted.value, row.revision, deps);
  return posted;
}

/** Keeps a message's id, and in the same transaction lets the clock of what it announces begin. */
function keepMessage(row: OutboxRow, messageId: Snowflake, shown: number, deps: DeliveryDeps): Promise<void> {
  const isFirst = row.shown === 0;
  return deps.store.transaction(async (tx) => {
    await tx.outbox.save({ ...row, messageId, shown, attempts: 0, lastError: null });
    if (isFirst && row.announces !== null) await deps.onAnnounced(tx, row.announces, timeOf(messageId));
  });
}

/** Keeps why a step failed, and when it is tried again. */
async function postpone(id: string, failure: ChatFailure, deps: DeliveryDeps): Promise<Outcome> {
  const now = deps.clock.now();
  return deps.store.transaction(async (tx): Promise<Outcome> => {
    const row = await tx.outbox.find(id);
    if (!row) return DONE;
    const shown = row.messageId !== null && row.shown >= row.revision;
    const lastError = `${failure.kind} ${failure.code}`;
    const wait = waitAfter(failure, row.attempts, Math.random());
    const failures = row.attempts + 1;
    if (wait === null) {
      await tx.outbox.save({ ...row, state: 'failed', attempts: failures, lastError });
      return { type: 'failed', failure };
    }
    await tx.outbox.save({ ...row, attempts: failures, nextAttemptAt: now + wait, lastError });
    return { type: 'later', at: now + wait, failures, failure, shown };
  });
}

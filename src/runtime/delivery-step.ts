import { firstIdAt, timeOf, type Instant, type AnnouncedId, type Snowflake } from '../domain/ids.js';
import type { Chat, ChatResult } from '../ports/chat.js';
import type { Clock } from '../ports/clock.js';
import type { OutboxRow, Store, Tx } from '../ports/store.js';
import type { Card } from '../text/card.js';
import { markOf, nonceOf, withMark } from './mark.js';
import { mentionedOn } from './mentioned.js';

/** What delivery of a row needs from outside. */
export interface DeliveryDeps {
  readonly store: Store;
  readonly chat: Chat;
  readonly clock: Clock;
  /** The card of a row as it is now; null when its subject is gone and nothing is to be shown. */
  readonly cardOf: (tx: Tx, row: OutboxRow) => Promise<Card | null>;
  /** Called in the transaction that keeps the message's id: the message starts a matter's clock (D3, P6). */
  readonly onAnnounced: (tx: Tx, id: AnnouncedId, announcedAt: Instant) => Promise<void>;
  /**
   * Called in the transaction that sends a direct message to its channel instead, because Discord takes none for that
   * account: it is to be tried no more.
   */
  readonly onDirectRefused: (tx: Tx, userId: Snowflake, serverId: Snowflake) => Promise<void>;
}

/** What a step came to: `done` when nothing is left to do for the row. */
export type Step = ChatResult<'more' | 'done'>;

/** How far Discord's clock may be behind ours when a message of ours is searched for. */
const CLOCKS_DIFFER_MS = 10 * 60_000;

/**
 * Does the next thing that brings a row's message to where it should be, and keeps that it is done.
 * @param card what the message is to show; null when it is to be no more
 */
export async function takeStep(row: OutboxRow, card: Card | null, deps: DeliveryDeps): Promise<Step> {
  const { chat } = deps;
  const { messageId, threadId, threadName, userId, revision } = row;
  const placeId = row.directId ?? row.channelId;
  const keep = (changes: Partial<OutboxRow>) => keepStep(row, changes, card, deps);

  if (card === null) {
    const there = messageId === null ? await findTried(row, placeId, deps) : ({ ok: true, value: messageId } as const);
    // Where there is no channel any more, there is no message.
    if (!there.ok && there.failure.kind !== 'gone') return there;
    if (there.ok && there.value !== null && row.shown < revision) {
      const removed = await chat.remove(placeId, there.value);
      return removed.ok ? keep({ ...NOT_THERE, shown: revision, mentions: [] }) : removed;
    }
  } else if (userId !== null && row.directId === null) {
    const direct = await chat.openDirect(userId);
    return direct.ok ? keep({ directId: direct.value }) : direct;
  } else if (messageId === null) {
    return postOnce(row, placeId, card, deps);
  } else if (row.shown < revision) {
    const edited = await chat.edit(placeId, messageId, withMark(card, row.key));
    return edited.ok ? keep({ shown: revision, mentions: mentionedOn(card) }) : edited;
  } else if (threadName !== null && threadId === null) {
    const opened = await chat.openThread(placeId, messageId, threadName);
    return opened.ok ? keep({ threadId: opened.value, threadShown: threadName }) : opened;
  } else if (row.pin && !row.pinned) {
    const pinned = await chat.pin(placeId, messageId);
    return pinned.ok ? keep({ pinned: true }) : pinned;
  }
  if (threadName !== null && threadId !== null && !isNamed(row)) {
    const renamed = await chat.renameThread(threadId, threadName);
    return renamed.ok ? keep({ threadShown: threadName }) : renamed;
  }
  return keep({ shown: revision });
}

/** What a row knows of a message that is not there, or not there any more. */
export const NOT_THERE = { messageId: null, firstTriedAt: null, pinned: false } as const;

const isNamed = ({ threadId, threadName, threadShown }: OutboxRow): boolean =>
  threadId === null || threadShown === null || threadShown === threadName;

/** Whether everything that a row wants is in Discord. */
const isWhole = (row: OutboxRow): boolean =>
  row.messageId !== null &&
  row.shown >= row.revision &&
  (row.threadName === null || row.threadId !== null) &&
  (!row.pin || row.pinned) &&
  isNamed(row);

/** Keeps what a step achieved; with the last one the row is delivered. */
async function keepStep(
  row: OutboxRow,
  changes: Partial<OutboxRow>,
  card: Card | null,
  { store, clock, onAnnounced }: DeliveryDeps,
): Promise<Step> {
  const kept: OutboxRow = { ...row, attempts: 0, lastError: null, ...changes };
  const isDone = card === null ? kept.shown >= kept.revision && isNamed(kept) : isWhole(kept);
  const { messageId } = kept;
  const announced = row.shown === 0 && messageId !== null ? row.announces : null;
  await store.transaction(async (tx) => {
    const delivered = { state: 'delivered', deliveredAt: row.deliveredAt ?? clock.now() } as const;
    await tx.outbox.save(isDone ? { ...kept, ...delivered } : kept);
    if (announced !== null && messageId !== null) await onAnnounced(tx, announced, timeOf(messageId));
  });
  // What an announcement changes may be its own card.
  return { ok: true, value: isDone && announced === null ? 'done' : 'more' };
}

/** Posts a row's message unless an earlier try did, and keeps its id. */
async function postOnce(row: OutboxRow, placeId: Snowflake, card: Card, deps: DeliveryDeps): Promise<Step> {
  const { store, chat, clock } = deps;
  const mentions = mentionedOn(card);
  const firstTriedAt = row.firstTriedAt ?? clock.now();
  const found = await findTried(row, placeId, deps);
  if (!found.ok) return found;
  if (found.value !== null) {
    // It may show what was true then: shown as one revision behind, it is edited next.
    const shown = Math.max(1, row.revision - 1);
    return keepStep(row, { messageId: found.value, shown, mentions }, card, deps);
  }
  if (row.firstTriedAt === null) await store.transaction((tx) => tx.outbox.save({ ...row, firstTriedAt }));
  const posted = await chat.post(placeId, withMark(card, row.key), nonceOf(row.key, firstTriedAt));
  if (!posted.ok) return posted;
  return keepStep({ ...row, firstTriedAt }, { messageId: posted.value, shown: row.revision, mentions }, card, deps);
}

/** The message of an earlier try, which may have reached Discord although its answer did not reach us. */
const findTried = async (
  { key, firstTriedAt }: OutboxRow,
  placeId: Snowflake,
  { chat }: DeliveryDeps,
): Promise<ChatResult<Snowflake | null>> =>
  firstTriedAt === null
    ? { ok: true, value: null }
    : chat.find(placeId, markOf(key), firstIdAt(firstTriedAt - CLOCKS_DIFFER_MS));

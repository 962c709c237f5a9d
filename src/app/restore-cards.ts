import type { Snowflake } from '../domain/ids.js';
import { keyOfCard, type LiveCard } from '../domain/post.js';
import type { Tx } from '../ports/store.js';
import type { Deps } from './deps.js';
import { deskCards, undecidedCards } from './undecided-cards.js';

/**
 * Wants live cards shown again that somebody deleted by hand: those of groups, and of matters and requests that are
 * undecided. Where nobody sees a card nobody can object, and silence would be no consent (D4).
 * @param gently waited for before each request
 */
export async function restoreCards(deps: Deps, serverId: Snowflake, gently: () => Promise<void>): Promise<void> {
  const { store, chat, clock } = deps;
  for (const card of await store.read((tx) => liveCards(tx, serverId))) {
    const row = await store.read((tx) => tx.outbox.byKey(keyOfCard(card)));
    if (row?.state !== 'delivered' || row.messageId === null) continue;
    await gently();
    const exists = await chat.messageExists(row.channelId, row.messageId);
    if (!exists.ok || exists.value) continue;
    // Delivery finds at its edit that the message is gone, and posts it anew.
    await store.transaction((tx) => tx.outbox.showCard({ serverId, channelId: row.channelId, card, at: clock.now() }));
    deps.wake();
  }
}

async function liveCards(tx: Tx, serverId: Snowflake): Promise<LiveCard[]> {
  const cards: LiveCard[] = [];
  for (const group of await tx.groups.list(serverId, { status: 'active' })) {
    cards.push({ type: 'group', id: group.id }, ...(await undecidedCards(tx, group)), ...(await deskCards(tx, group)));
  }
  return cards;
}

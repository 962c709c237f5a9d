import { keyOfCard, type LiveCard } from '../domain/post.js';
import type { Tx } from '../ports/store.js';

/** Where a live card is in Discord, as an address that leads there; null while it is not posted. */
export async function cardAddress(tx: Tx, card: LiveCard): Promise<string | null> {
  const row = await tx.outbox.byKey(keyOfCard(card));
  return row && row.messageId !== null
    ? `https://discord.com/channels/${row.serverId}/${row.channelId}/${row.messageId}`
    : null;
}

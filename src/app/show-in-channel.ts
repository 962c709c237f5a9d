import type { Group } from '../domain/group.js';
import type { Instant, Snowflake } from '../domain/ids.js';
import type { Tx } from '../ports/store.js';
import { groupCardRow } from './group-card-row.js';
import { undecidedCards } from './undecided-cards.js';

/**
 * C1: shows in a group's channel what belongs there: its own card, what waited for the channel of before, and each matter
 * and request that is undecided.
 * @param before the channel that the group had, or null
 */
export async function showInChannel(tx: Tx, group: Group, before: Snowflake | null, at: Instant): Promise<void> {
  const { serverId, channelId } = group;
  if (channelId === null) return;
  await tx.outbox.showCard(groupCardRow(serverId, channelId, group, at));
  if (before === channelId) return;
  if (before !== null) await tx.outbox.retarget(serverId, before, channelId, at);
  for (const card of await undecidedCards(tx, group)) {
    await tx.outbox.showCard({ serverId, channelId, card, at });
  }
}

import type { Group } from '../domain/group.js';
import type { Instant } from '../domain/ids.js';
import type { Vote } from '../domain/vote.js';
import type { Tx } from '../ports/store.js';

/** Wants the card of a vote shown as the vote is now. */
export async function showVote(tx: Tx, { id, serverId }: Vote, { channelId }: Group, at: Instant): Promise<void> {
  if (channelId !== null) await tx.outbox.showCard({ serverId, channelId, card: { type: 'vote', id }, at });
}

import type { Group } from '../domain/group.js';
import type { Instant, Snowflake } from '../domain/ids.js';
import { UNDECIDED } from '../domain/proposal.js';
import type { Tx } from '../ports/store.js';
import { groupCardRow } from './group-card-row.js';

/** More than a group can reasonably have open at a time. */
const MATTERS_AT_MOST = 1_000;

/**
 * C1: shows in a group's channel what belongs there: its own card, what waited for the channel of before, and each matter
 * and request that is undecided. Where nobody sees a card nobody can object, and silence would be no consent (D4).
 * @param before the channel that the group had, or null
 */
export async function showInChannel(tx: Tx, group: Group, before: Snowflake | null, at: Instant): Promise<void> {
  const { serverId, channelId } = group;
  if (channelId === null) return;
  await tx.outbox.showCard(groupCardRow(serverId, channelId, group, at));
  if (before === channelId) return;
  if (before !== null) await tx.outbox.retarget(serverId, before, channelId, at);
  for (const { id } of await tx.proposals.list({
    serverId,
    groupId: group.id,
    statuses: UNDECIDED,
    limit: MATTERS_AT_MOST,
  })) {
    await tx.outbox.showCard({ serverId, channelId, card: { type: 'proposal', id }, at });
  }
  for (const { id, request } of await tx.memberships.ofGroup(group.id)) {
    if (request) await tx.outbox.showCard({ serverId, channelId, card: { type: 'participant-request', id }, at });
  }
}

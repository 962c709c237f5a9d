import type { Group } from '../domain/group.js';
import type { Tx } from '../ports/store.js';
import type { Deps } from './deps.js';

/** L1: tells Core Maintainers that a group has a lead less, or the group where no channel is theirs; not who it was. */
export async function alarmOfLead(tx: Tx, deps: Deps, group: Group): Promise<void> {
  const server = await tx.servers.find(group.serverId);
  const channelId = server?.channels.coreMaintainers ?? group.channelId;
  if (channelId === null) return;
  const left = (await tx.memberships.ofGroup(group.id, { tier: 'lead' })).length;
  const { seq } = await tx.record.tip(group.serverId);
  await tx.outbox.say({
    key: `lead-gone:${group.id}:${seq}`,
    serverId: group.serverId,
    channelId,
    notice: { type: 'lead-gone', id: group.id, left },
    at: deps.clock.now(),
  });
}

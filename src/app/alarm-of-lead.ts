import type { Group } from '../domain/group.js';
import type { Tx } from '../ports/store.js';
import type { Deps } from './deps.js';
import { tellCoreMaintainers } from './tell-core-maintainers.js';

/** L1: tells Core Maintainers that a group has a lead less, or the group where no channel is theirs; not who it was. */
export async function alarmOfLead(tx: Tx, deps: Deps, { id, serverId, channelId }: Group): Promise<void> {
  const left = (await tx.memberships.ofGroup(id, { tier: 'lead' })).length;
  const key = `lead-gone:${id}:${(await tx.record.tip(serverId)).seq}`;
  const notice = { type: 'lead-gone', id, left } as const;
  await tellCoreMaintainers(tx, { key, serverId, notice, at: deps.clock.now() }, channelId);
}

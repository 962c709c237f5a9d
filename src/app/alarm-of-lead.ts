import type { Group } from '../domain/group.js';
import type { Tx } from '../ports/store.js';
import type { Deps } from './deps.js';
import { tellCoreMaintainers } from './tell-core-maintainers.js';

/**
 * L1, X8: tells Core Maintainers that a lead of a group had their personal data erased, and not who it was. A group
 * that has one lead would know who, so it is not told.
 */
export async function alarmOfLead(tx: Tx, deps: Deps, { id, serverId }: Group): Promise<void> {
  const left = (await tx.memberships.ofGroup(id, { tier: 'lead' })).length;
  const key = `lead-erased:${id}:${(await tx.record.tip(serverId)).seq}`;
  const notice = { type: 'lead-erased', groupId: id, left } as const;
  await tellCoreMaintainers(tx, { key, serverId, notice, at: deps.clock.now() });
}

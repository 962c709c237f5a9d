import { no, yes, type Decision } from '../domain/decision.js';
import type { Access } from '../domain/access.js';
import { rolesOf } from '../domain/access-change.js';
import type { AccessChangeId, Instant, Snowflake } from '../domain/ids.js';
import type { Refusal } from '../domain/refusal.js';
import type { Tx } from '../ports/store.js';
import { neededFor } from './access-change-facts.js';
import { leadRolesIn } from './access-now.js';
import type { Act } from './act.js';
import { endAccessChange, showAccessChange } from './change-of-leads.js';
import type { Deps } from './deps.js';
import { leadsOrCore } from './leads-or-core.js';
import { perform } from './perform.js';
import { personOf } from './who.js';

/** C3: a lead of the group or a Core Maintainer says that an access change is done. */
export const accessChangeDone = (deps: Deps, act: Act, id: AccessChangeId): Promise<Decision<null, Refusal>> =>
  perform<null>(deps, act, async (tx) => {
    const change = await tx.accessChanges.find(id);
    const group = change && (await tx.groups.find(change.groupId));
    if (!change || group?.serverId !== act.serverId) return no({ clause: 'C3', code: 'unknown-access-change' });
    const may = await leadsOrCore(tx, act, group, 'C3');
    if (!may.ok) return may;
    if (change.status !== 'open') return no({ clause: 'C3', code: 'access-change-over' });
    const { id: personId } = await personOf(tx, act);
    await endAccessChange(tx, deps, group, change, { as: 'done', at: act.at, by: { value: act.user.id, personId } });
    return yes(null);
  });

/** C3: access files were imported: every access change that they show is done. */
export async function accessImported(
  tx: Tx,
  deps: Pick<Deps, 'edition' | 'clock'>,
  serverId: Snowflake,
  access: Access,
  at: Instant,
): Promise<void> {
  for (const change of await tx.accessChanges.openIn(serverId)) {
    const group = await tx.groups.find(change.groupId);
    const person = await tx.people.find(change.personId);
    if (!group || !person) continue;
    const roles = await leadRolesIn(tx, group, access);
    const { needed, surplus } = rolesOf(change, roles, { isInGroup: false, leadsAnother: false });
    const { edits, notes } = await neededFor(tx, change, person, roles, access);
    // A configuration without such roles shows nothing.
    const isShown = needed.length + surplus.length > 0;
    if (!isShown || edits.length + notes.length > 0) await showAccessChange(tx, deps, group, change);
    else await endAccessChange(tx, deps, group, change, { as: 'done', at, by: null });
  }
}

import { rolesOf, type AccessChange, type AccessChangeFacts } from '../domain/access-change.js';
import { changeFor, type AccessList } from '../domain/access-list.js';
import type { Access } from '../domain/access.js';
import type { LeadRoles } from '../domain/access-role.js';
import type { AccessChangeId } from '../domain/ids.js';
import type { Person } from '../domain/person.js';
import type { Files } from '../ports/files.js';
import type { Tx } from '../ports/store.js';
import { accessNow, leadRolesIn } from './access-now.js';
import { leadsOf } from './who.js';

/** On a card that everybody in the channel sees, no more of other people's entries than a diff needs. */
const CONTEXT_ON_CARD = 1;

/** What the card of an access change says; null when its subject is gone. */
export async function accessChangeFacts(tx: Tx, id: AccessChangeId, files: Files): Promise<AccessChangeFacts | null> {
  const change = await tx.accessChanges.find(id);
  const group = change && (await tx.groups.find(change.groupId));
  const person = change && (await tx.people.find(change.personId));
  if (!change || !group || !person) return null;
  const leads = await leadsOf(tx, group.id);
  const now = change.status === 'open' ? await accessNow(tx, files, group.serverId) : null;
  if (!now) return { change, group, person, leads, access: null };
  const roles = await leadRolesIn(tx, group, now.access);
  const list = await neededFor(tx, change, person, roles, now.access);
  const { diff } = await files.accessDiff(now.sources, list.edits, CONTEXT_ON_CARD);
  return { change, group, person, leads, access: { roles, importedAt: now.importedAt ?? change.at, list, diff } };
}

/** C3: what the configuration lacks for an access change. */
export async function neededFor(
  tx: Tx,
  change: AccessChange,
  person: Person,
  roles: LeadRoles,
  access: Access,
): Promise<AccessList> {
  const memberships = await tx.memberships.ofPerson(person.id);
  const { needed, surplus } = rolesOf(change, roles, {
    isInGroup: memberships.some(({ groupId }) => groupId === change.groupId),
    leadsAnother: memberships.some(({ groupId, tier }) => tier === 'lead' && groupId !== change.groupId),
  });
  return changeFor(person, needed, surplus, access);
}

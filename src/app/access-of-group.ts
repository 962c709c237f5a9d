import type { AccessFacts } from '../domain/access-list.js';
import type { Group } from '../domain/group.js';
import type { PersonId } from '../domain/ids.js';
import type { Tx } from '../ports/store.js';
import { leadRolesIn, type AccessNow } from './access-now.js';

/** P10, C3: what the access list of a group is made of. */
export async function accessFacts(tx: Tx, group: Group, { access }: AccessNow): Promise<AccessFacts> {
  const members = await tx.memberships.withPeople(group.id);
  const present = new Set(members.map(({ person }) => person.id));
  const former = (await tx.memberships.former(group.id)).filter(({ id }) => !present.has(id));
  const open = await tx.accessChanges.openOf(group.id);
  const resigned = new Set(open.filter(({ change }) => change === 'remove').map(({ personId }) => personId));
  const leads = new Set<PersonId>();
  for (const id of resigned) {
    const memberships = await tx.memberships.ofPerson(id);
    if (memberships.some(({ tier }) => tier === 'lead')) leads.add(id);
  }
  return { group, access, roles: await leadRolesIn(tx, group, access), members, former, resigned, leads };
}

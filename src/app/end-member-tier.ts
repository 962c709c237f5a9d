import type { Group } from '../domain/group.js';
import type { Membership } from '../domain/membership.js';
import type { Person } from '../domain/person.js';
import { withoutMemberTier } from '../domain/participation.js';
import type { Tx } from '../ports/store.js';
import type { Act } from './act.js';
import type { Deps } from './deps.js';
import { writeMembership } from './write-membership.js';

/** Where somebody is WG Member, and no more than that. */
export async function memberGroupsOf(
  tx: Tx,
  person: Person,
): Promise<{ readonly membership: Membership; readonly group: Group }[]> {
  const found: { membership: Membership; group: Group }[] = [];
  for (const membership of await tx.memberships.ofPerson(person.id)) {
    const group = membership.tier === 'member' ? await tx.groups.find(membership.groupId) : null;
    if (group) found.push({ membership, group });
  }
  return found;
}

/** P7: who does not want to be listed by name is no WG Member; they stay Participant. Leads are not touched (L1, L9). */
export async function endMemberTier(tx: Tx, deps: Deps, act: Act, person: Person): Promise<void> {
  for (const { membership, group } of await memberGroupsOf(tx, person)) {
    await writeMembership(tx, deps, {
      membership: withoutMemberTier(membership),
      group,
      happened: 'member-stepped-down',
      clauses: ['P7'],
      at: act.at,
      actor: { value: act.user.id, personId: person.id },
    });
  }
}

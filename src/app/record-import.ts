import type { PersonId } from '../domain/ids.js';
import type { Group } from '../domain/group.js';
import type { GroupChange } from '../domain/import-groups.js';
import { TIERS } from '../domain/membership.js';
import type { Sealed } from '../domain/record.js';
import type { Tx } from '../ports/store.js';
import type { Import } from './write-import.js';

/** X1: one entry for the import, and one for each group that it made or changed. Names of people are sealed. */
export async function recordImport(
  tx: Tx,
  { plan, serverId, edition, by }: Import,
  groups: ReadonlyMap<GroupChange, Group>,
  people: ReadonlyMap<string, PersonId>,
): Promise<void> {
  const { at, user } = by;
  const actor = user === null ? null : await tx.people.byAccount(serverId, user);
  await tx.record.append(serverId, {
    kind: 'charters-imported',
    subject: 'server',
    groupId: null,
    clauses: ['I13', 'X1'],
    edition,
    at,
    facts: {
      documents: plan.files.filter((file) => file.change !== 'same').map(({ path, digest }) => ({ path, digest })),
      groupsNew: plan.groups.filter((group) => group.change === 'new').length,
      groupsChanged: plan.groups.filter((group) => group.change === 'changed').length,
      peopleNew: plan.people.filter((person) => person.change === 'new').length,
      peopleChanged: plan.people.filter((person) => person.change !== 'new').length,
      conflicts: plan.conflicts.length,
      unreadable: plan.problems.length,
      keptAsText: plan.kept.length,
      from: user === null ? 'command line' : 'discord',
    },
    sealed: user === null ? {} : { actor: { value: user, personId: actor?.id ?? null } },
  });
  for (const [change, group] of groups) {
    const { kind, name, title, memberships, fields } = change;
    const sealed: Record<string, Sealed> = {};
    for (const [index, row] of memberships.entries()) {
      const value = `${row.label}: ${row.from === null ? '' : `${row.from} -> `}${row.tier}`;
      sealed[`person-${index + 1}`] = { value, personId: people.get(row.person) ?? null };
    }
    await tx.record.append(serverId, {
      kind: 'group-imported',
      subject: `group:${group.id}`,
      groupId: group.id,
      clauses: ['I13', 'K1', 'P1'],
      edition,
      at,
      facts: {
        kind,
        name,
        title,
        new: change.change === 'new',
        fields: fields.map(({ field }) => field),
        // L5: a group that stood before the bot came is sponsored as it was.
        sponsorship: 'grandfathered',
        ...Object.fromEntries(TIERS.map((tier) => [tier, memberships.filter((row) => row.tier === tier).length])),
      },
      sealed,
    });
  }
}

import { randomUUID } from 'node:crypto';
import { asId, type Instant, type MembershipId, type PersonId } from '../domain/ids.js';
import type { PersonChange } from '../domain/import-people.js';
import { atLeast } from '../domain/membership.js';
import { newPerson, type Person } from '../domain/person.js';
import type { Tx } from '../ports/store.js';
import type { Import } from './write-import.js';

/** Writes the people of an import. Answers who each key of the plan is, people who don't change included. */
export async function writePeople(tx: Tx, work: Import): Promise<Map<string, PersonId>> {
  const ids = new Map<string, PersonId>();
  for (const { memberships } of work.plan.groups) {
    for (const { person, personId } of memberships) if (personId !== null) ids.set(person, personId);
  }
  // A GitHub name belongs to one person at a time, so those who give one up are written first.
  const order = (change: PersonChange): number => (change.set.github === null ? 0 : 1);
  for (const change of [...work.plan.people].sort((a, b) => order(a) - order(b))) {
    for (const from of change.merged) await forgetDouble(tx, from);
    const stored = change.id === null ? null : await tx.people.find(change.id);
    const person = changed(stored ?? unknown(work), change, work.by.at);
    await tx.people.save(person);
    ids.set(change.key, person.id);
    for (const from of change.merged) await moveMemberships(tx, from, person.id, work);
  }
  return ids;
}

const unknown = ({ serverId, by }: Import): Person =>
  newPerson({ id: asId<PersonId>(randomUUID()), serverId, accounts: [], createdAt: by.at });

const changed = (person: Person, { set, seenAs, accounts }: PersonChange, at: Instant): Person => ({
  ...person,
  ...set,
  ...(seenAs ? { seenAs: { level: seenAs, at } } : {}),
  accounts: [...person.accounts, ...accounts],
});

/** X8: somebody on record twice is named in one place only, where an erasure finds it. */
async function forgetDouble(tx: Tx, id: PersonId): Promise<void> {
  const double = await tx.people.find(id);
  if (!double) return;
  const { serverId, accounts, createdAt } = double;
  await tx.people.save(newPerson({ id, serverId, accounts, createdAt }));
}

/** L5: somebody on record twice keeps the higher tier of the two in each group. */
async function moveMemberships(tx: Tx, from: PersonId, to: PersonId, { by, facts }: Import): Promise<void> {
  for (const row of facts.memberships.filter((other) => other.personId === from && other.endedAt === null)) {
    const own = await tx.memberships.of(row.groupId, to);
    await tx.memberships.save({ ...row, endedAt: by.at });
    if (own && own.endedAt === null && atLeast(own.tier, row.tier)) continue;
    const id = own?.id ?? asId<MembershipId>(randomUUID());
    await tx.memberships.save({ ...row, id, personId: to, since: own?.since ?? row.since });
  }
}

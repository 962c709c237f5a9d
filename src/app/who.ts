import { randomUUID } from 'node:crypto';
import type { Group } from '../domain/group.js';
import { asId, type GroupId, type Instant, type PersonId, type Snowflake } from '../domain/ids.js';
import { newPerson, type Person } from '../domain/person.js';
import type { Standing } from '../domain/standing.js';
import type { Tx } from '../ports/store.js';
import type { Act } from './act.js';

/** The person behind an act; somebody who acts for the first time becomes known with the account alone. */
export const personOf = (tx: Tx, act: Act): Promise<Person> => personOfAccount(tx, act.serverId, act.user.id, act.at);

/** The person behind an account that somebody names; one that was never seen becomes known with the account alone. */
export async function personOfAccount(tx: Tx, serverId: Snowflake, userId: Snowflake, at: Instant): Promise<Person> {
  const known = await tx.people.byAccount(serverId, userId);
  if (known) return known;
  const person = newPerson({ id: asId<PersonId>(randomUUID()), serverId, accounts: [userId], createdAt: at });
  await tx.people.save(person);
  return person;
}

/** How the person behind an act stands in a group, for an act that is written down: somebody unknown becomes known. */
export const actingStanding = async (tx: Tx, act: Act, group: Group): Promise<Standing> =>
  standingOf(tx, (await personOf(tx, act)).id, group);

const NOBODY = asId<PersonId>('nobody');

/** The same for a question. Writes nothing: somebody unknown is nobody's person, without a tier. */
export async function presentStanding(tx: Tx, act: Act, group: Group): Promise<Standing> {
  const person = await tx.people.byAccount(act.serverId, act.user.id);
  return person ? standingOf(tx, person.id, group) : { personId: NOBODY, group, tier: null };
}

async function standingOf(tx: Tx, personId: PersonId, group: Group): Promise<Standing> {
  const membership = await tx.memberships.of(group.id, personId);
  return { personId, group, tier: membership && membership.endedAt === null ? membership.tier : null };
}

/** Who runs a group. */
export async function leadsOf(tx: Tx, groupId: GroupId): Promise<Person[]> {
  return (await tx.memberships.withPeople(groupId, { tier: 'lead' })).map(({ person }) => person);
}

import { asId, type PersonId, type Snowflake } from '../../domain/ids.js';
import { LADDER, STORED_LEVELS } from '../../domain/ladder.js';
import { CONSENTS, type Person } from '../../domain/person.js';
import type { Person as Row, Prisma } from '../../generated/sqlite/client.js';
import type { People } from '../../ports/store.js';
import type { Rows } from './client.js';
import { dateOf, instantOf, oneOf } from './columns.js';
import { hotReadsIn, type PersonAndAccount } from './hot-reads.js';

/** People with their Discord accounts. */
export const peopleIn = (rows: Rows): People => ({
  async find(id) {
    const row = await rows.person.findUnique({ where: { id }, include: WITH_ACCOUNTS });
    return row && personOf(row);
  },

  async findMany(ids) {
    const found = await rows.person.findMany({
      where: { id: { in: [...ids] } },
      include: WITH_ACCOUNTS,
      orderBy: BY_AGE,
    });
    return found.map(personOf);
  },

  async byAccount(serverId, userId) {
    const [person] = peopleOf(await hotReadsIn(rows).personOfAccount(serverId, userId));
    return person ?? null;
  },

  async ofProposal(id) {
    return peopleOf(await hotReadsIn(rows).peopleOfProposal(id));
  },

  async byGithub(serverId, github) {
    const row = await rows.person.findUnique({
      where: { serverId_githubKey: { serverId, githubKey: githubKeyOf(github) } },
      include: WITH_ACCOUNTS,
    });
    return row && personOf(row);
  },

  async all(serverId) {
    return (await rows.person.findMany({ where: { serverId }, include: WITH_ACCOUNTS, orderBy: BY_AGE })).map(personOf);
  },

  async seenAs(serverId, levels) {
    const found = await rows.person.findMany({
      where: { serverId, level: { in: [...levels] } },
      include: WITH_ACCOUNTS,
      orderBy: BY_AGE,
    });
    return found.map(personOf);
  },

  async save({ id, serverId, accounts, consentAt, erasedAt, seenAs, profileAt, createdAt, ...person }) {
    const data = {
      serverId,
      ...person,
      level: seenAs?.level ?? null,
      levelAt: dateOf(seenAs?.at ?? null),
      profileAt: dateOf(profileAt),
      githubKey: person.github === null ? null : githubKeyOf(person.github),
      consentAt: dateOf(consentAt),
      erasedAt: dateOf(erasedAt),
      createdAt: dateOf(createdAt),
    };
    await rows.person.upsert({ where: { id }, create: { id, ...data }, update: data });
    await rows.account.deleteMany({ where: { personId: id, userId: { notIn: [...accounts] } } });
    for (const userId of accounts) {
      await rows.account.upsert({
        where: { serverId_userId: { serverId, userId } },
        create: { serverId, userId, personId: id },
        update: { personId: id },
      });
    }
  },
});

export const WITH_ACCOUNTS = { accounts: { orderBy: { userId: 'asc' } } } as const satisfies Prisma.PersonInclude;
export const BY_AGE = [{ createdAt: 'asc' }, { id: 'asc' }] satisfies Prisma.PersonOrderByWithRelationInput[];

const githubKeyOf = (github: string): string => github.toLowerCase();

/** The people in these rows, in the order in which each comes first. */
export function peopleOf(found: readonly PersonAndAccount[]): Person[] {
  const people = new Map<string, Parameters<typeof personOf>[0] & { accounts: { userId: string }[] }>();
  for (const { userId, ...row } of found) {
    const person = people.get(row.id) ?? { ...row, accounts: [] };
    if (userId !== null) person.accounts.push({ userId });
    people.set(row.id, person);
  }
  return [...people.values()].map(personOf);
}

/** The person in a row. */
export const personOf = (row: Row & { readonly accounts: readonly { readonly userId: string }[] }): Person => ({
  id: asId<PersonId>(row.id),
  serverId: asId<Snowflake>(row.serverId),
  name: row.name,
  organization: row.organization,
  github: row.github,
  githubConfirmed: row.githubConfirmed,
  discordName: row.discordName,
  accounts: row.accounts.map(({ userId }) => asId<Snowflake>(userId)),
  consent: oneOf(CONSENTS, row.consent, 'Person.consent'),
  consentAt: instantOf(row.consentAt),
  erasedAt: instantOf(row.erasedAt),
  ladder: oneOf(STORED_LEVELS, row.ladder, 'Person.ladder'),
  seenAs: seenAsOf(row),
  counted: row.counted,
  profileAt: instantOf(row.profileAt),
  createdAt: instantOf(row.createdAt),
});

const seenAsOf = ({ level, levelAt }: Row): Person['seenAs'] =>
  level === null || levelAt === null ? null : { level: oneOf(LADDER, level, 'Person.level'), at: instantOf(levelAt) };

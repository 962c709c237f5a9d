import { asId, type PersonId, type Snowflake } from '../../domain/ids.js';
import { CONSENTS, type Person } from '../../domain/person.js';
import type { Prisma } from '../../generated/sqlite/client.js';
import type { People } from '../../ports/store.js';
import type { Rows } from './client.js';
import { dateOf, instantOf, oneOf } from './columns.js';

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
    const row = await rows.account.findUnique({
      where: { serverId_userId: { serverId, userId } },
      include: { person: { include: WITH_ACCOUNTS } },
    });
    return row && personOf(row.person);
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

  async save({ id, serverId, accounts, consentAt, erasedAt, createdAt, ...person }) {
    const data = {
      serverId,
      ...person,
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

const WITH_ACCOUNTS = { accounts: { orderBy: { userId: 'asc' } } } as const satisfies Prisma.PersonInclude;
const BY_AGE = [{ createdAt: 'asc' }, { id: 'asc' }] satisfies Prisma.PersonOrderByWithRelationInput[];

const githubKeyOf = (github: string): string => github.toLowerCase();

const personOf = (row: Prisma.PersonGetPayload<{ include: typeof WITH_ACCOUNTS }>): Person => ({
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
  createdAt: instantOf(row.createdAt),
});

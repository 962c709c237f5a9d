import { CONTRIBUTION_KINDS, type Contribution } from '../../domain/contribution.js';
import { asId, type ContributionId, type GroupId, type PersonId, type Snowflake } from '../../domain/ids.js';
import type { Contribution as Row, Prisma } from '../../generated/sqlite/client.js';
import type { Contributions } from '../../ports/contributions.js';
import type { Rows } from './client.js';
import { dateOf, idOrNull, instantOf, oneOf } from './columns.js';

/** What people contributed to groups (P5, P9). */
export const contributionsIn = (rows: Rows): Contributions => ({
  async find(id) {
    const row = await rows.contribution.findUnique({ where: { id } });
    return row && contributionOf(row);
  },

  async of(groupId, personId) {
    return (await rows.contribution.findMany({ where: { groupId, personId }, orderBy: IN_ORDER })).map(contributionOf);
  },

  async waitingIn(groupId) {
    const where = { groupId, status: 'waiting' };
    return (await rows.contribution.findMany({ where, orderBy: IN_ORDER })).map(contributionOf);
  },

  async waitingSince(from, to) {
    const where = {
      status: 'waiting',
      at: { gt: dateOf(from), lte: dateOf(to) },
      group: { server: { leftAt: null } },
    };
    return (await rows.contribution.findMany({ where, orderBy: IN_ORDER })).map(contributionOf);
  },

  async save({ id, at, decided, ...contribution }) {
    const data = {
      ...contribution,
      at: dateOf(at),
      decidedById: decided?.byId ?? null,
      decidedAt: dateOf(decided?.at ?? null),
    };
    await rows.contribution.upsert({ where: { id }, create: { id, ...data }, update: data });
  },
});

const IN_ORDER = [{ at: 'asc' }, { id: 'asc' }] satisfies Prisma.ContributionOrderByWithRelationInput[];
const STATUSES = ['waiting', 'confirmed', 'declined'] as const satisfies readonly Contribution['status'][];

const contributionOf = (row: Row): Contribution => ({
  id: asId<ContributionId>(row.id),
  serverId: asId<Snowflake>(row.serverId),
  groupId: asId<GroupId>(row.groupId),
  personId: asId<PersonId>(row.personId),
  loggedById: asId<PersonId>(row.loggedById),
  kind: oneOf(CONTRIBUTION_KINDS, row.kind, 'Contribution.kind'),
  link: row.link,
  at: instantOf(row.at),
  status: oneOf(STATUSES, row.status, 'Contribution.status'),
  decided: decidedOf(row),
});

function decidedOf({ decidedById, decidedAt }: Row): Contribution['decided'] {
  const byId = idOrNull<PersonId>(decidedById);
  return byId === null || decidedAt === null ? null : { byId, at: instantOf(decidedAt) };
}

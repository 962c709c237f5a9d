import { ACCESS_CHANGES, ACCESS_CHANGE_STATUSES, type AccessChange } from '../../domain/access-change.js';
import { asId, type AccessChangeId, type GroupId, type PersonId, type Snowflake } from '../../domain/ids.js';
import type { AccessChange as Row, Prisma } from '../../generated/sqlite/client.js';
import type { AccessChanges } from '../../ports/access-changes.js';
import type { Rows } from './client.js';
import { dateOf, idOrNull, instantOf, oneOf } from './columns.js';

/** What has to change in the access configuration because leads changed (C3). */
export const accessChangesIn = (rows: Rows): AccessChanges => ({
  async find(id) {
    const row = await rows.accessChange.findUnique({ where: { id } });
    return row && accessChangeOf(row);
  },

  async openOf(groupId) {
    const where = { groupId, status: 'open' };
    return (await rows.accessChange.findMany({ where, orderBy: IN_ORDER })).map(accessChangeOf);
  },

  async openIn(serverId) {
    const where = { status: 'open', group: { serverId } };
    return (await rows.accessChange.findMany({ where, orderBy: IN_ORDER })).map(accessChangeOf);
  },

  async groupsWithOpen(at) {
    const where = { status: 'open', at: { lt: dateOf(at) }, group: { server: { leftAt: null } } };
    const found = await rows.accessChange.findMany({ where, distinct: ['groupId'], select: { groupId: true } });
    return found.map(({ groupId }) => asId<GroupId>(groupId));
  },

  async save({ id, at, ended, ...change }) {
    const data = {
      ...change,
      at: dateOf(at),
      doneAt: dateOf(ended?.at ?? null),
      doneById: ended?.byId ?? null,
    };
    await rows.accessChange.upsert({ where: { id }, create: { id, ...data }, update: data });
  },
});

const IN_ORDER = [{ at: 'asc' }, { id: 'asc' }] satisfies Prisma.AccessChangeOrderByWithRelationInput[];

const accessChangeOf = (row: Row): AccessChange => ({
  id: asId<AccessChangeId>(row.id),
  serverId: asId<Snowflake>(row.serverId),
  groupId: asId<GroupId>(row.groupId),
  personId: asId<PersonId>(row.personId),
  change: oneOf(ACCESS_CHANGES, row.change, 'AccessChange.change'),
  status: oneOf(ACCESS_CHANGE_STATUSES, row.status, 'AccessChange.status'),
  at: instantOf(row.at),
  ended: row.doneAt === null ? null : { at: instantOf(row.doneAt), byId: idOrNull<PersonId>(row.doneById) },
});

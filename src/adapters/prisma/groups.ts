import { GROUP_KINDS, type Group } from '../../domain/group.js';
import { asId, type GroupId, type Snowflake } from '../../domain/ids.js';
import { UNDECIDED } from '../../domain/proposal.js';
import type { Group as Row } from '../../generated/sqlite/client.js';
import type { Groups } from '../../ports/store.js';
import type { Rows } from './client.js';
import { dateOf, idOrNull, instantOf, oneOf } from './columns.js';
import { hotReadsIn } from './hot-reads.js';
import { rosterReadsIn } from './roster-reads.js';
import type { Target } from './target.js';

/** Working Groups and Interest Groups. */
export const groupsIn = (rows: Rows, provider: Target['provider']): Groups => ({
  async find(id) {
    const row = await hotReadsIn(rows).group(id);
    return row && groupOf(row);
  },

  async byChannel(serverId, channelId) {
    const row = await hotReadsIn(rows).groupOfChannel(serverId, channelId);
    return row && groupOf(row);
  },

  async byName(serverId, kind, name) {
    const row = await rows.group.findUnique({ where: { serverId_kind_name: { serverId, kind, name } } });
    return row && groupOf(row);
  },

  async list(serverId, filter = {}) {
    const all = { ...filter, limit: GROUPS_AT_MOST, offset: 0 };
    return (await rosterReadsIn(rows, provider).groups(serverId, all)).map(groupOf);
  },

  async withOpenMatters(at) {
    const open = await rows.group.findMany({
      where: {
        status: 'active',
        server: { leftAt: null },
        OR: [
          { proposals: { some: { status: { in: [...UNDECIDED] }, openedAt: { lte: dateOf(at) } } } },
          { memberships: { some: { requestedAt: { lte: dateOf(at) }, endedAt: null } } },
        ],
      },
      orderBy: { id: 'asc' },
    });
    return open.map(groupOf);
  },

  async save({ id, createdAt, oneHoldsSince, ...group }) {
    const data = { ...group, oneHoldsSince: dateOf(oneHoldsSince), createdAt: dateOf(createdAt) };
    await rows.group.upsert({ where: { id }, create: { id, ...data }, update: data });
  },
});

/** More than a server has. */
const GROUPS_AT_MOST = 1_000_000;
const STATUSES = ['active', 'retired'] as const satisfies readonly Group['status'][];

/** A row as the domain knows it. */
export const groupOf = (row: Row): Group => ({
  id: asId<GroupId>(row.id),
  serverId: asId<Snowflake>(row.serverId),
  kind: oneOf(GROUP_KINDS, row.kind, 'Group.kind'),
  name: row.name,
  title: row.title,
  status: oneOf(STATUSES, row.status, 'Group.status'),
  mission: row.mission,
  memberTier: row.memberTier,
  channelId: idOrNull<Snowflake>(row.channelId),
  grandfathered: row.grandfathered,
  oneHoldsSince: instantOf(row.oneHoldsSince),
  createdAt: instantOf(row.createdAt),
});

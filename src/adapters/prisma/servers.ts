import { asId, type Snowflake } from '../../domain/ids.js';
import type { Server } from '../../domain/server.js';
import type { Servers } from '../../ports/store.js';
import type { Server as Row } from '../../generated/sqlite/client.js';
import type { Rows } from './client.js';
import { hotReadsIn } from './hot-reads.js';
import { hotWritesIn } from './hot-writes.js';
import { dateOf, idOrNull, instantOf } from './columns.js';

/** Servers and their settings. */
export const serversIn = (rows: Rows): Servers => ({
  async lock(id) {
    await hotWritesIn(rows).lockServer(id);
  },

  async find(id) {
    const row = await hotReadsIn(rows).server(id);
    return row && serverOf(row);
  },

  async all() {
    return (await rows.server.findMany({ orderBy: [{ createdAt: 'asc' }, { id: 'asc' }] })).map(serverOf);
  },

  async save({ id, name, roles, channels, commandsHash, leftAt, createdAt }) {
    const data = {
      name,
      coreMaintainersRole: roles.coreMaintainers,
      leadMaintainersRole: roles.leadMaintainers,
      maintainersRole: roles.maintainers,
      moderatorsRole: roles.moderators,
      creationChannel: channels.creation,
      coreMaintainersChannel: channels.coreMaintainers,
      moderatorsChannel: channels.moderators,
      groupCategory: channels.groupCategory,
      archiveCategory: channels.archiveCategory,
      commandsHash,
      leftAt: dateOf(leftAt),
      createdAt: dateOf(createdAt),
    };
    await rows.server.upsert({ where: { id }, create: { id, ...data }, update: data });
  },

  async nextNumber(serverId, prefix) {
    const [counter] = await hotWritesIn(rows).count(serverId, prefix);
    if (!counter) throw new Error(`the counter ${prefix} of server ${serverId} gave no number`);
    return counter.last;
  },
});

const serverOf = (row: Row): Server => ({
  id: asId<Snowflake>(row.id),
  name: row.name,
  roles: {
    coreMaintainers: idOrNull<Snowflake>(row.coreMaintainersRole),
    leadMaintainers: idOrNull<Snowflake>(row.leadMaintainersRole),
    maintainers: idOrNull<Snowflake>(row.maintainersRole),
    moderators: idOrNull<Snowflake>(row.moderatorsRole),
  },
  channels: {
    creation: idOrNull<Snowflake>(row.creationChannel),
    coreMaintainers: idOrNull<Snowflake>(row.coreMaintainersChannel),
    moderators: idOrNull<Snowflake>(row.moderatorsChannel),
    groupCategory: idOrNull<Snowflake>(row.groupCategory),
    archiveCategory: idOrNull<Snowflake>(row.archiveCategory),
  },
  commandsHash: row.commandsHash,
  leftAt: instantOf(row.leftAt),
  createdAt: instantOf(row.createdAt),
});

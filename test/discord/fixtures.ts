import type { Group } from '../../src/domain/group.js';
import { asId, type GroupId, type Snowflake } from '../../src/domain/ids.js';
import type { Server } from '../../src/domain/server.js';
import type { Deps } from '../../src/app/deps.js';
import type { Log } from '../../src/ports/log.js';
import type { Draft, Store } from '../../src/ports/store.js';

export const snowflake = (value: string): Snowflake => asId<Snowflake>(value);

export const SERVER = snowflake('900000000000000001');
export const WG_CHANNEL = snowflake('900000000000000011');
export const OTHER_CHANNEL = snowflake('900000000000000012');

export const server = (changes: Partial<Server> = {}): Server => ({
  id: SERVER,
  name: 'Example community',
  roles: { coreMaintainers: null, leadMaintainers: null, maintainers: null, moderators: null },
  channels: { creation: null, coreMaintainers: null, moderators: null, groupCategory: null, archiveCategory: null },
  commandsHash: '',
  leftAt: null,
  createdAt: 0,
  ...changes,
});

export const group = (changes: Partial<Group> = {}): Group => ({
  id: asId<GroupId>('g1'),
  serverId: SERVER,
  kind: 'working-group',
  name: 'weather',
  title: 'Weather',
  status: 'active',
  mission: '',
  memberTier: true,
  channelId: WG_CHANNEL,
  createdAt: 0,
  ...changes,
});

/** The tables that this room touches, in memory. */
export interface Tables {
  servers: Server[];
  groups: Group[];
  drafts: Draft[];
  /** Set to make the database fail. */
  down: boolean;
}

export function tables(changes: Partial<Tables> = {}): Tables {
  return { servers: [server()], groups: [group()], drafts: [], down: false, ...changes };
}

export function depsOver(kept: Tables, clock: { now(): number }): Deps {
  const tx = {
    servers: {
      lock: async () => undefined,
      find: async (id: Snowflake) => kept.servers.find((one) => one.id === id) ?? null,
      save: async (saved: Server) =>
        void (kept.servers = [...kept.servers.filter((one) => one.id !== saved.id), saved]),
    },
    groups: {
      byChannel: async (_server: Snowflake, channelId: Snowflake) =>
        kept.groups.find((one) => one.channelId === channelId) ?? null,
      list: async (_server: Snowflake, filter?: { status?: string }) =>
        kept.groups.filter((one) => !filter?.status || one.status === filter.status),
    },
    drafts: {
      find: async (id: string) => kept.drafts.find((one) => one.id === id) ?? null,
      save: async (draft: Draft) => void kept.drafts.push(draft),
    },
  };
  const run = async <T>(work: (given: typeof tx) => Promise<T>): Promise<T> => {
    if (kept.down) throw new Error('the database is away');
    return work(tx);
  };
  const store = { read: run, transaction: run } as unknown as Store;
  return { store, clock, edition: 'mcp-2026', outageExtension: false, chat: {} as unknown as Deps['chat'] };
}

export interface Said {
  level: 'debug' | 'info' | 'warn' | 'error';
  fields: Record<string, unknown>;
  sentence: string;
}

/** A log that keeps what was said. */
export function keptLog(said: Said[] = [], common: object = {}): Log & { said: Said[] } {
  const at = (level: Said['level']) => (fields: object, sentence: string) =>
    void said.push({ level, fields: { ...common, ...fields }, sentence });
  return {
    said,
    debug: at('debug'),
    info: at('info'),
    warn: at('warn'),
    error: at('error'),
    child: (fields) => keptLog(said, { ...common, ...fields }),
  };
}

import type { Group } from '../../src/domain/group.js';
import { asId, type GroupId, type Snowflake } from '../../src/domain/ids.js';
import type { Server } from '../../src/domain/server.js';
import type { Log } from '../../src/ports/log.js';

export const snowflake = (value: string): Snowflake => asId<Snowflake>(value);

const SERVER = snowflake('900000000000000001');
const WG_CHANNEL = snowflake('900000000000000011');

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
  grandfathered: true,
  oneHoldsSince: null,
  createdAt: 0,
  ...changes,
});

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

import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Group } from '../../src/domain/group.js';
import { asId, type GroupId, type Snowflake } from '../../src/domain/ids.js';
import type { Server } from '../../src/domain/server.js';
import type { Command, Place } from '../../src/discord/kit.js';
import { createRegistration, hashOf, type ServerCommands } from '../../src/discord/register.js';
import { temporaryStore, type TemporaryStore } from '../temporary-store.js';
import { group, server, snowflake } from './fixtures.js';

const root = (name: string, place: Place): Command => ({ data: { name, description: name }, place, run: {} });
const CHANNEL = snowflake('900000000000000011');
const COMMANDS = [root('help', 'everywhere'), root('vote', 'working-groups'), root('proposal', 'group-channels')];

class Shown implements ServerCommands {
  present: string[] = [];
  uploads: string[][] = [];
  asked = 0;
  down = false;
  async names() {
    this.asked += 1;
    return { ok: true as const, value: this.present };
  }
  async replace(_server: unknown, list: readonly { name: string }[]) {
    if (this.down)
      return { ok: false as const, failure: { kind: 'unavailable' as const, retryAfterMs: null, code: '503' } };
    this.present = list.map(({ name }) => name);
    this.uploads.push(this.present);
    return { ok: true as const, value: undefined };
  }
}

describe('registering commands', () => {
  let shown: Shown;
  let database: TemporaryStore;
  let present: Server;
  let servers = 0;
  const start = (commands = COMMANDS) => createRegistration(commands, { store: database.store }, shown);
  const keep = (changed: Server) => database.store.transaction((tx) => tx.servers.save(changed));
  /** Gives the server a group whose channel this is. */
  const bind = (channelId: Group['channelId']) =>
    database.store.transaction((tx) =>
      tx.groups.save(group({ id: asId<GroupId>(`g${servers}`), serverId: present.id, channelId })),
    );

  beforeAll(async () => {
    database = await temporaryStore();
  });
  afterAll(() => database.close());
  // Each test has a server of its own.
  beforeEach(async () => {
    shown = new Shown();
    servers += 1;
    present = server({ id: asId<Snowflake>(`90000000000000000${servers}`) });
    await keep(present);
  });

  it('shows at first what is of use everywhere, and the rest once a group has a channel', async () => {
    const register = start();
    expect(await register(present.id)).toEqual({ ok: true, value: 'uploaded' });
    expect(shown.uploads).toEqual([['help']]);
    await bind(CHANNEL);
    expect(await register(present.id)).toEqual({ ok: true, value: 'uploaded' });
    expect(shown.uploads).toEqual([['help'], ['help', 'vote', 'proposal']]);
  });

  it('shows everything as soon as there is a channel for founding groups', async () => {
    await keep({ ...present, channels: { ...present.channels, creation: snowflake('5') } });
    await start()(present.id);
    expect(shown.uploads).toEqual([['help', 'vote', 'proposal']]);
  });

  it('uploads nothing when nothing changed, also after a restart', async () => {
    await bind(CHANNEL);
    await start()(present.id);
    const register = start();
    expect(await register(present.id)).toEqual({ ok: true, value: 'unchanged' });
    expect(await register(present.id)).toEqual({ ok: true, value: 'unchanged' });
    expect(shown.uploads).toHaveLength(1);
    expect(shown.asked).toBe(2);
  });

  it('uploads again when a command changed, or Discord lost one', async () => {
    await bind(CHANNEL);
    await start()(present.id);
    await start([
      ...COMMANDS.slice(0, 2),
      { ...root('proposal', 'group-channels'), data: { name: 'proposal', description: 'new' } },
    ])(present.id);
    expect(shown.uploads).toHaveLength(2);
    shown.present = ['help'];
    await start()(present.id);
    expect(shown.uploads).toHaveLength(3);
    shown.present = ['help', 'vote'];
    expect(await start()(present.id)).toEqual({ ok: true, value: 'uploaded' });
  });

  it('never takes commands away because the last channel went', async () => {
    await bind(CHANNEL);
    const register = start();
    await register(present.id);
    await bind(null);
    expect(await register(present.id)).toEqual({ ok: true, value: 'unchanged' });
    expect(await start()(present.id)).toEqual({ ok: true, value: 'unchanged' });
    expect(shown.present).toHaveLength(3);
  });

  it('remembers nothing that Discord did not take', async () => {
    shown.down = true;
    const register = start();
    expect(await register(present.id)).toMatchObject({ ok: false, failure: { kind: 'unavailable' } });
    expect((await database.store.read((tx) => tx.servers.find(present.id)))?.commandsHash).toBe('');
    shown.down = false;
    expect(await register(present.id)).toEqual({ ok: true, value: 'uploaded' });
  });

  it('does one thing at a time for a server', async () => {
    const register = start();
    await Promise.all([register(present.id), register(present.id), register(present.id)]);
    expect(shown.uploads).toHaveLength(1);
  });

  it('leaves alone a server that is not known', async () => {
    expect(await start()(snowflake('1'))).toEqual({ ok: true, value: 'unknown' });
    expect(shown.asked).toBe(0);
  });

  it('has one hash for one list, in whatever order its parts were written', () => {
    expect(hashOf([{ name: 'a', description: 'b' }])).toBe(hashOf([{ description: 'b', name: 'a' }]));
    expect(hashOf([{ name: 'a', description: 'b' }])).not.toBe(hashOf([{ name: 'a', description: 'c' }]));
  });
});

import { beforeEach, describe, expect, it } from 'vitest';
import type { Command, Place } from '../../src/discord/kit.js';
import { createRegistration, hashOf, type ServerCommands } from '../../src/discord/register.js';
import { SERVER, depsOver, group, server, snowflake, tables, type Tables } from './fixtures.js';

const root = (name: string, place: Place): Command => ({ data: { name, description: name }, place, run: {} });
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
  let kept: Tables;
  const start = (commands = COMMANDS) => createRegistration(commands, depsOver(kept, { now: () => 0 }), shown);

  beforeEach(() => {
    shown = new Shown();
    kept = tables({ groups: [] });
  });

  it('shows at first what is of use everywhere, and the rest once a group has a channel', async () => {
    const register = start();
    expect(await register(SERVER)).toEqual({ ok: true, value: 'uploaded' });
    expect(shown.uploads).toEqual([['help']]);
    kept.groups.push(group());
    expect(await register(SERVER)).toEqual({ ok: true, value: 'uploaded' });
    expect(shown.uploads).toEqual([['help'], ['help', 'vote', 'proposal']]);
  });

  it('shows everything as soon as there is a channel for founding groups', async () => {
    kept.servers = [server({ channels: { ...server().channels, creation: snowflake('5') } })];
    await start()(SERVER);
    expect(shown.uploads).toEqual([['help', 'vote', 'proposal']]);
  });

  it('uploads nothing when nothing changed, also after a restart', async () => {
    kept.groups.push(group());
    await start()(SERVER);
    const register = start();
    expect(await register(SERVER)).toEqual({ ok: true, value: 'unchanged' });
    expect(await register(SERVER)).toEqual({ ok: true, value: 'unchanged' });
    expect(shown.uploads).toHaveLength(1);
    expect(shown.asked).toBe(2);
  });

  it('uploads again when a command changed, or Discord lost one', async () => {
    kept.groups.push(group());
    await start()(SERVER);
    await start([
      ...COMMANDS.slice(0, 2),
      { ...root('proposal', 'group-channels'), data: { name: 'proposal', description: 'new' } },
    ])(SERVER);
    expect(shown.uploads).toHaveLength(2);
    shown.present = ['help'];
    await start()(SERVER);
    expect(shown.uploads).toHaveLength(3);
    shown.present = ['help', 'vote'];
    expect(await start()(SERVER)).toEqual({ ok: true, value: 'uploaded' });
  });

  it('never takes commands away because the last channel went', async () => {
    kept.groups.push(group());
    const register = start();
    await register(SERVER);
    kept.groups = [group({ channelId: null })];
    expect(await register(SERVER)).toEqual({ ok: true, value: 'unchanged' });
    expect(await start()(SERVER)).toEqual({ ok: true, value: 'unchanged' });
    expect(shown.present).toHaveLength(3);
  });

  it('remembers nothing that Discord did not take', async () => {
    shown.down = true;
    const register = start();
    expect(await register(SERVER)).toMatchObject({ ok: false, failure: { kind: 'unavailable' } });
    expect(kept.servers[0]?.commandsHash).toBe('');
    shown.down = false;
    expect(await register(SERVER)).toEqual({ ok: true, value: 'uploaded' });
  });

  it('does one thing at a time for a server', async () => {
    const register = start();
    await Promise.all([register(SERVER), register(SERVER), register(SERVER)]);
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

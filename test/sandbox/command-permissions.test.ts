import { DiscordAPIError, Events, REST, SlashCommandBuilder } from 'discord.js';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { parseWords } from '../../src/sandbox/cli-words.js';
import { startSandbox, type Sandbox } from '../../src/sandbox/sandbox.js';
import { roleNamed } from '../../src/sandbox/world/build-server.js';
import { setCommandPermissions } from '../../src/sandbox/world/command-permissions.js';
import { setRoles } from '../../src/sandbox/world/members.js';
import type { Channel, CommandPermission, Server } from '../../src/sandbox/world/model.js';
import { ACCESS, type Entry } from '../command-access.js';
import { connect, type TestBot } from './bot.js';
import { publishedSchema } from './published-schema.js';

let sandbox: Sandbox;
let bot: TestBot;
let server: Server;

const command = (name: string) =>
  [...sandbox.world.commands.values()].find((each) => each.body.name === name)?.id ?? '';
const channel = (name: string): Channel => {
  const found = sandbox.world.channelsOf(server.id).find((each) => each.name === name);
  if (!found) throw new Error(`no ${name}`);
  return found;
};
const everywhere = () => String(BigInt(server.id) - 1n);
const offered = (name: string, where: string) =>
  sandbox
    .person(name)
    .in(where)
    .commands()
    .map(({ body }) => body.name);
const register = () =>
  bot.client.application.commands.set(
    ['ask', 'set'].map((name) => {
      const made = new SlashCommandBuilder().setName(name).setDescription('x');
      return name === 'set' ? made.setDefaultMemberPermissions(32n) : made;
    }),
    server.id,
  );

/** A write with somebody's token; answers Discord's error code, `0` being none, or the status of what has no code. */
async function write(
  token: string,
  permissions: unknown,
  { prefix = 'Bearer', id = command('ask') }: { prefix?: 'Bearer' | 'Bot'; id?: string } = {},
): Promise<string> {
  const rest = new REST({ api: sandbox.apiUrl, version: '10', retries: 0, authPrefix: prefix }).setToken(token);
  try {
    await rest.put(`/applications/${sandbox.applicationId}/guilds/${server.id}/commands/${id}/permissions`, {
      body: { permissions },
    });
    return 'done';
  } catch (error) {
    if (!(error instanceof DiscordAPIError)) throw error;
    return `${error.status} ${error.code}`;
  } finally {
    rest.clearHandlerSweeper();
    rest.clearHashSweeper();
  }
}

beforeAll(async () => {
  const published = await publishedSchema();
  sandbox = await startSandbox({
    clock: { frozen: true },
    validate: (request) => (request.route?.endsWith('/permissions') ? published(request) : []),
  });
  server = sandbox.world.server({
    name: 'Test',
    channels: ['#here', '#elsewhere'],
    roles: [
      'red',
      'blue',
      { name: 'manager', permissions: ['ManageGuild', 'ManageRoles'] },
      { name: 'half', permissions: ['ManageGuild'] },
      { name: 'admin', permissions: ['Administrator'] },
    ],
    people: [
      { name: 'ada' },
      'ben',
      { name: 'mia', roles: ['manager'] },
      { name: 'hal', roles: ['half'] },
      { name: 'adm', roles: ['admin'] },
    ],
  });
  bot = await connect(sandbox);
  await register();
});
afterAll(async () => {
  await bot.stop();
  await sandbox.stop();
});
beforeEach(() => {
  for (const root of ['ask', null]) setCommandPermissions(sandbox.world, server, root, []);
});

describe('who is offered a command', () => {
  const ruleOf = ([about, permission]: Entry): CommandPermission => {
    const kinds = { here: 3, elsewhere: 3, 'all channels': 3, ada: 2, ben: 2, red: 1, blue: 1, everyone: 1 } as const;
    const type = kinds[about];
    if (about === 'everyone') return { type, id: server.id, permission };
    if (about === 'all channels') return { type, id: everywhere(), permission };
    const id = type === 3 ? channel(about).id : type === 2 ? sandbox.person(about).id : roleNamed(server, about);
    return { type, id, permission };
  };
  test.each(ACCESS)('$what: $shows', ({ own = [], common = [], roles = [], shows }) => {
    setRoles(sandbox.world, server, sandbox.person('ada').id, roles);
    setCommandPermissions(sandbox.world, server, 'ask', own.map(ruleOf));
    setCommandPermissions(sandbox.world, server, null, common.map(ruleOf));
    expect(offered('ada', '#here').includes('ask')).toBe(shows);
    expect(offered('adm', '#here')).toContain('ask');
  });

  test('a command for managers stays theirs, until somebody is allowed it by name', () => {
    expect(offered('ada', '#here')).toEqual(['ask']);
    setCommandPermissions(sandbox.world, server, 'set', [{ type: 2, id: sandbox.person('ada').id, permission: true }]);
    expect(offered('ada', '#here')).toEqual(['ask', 'set']);
    setCommandPermissions(sandbox.world, server, 'set', []);
  });
});

describe('writing permissions', () => {
  const limited = () => [
    { id: everywhere(), type: 3, permission: false },
    { id: channel('here').id, type: 3, permission: true },
  ];

  test('a person’s token writes them; the bot hears of it without an intent and reads them', async () => {
    const heard = new Promise<object>((resolve) =>
      bot.client.once(Events.ApplicationCommandPermissionsUpdate, resolve),
    );
    expect(await write(sandbox.person('mia').accessToken(), limited())).toBe('done');
    expect(await heard).toMatchObject({ id: command('ask'), guildId: server.id, applicationId: sandbox.applicationId });
    expect(offered('ada', '#elsewhere')).toEqual([]);
    expect(offered('ada', '#here')).toEqual(['ask']);
    const read = await bot.client.application.commands.permissions.fetch({ guild: server.id, command: command('ask') });
    expect(read).toEqual(limited());
    expect((await bot.client.application.commands.permissions.fetch({ guild: server.id })).size).toBe(1);
  });

  test('a bot’s token does not, whatever it is called', async () => {
    expect(await write(sandbox.token, limited(), { prefix: 'Bot' })).toBe('403 20001');
    expect(await write(sandbox.token, limited())).toBe('401 0');
    expect(await write('nobody', limited())).toBe('401 0');
  });

  test('a token is over at its end', async () => {
    const token = sandbox.person('mia').accessToken({ lastsMs: 1_000 });
    await sandbox.clock.advance(999);
    expect(await write(token, limited())).toBe('done');
    await sandbox.clock.advance(1);
    expect(await write(token, limited())).toBe('401 0');
  });

  test('its scope and both permissions are needed, and the right to use the command', async () => {
    expect(await write(sandbox.person('mia').accessToken({ scopes: ['identify'] }), [])).toBe('403 50001');
    expect(await write(sandbox.person('hal').accessToken(), [])).toBe('403 50013');
    expect(await write(sandbox.person('ada').accessToken(), [])).toBe('403 50013');
    expect(await write(sandbox.person('adm').accessToken(), [])).toBe('done');
    setCommandPermissions(sandbox.world, server, 'ask', [{ type: 1, id: server.id, permission: false }]);
    expect(await write(sandbox.person('mia').accessToken(), [])).toBe('403 50001');
    expect(await write(sandbox.person('adm').accessToken(), [])).toBe('done');
  });

  test('at most 100 entries, each once, about things of this server, for a command that there is', async () => {
    const token = sandbox.person('mia').accessToken();
    const many = Array.from({ length: 101 }, () => ({ id: '1', type: 2, permission: true }));
    expect(await write(token, many)).toBe('400 50035');
    expect(await write(token, [...limited(), ...limited()])).toBe('400 50035');
    for (const type of [1, 2, 3]) expect(await write(token, [{ id: '1', type, permission: true }])).toBe('400 50035');
    expect(await write(token, [], { id: '1' })).toBe('404 10063');
    expect(await write(token, [])).toBe('done');
    expect(sandbox.world.commandPermissions.size).toBe(0);
  });

  test('a command that is registered again keeps them, one that is deleted loses them', async () => {
    expect(await write(sandbox.person('mia').accessToken(), limited())).toBe('done');
    await register();
    expect(sandbox.world.commandPermissions.size).toBe(1);
    await bot.client.application.commands.delete(command('ask'), server.id);
    expect(sandbox.world.commandPermissions.size).toBe(0);
    await register();
  });
});

test('the command line asks for a token', async () => {
  expect(parseWords(['token', 'as', 'mia'])).toEqual({ kind: 'token', as: 'mia' });
  expect(parseWords(['token', 'mia'])).toBeNull();
  const response = await fetch(`${sandbox.origin}/_sandbox/token`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ as: 'mia' }),
  });
  const { token } = (await response.json()) as { token: string };
  expect(await write(token, [])).toBe('done');
});

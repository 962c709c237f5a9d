import { Events, GatewayIntentBits, type Client } from 'discord.js';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { startSandbox, type Sandbox } from '../../src/sandbox/sandbox.js';
import { changeChannel, createChannel, deleteChannel } from '../../src/sandbox/world/channels.js';
import {
  beginOutage,
  changeRole,
  createRole,
  deleteRole,
  removeBot,
  renameServer,
  setRoles,
} from '../../src/sandbox/world/members.js';
import type { Server } from '../../src/sandbox/world/model.js';
import { connect, type TestBot } from './bot.js';

let sandbox: Sandbox;
let server: Server;
let bots: TestBot[];

beforeEach(async () => {
  bots = [];
  sandbox = await startSandbox();
  server = sandbox.world.server({ name: 'Test', roles: ['core'], channels: ['#general'], people: ['alice'] });
});
afterEach(async () => {
  for (const bot of bots) await bot.stop();
  await sandbox.stop();
});

async function login(more: Parameters<typeof connect>[2] = {}): Promise<TestBot> {
  const bot = await connect(sandbox, undefined, more);
  bots.push(bot);
  return bot;
}

const seenOf = (client: Client): string[] => {
  const seen: string[] = [];
  client.on(Events.MessageCreate, (message) => seen.push(message.content || '(nothing told)'));
  return seen;
};
const resumed = (client: Client): Promise<unknown> =>
  new Promise((resolve) => client.once(Events.ShardResume, resolve));

test('a wrong token is refused', async () => {
  const wrong = { ...sandbox, token: 'MTAw.wrong.token' };
  await expect(connect(wrong)).rejects.toThrow();
});

test('an intent that is not switched on is refused', async () => {
  await expect(login({ intents: [GatewayIntentBits.Guilds, GatewayIntentBits.MessageContent] })).rejects.toThrow(
    /disallowed intents/iu,
  );
});

test('without the intent the words of others are not told, except where the bot is mentioned', async () => {
  const { client } = await login();
  const seen = seenOf(client);
  const alice = sandbox.person('alice').in('#general');
  alice.say('secret plans');
  alice.say(`<@${sandbox.botUserId}> hello`);
  await expect.poll(() => seen).toEqual(['(nothing told)', `<@${sandbox.botUserId}> hello`]);
});

test('with the intent switched on, words are told', async () => {
  await sandbox.stop();
  sandbox = await startSandbox({ gateway: { enabledIntents: GatewayIntentBits.MessageContent } });
  sandbox.world.server({ name: 'Test', channels: ['#general'], people: ['alice'] });
  const { Guilds, GuildMessages, MessageContent } = GatewayIntentBits;
  const { client } = await login({ intents: [Guilds, GuildMessages, MessageContent] });
  const seen = seenOf(client);
  sandbox.person('alice').in('#general').say('open words');
  await expect.poll(() => seen).toEqual(['open words']);
});

test('what is not asked for is not told', async () => {
  const { client } = await login({ intents: [GatewayIntentBits.Guilds] });
  const seen = seenOf(client);
  sandbox.person('alice').in('#general').say('one');
  createChannel(sandbox.world, server, '#later');
  await expect.poll(() => client.channels.cache.some((each) => 'name' in each && each.name === 'later')).toBe(true);
  expect(seen).toEqual([]);
});

test('a dropped connection is resumed and what was missed comes after', async () => {
  const { client } = await login();
  const seen = seenOf(client);
  const again = resumed(client);
  sandbox.gateway.dropSockets();
  await expect.poll(() => sandbox.gateway.connected).toBe(false);
  for (const word of ['one', 'two']) sandbox.person('alice').in('#general').say(`<@${sandbox.botUserId}> ${word}`);
  await again;
  expect(seen.map((each) => each.split(' ')[1])).toEqual(['one', 'two']);
  expect(sandbox.gateway.counts).toMatchObject({ identified: 1, resumed: 1 });
});

test('asked to reconnect, the client resumes', async () => {
  const { client } = await login();
  const again = resumed(client);
  sandbox.gateway.askToReconnect();
  await again;
  expect(sandbox.gateway.counts).toMatchObject({ identified: 1, resumed: 1 });
});

test('a forgotten session begins anew, and what was missed is lost', async () => {
  const { client } = await login();
  const seen = seenOf(client);
  const ready = new Promise((resolve) => client.once(Events.ShardReady, resolve));
  sandbox.gateway.forgetSessions();
  sandbox.person('alice').in('#general').say('lost');
  await ready;
  expect(sandbox.gateway.counts).toMatchObject({ identified: 2, resumed: 0 });
  expect(seen).toEqual([]);
}, 20_000);

test('an invalid session that is resumable is resumed, another begins anew', async () => {
  const { client } = await login();
  const again = resumed(client);
  sandbox.gateway.invalidate(true);
  await again;
  expect(sandbox.gateway.counts).toMatchObject({ identified: 1, resumed: 1 });
  const ready = new Promise((resolve) => client.once(Events.ShardReady, resolve));
  sandbox.gateway.invalidate(false);
  await ready;
  expect(sandbox.gateway.counts).toMatchObject({ identified: 2, resumed: 1 });
}, 20_000);

test('a half-open connection counts as none; the client finds out by its heartbeats and gets what it missed', async () => {
  await sandbox.stop();
  sandbox = await startSandbox({ gateway: { heartbeatMs: 300 } });
  sandbox.world.server({ name: 'Test', channels: ['#general'], people: ['alice'] });
  const { client } = await login();
  const seen = seenOf(client);
  const again = resumed(client);
  sandbox.gateway.freeze();
  expect(sandbox.gateway.connected).toBe(false);
  sandbox.person('alice').in('#general').say(`<@${sandbox.botUserId}> missed`);
  await again;
  expect(seen).toEqual([`<@${sandbox.botUserId}> missed`]);
  expect(sandbox.gateway.connected).toBe(true);
});

test('an interaction can come twice, or after a later one', async () => {
  const { client } = await login();
  await client.application?.commands.create({ name: 'ping', description: 'x' }, server.id);
  const heard: string[] = [];
  client.on(Events.InteractionCreate, (interaction) => heard.push(interaction.user.username));
  sandbox.gateway.misdeliverNext({ twice: true });
  sandbox.gateway.misdeliverNext({ lateMs: 200 });
  for (const name of ['alice', 'owner', 'alice']) void sandbox.person(name).in('#general').command('/ping');
  await expect.poll(() => heard).toEqual(['alice', 'alice', 'alice', 'owner']);
});

test('while Discord is down nobody gets in; after, the session goes on', async () => {
  const { client } = await login();
  const again = resumed(client);
  sandbox.gateway.refuse();
  await expect.poll(() => sandbox.gateway.connected).toBe(false);
  sandbox.gateway.accept();
  await again;
  expect(sandbox.gateway.connected).toBe(true);
});

test('a fatal close ends the connection for good', async () => {
  const { client } = await login();
  const gone = new Promise<number>((resolve) => client.once(Events.ShardDisconnect, (event) => resolve(event.code)));
  sandbox.gateway.closeWith(4004);
  expect(await gone).toBe(4004);
});

test('changes of channels, roles and the server reach the client', async () => {
  const { client } = await login();
  const guild = client.guilds.cache.get(server.id);
  const channel = createChannel(sandbox.world, server, '#x-wg');
  changeChannel(sandbox.world, channel, () => (channel.name = 'y-wg'));
  await expect.poll(() => guild?.channels.cache.get(channel.id)?.name).toBe('y-wg');
  deleteChannel(sandbox.world, channel);
  createRole(sandbox.world, server, 'new');
  changeRole(sandbox.world, server, 'core', (role) => (role.name = 'core maintainers'));
  deleteRole(sandbox.world, server, 'new');
  renameServer(sandbox.world, server, 'Renamed');
  await expect.poll(() => guild?.name).toBe('Renamed');
  expect(guild?.channels.cache.has(channel.id)).toBe(false);
  expect(guild?.roles.cache.map((role) => role.name).sort()).toEqual(['@everyone', 'Convenor', 'core maintainers']);
  setRoles(sandbox.world, server, sandbox.person('alice').id, ['core maintainers']);
  const member = await guild?.members.fetch({ user: sandbox.person('alice').id, force: true });
  expect(member?.roles.cache.some((role) => role.name === 'core maintainers')).toBe(true);
});

test('an outage is not a removal', async () => {
  const { client } = await login();
  const told: string[] = [];
  client.on(Events.GuildUnavailable, () => told.push('unavailable'));
  client.on(Events.GuildDelete, () => told.push('removed'));
  beginOutage(sandbox.world, server);
  await expect.poll(() => told).toEqual(['unavailable']);
  removeBot(sandbox.world, server);
  await expect.poll(() => told).toEqual(['unavailable', 'removed']);
});

test('heartbeats are answered', async () => {
  await sandbox.stop();
  sandbox = await startSandbox({ gateway: { heartbeatMs: 60 } });
  sandbox.world.server({ name: 'Test' });
  const { client } = await login();
  await expect.poll(() => sandbox.gateway.counts.heartbeats).toBeGreaterThan(2);
  expect(client.ws.ping).toBeGreaterThanOrEqual(0);
});

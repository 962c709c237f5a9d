import { DiscordAPIError, Events, type ButtonInteraction } from 'discord.js';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startSandbox, type Sandbox } from '../../src/sandbox/sandbox.js';
import { leave } from '../../src/sandbox/world/members.js';
import type { Server } from '../../src/sandbox/world/model.js';
import { connect, type TestBot } from './bot.js';
import { publishedSchema } from './published-schema.js';

let sandbox: Sandbox;
let server: Server;
let bot: TestBot;
const clicks: ButtonInteraction[] = [];

beforeAll(async () => {
  sandbox = await startSandbox({ clock: { frozen: true }, limitRenames: true, validate: await publishedSchema() });
  server = sandbox.world.server({ name: 'Test', channels: ['#general'], people: ['alice', 'bob', 'quinn'] });
  bot = await connect(sandbox, async (interaction) => {
    if (!interaction.isButton()) return;
    clicks.push(interaction);
    await interaction.reply({ content: 'Pressed' });
  });
});
afterAll(async () => {
  expect(sandbox.unknownRoutes).toEqual([]);
  await bot.stop();
  await sandbox.stop();
});

const open = async (name: string): Promise<string> => {
  const body = { recipient_id: sandbox.person(name).id };
  return ((await bot.client.rest.post('/users/@me/channels', { body })) as { id: string }).id;
};
const codeOf = async (act: Promise<unknown>): Promise<number | string> => {
  try {
    await act;
  } catch (error) {
    if (error instanceof DiscordAPIError) return error.code;
    throw error;
  }
  return 0;
};
const send = async (channelId: string, body: object): Promise<{ id: string }> =>
  (await bot.client.rest.post(`/channels/${channelId}/messages`, { body })) as { id: string };

test('the direct messages with somebody are one channel, which the other side sees and nobody else', async () => {
  const id = await open('alice');
  expect(await open('alice')).toBe(id);
  expect(await open('bob')).not.toBe(id);
  const sent = await send(id, { content: 'for you' });
  const alice = sandbox.person('alice');
  expect(alice.sees('@Convenor').map(({ text }) => text)).toEqual(['for you']);
  expect(alice.pings().at(-1)?.id).toBe(sent.id);
  expect(sandbox.person('bob').sees('@Convenor')).toEqual([]);
  expect(() => sandbox.person('bob').sees(id)).toThrow('finds no channel');
});

test('a direct message is changed, found, pinned and removed', async () => {
  const id = await open('alice');
  const { id: messageId } = await send(id, { content: 'one' });
  const path = `/channels/${id}/messages/${messageId}` as const;
  await bot.client.rest.patch(path, { body: { content: 'two' } });
  expect(await bot.client.rest.get(path)).toMatchObject({ content: 'two', channel_id: id });
  expect(await bot.client.rest.get(`/channels/${id}/messages`)).toHaveLength(2);
  expect(await bot.client.rest.get(`/channels/${id}`)).toMatchObject({ type: 1, recipients: [{ username: 'alice' }] });
  await bot.client.rest.delete(path);
  expect(await codeOf(bot.client.rest.delete(path))).toBe(10008);
  expect(sandbox.person('alice').sees('@Convenor')).toHaveLength(1);
});

test('who takes no direct messages gets none; who left all servers neither; who is nobody has no channel', async () => {
  const [bob, quinn] = [await open('bob'), await open('quinn')];
  sandbox.person('bob').closeDirects();
  expect(await codeOf(send(bob, { content: 'x' }))).toBe(50007);
  sandbox.person('bob').openDirects();
  expect(await codeOf(send(bob, { content: 'x' }))).toBe(0);
  leave(sandbox.world, server, sandbox.person('quinn').id);
  expect(await codeOf(send(quinn, { content: 'x' }))).toBe(50278);
  expect(await codeOf(bot.client.rest.post('/users/@me/channels', { body: { recipient_id: '1' } }))).toBe(50033);
  expect(await codeOf(bot.client.rest.post('/users/@me/channels', { body: {} }))).toBe(50035);
});

test('a button under a direct message is told without a server', async () => {
  const button = { type: 2, style: 1, label: 'Press', custom_id: 'press' };
  await send(await open('alice'), { content: 'press', components: [{ type: 1, components: [button] }] });
  const { answer, failed } = await sandbox.person('alice').in('@Convenor').click('Press');
  expect([failed, answer?.text]).toEqual([null, 'Pressed']);
  expect(clicks[0]).toMatchObject({ guildId: null, member: null, user: { username: 'alice' } });
  expect(sandbox.person('alice').in('@Convenor').commands()).toEqual([]);
});

test('words in direct messages are told only to a bot that asked for them', async () => {
  const seen: string[] = [];
  bot.client.on(Events.MessageCreate, ({ content }) => void seen.push(content));
  sandbox.person('alice').in('@Convenor').say('psst');
  sandbox.person('alice').in('#general').say(`<@${sandbox.botUserId}> hello`);
  await expect.poll(() => seen).toEqual([`<@${sandbox.botUserId}> hello`]);
});

test('the command line and the page show one’s own direct messages', async () => {
  const see = async (as: string): Promise<{ text: string }[]> => {
    const query = new URLSearchParams({ as, in: '@Convenor' });
    return (await (await fetch(`${sandbox.origin}/_sandbox/see?${query.toString()}`)).json()) as { text: string }[];
  };
  expect((await see('alice'))[0]?.text).toBe('for you');
  expect((await see('bob')).map(({ text }) => text)).toEqual(['x']);
  const page = await (await fetch(`${sandbox.origin}/?as=alice`)).text();
  expect(page).toMatch(/Direct messages<\/h3>.*@Convenor/su);
});

test('a thread is renamed twice within ten minutes, and one that sleeps only when it is woken', async () => {
  const channel = [...sandbox.world.channels.values()].find(({ name }) => name === 'general');
  const { id: messageId } = await send(channel?.id ?? '', { content: 'talk' });
  await bot.client.rest.post(`/channels/${channel?.id}/messages/${messageId}/threads`, { body: { name: 'One' } });
  const rename = async (body: object): Promise<number[]> => {
    const response = await fetch(`${sandbox.apiUrl}/v10/channels/${messageId}`, {
      method: 'PATCH',
      headers: { authorization: `Bot ${sandbox.token}`, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    const { code, retry_after: seconds } = (await response.json()) as { code?: number; retry_after?: number };
    return [response.status, ...[seconds ?? code ?? []].flat()];
  };
  expect([await rename({ name: 'Two' }), await rename({ name: 'Three' })]).toEqual([[200], [200]]);
  expect(await rename({ name: 'Four' })).toEqual([429, 600]);
  await sandbox.clock.advance(5 * 86_400_000);
  expect(await rename({ name: 'Four' })).toEqual([400, 50083]);
  expect(await rename({ name: 'Four', archived: false })).toEqual([200]);
  expect(sandbox.world.channels.get(messageId)).toMatchObject({ name: 'Four', thread: { archived: false } });
});

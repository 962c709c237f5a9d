import { ContainerBuilder, DiscordAPIError, MessageFlags, TextDisplayBuilder, type TextChannel } from 'discord.js';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startSandbox, type Sandbox } from '../../src/sandbox/sandbox.js';
import { changeRole, leave, setBotPermissions } from '../../src/sandbox/world/members.js';
import { connect, type TestBot } from './bot.js';
import { publishedSchema } from './published-schema.js';

let sandbox: Sandbox;
let bot: TestBot;
let channel: TextChannel;

const named = (name: string): TextChannel => {
  const found = bot.client.channels.cache.find((each) => 'name' in each && each.name === name);
  if (!found?.isTextBased() || !('topic' in found)) throw new Error(`no channel ${name}`);
  return found as TextChannel;
};

/** Discord's code of a refusal, with the paths of what is wrong. */
async function refusal(act: Promise<unknown>): Promise<{ code: number | string; at: string[] }> {
  try {
    await act;
  } catch (error) {
    if (!(error instanceof DiscordAPIError)) throw error;
    const raw = error.rawError as { errors?: object };
    return { code: error.code, at: Object.keys(raw.errors ?? {}) };
  }
  return { code: 0, at: [] };
}

beforeAll(async () => {
  sandbox = await startSandbox({ clock: { frozen: true }, validate: await publishedSchema() });
  sandbox.world.server({
    name: 'Test',
    roles: [{ name: 'core', mentionable: true }, 'quiet'],
    channels: [
      '#general',
      { name: '#secret', onlyFor: ['core'] },
      { name: '#hidden', denyBot: ['ViewChannel'] },
      { name: '#mute', denyBot: ['SendMessages'] },
      { name: '#nofiles', denyBot: ['AttachFiles'] },
      { name: '#nopins', denyBot: ['PinMessages', 'CreatePublicThreads'] },
      { name: '#nohistory', denyBot: ['ReadMessageHistory'] },
    ],
    people: ['alice', { name: 'erin', roles: ['core'] }, { name: 'quinn', roles: ['quiet'] }],
  });
  bot = await connect(sandbox, undefined, { allowedMentions: {} });
  channel = named('general');
});
afterAll(async () => {
  expect(sandbox.unknownRoutes).toEqual([]);
  await bot.stop();
  await sandbox.stop();
});

test('who sees a channel that is only for some', () => {
  expect(() => sandbox.person('alice').in('#secret').sees()).toThrow('doesn’t see');
  expect(sandbox.person('erin').in('#secret').sees()).toEqual([]);
});

test.each([
  ['hidden', 50001],
  ['mute', 50013],
])('posting into #%s is refused with %i', async (name, code) => {
  expect((await refusal(named(name).send('hello'))).code).toBe(code);
});

test('the refusal names the permission that is missing, for those who look into the sandbox', async () => {
  await refusal(named('nofiles').send({ content: 'x', files: [{ name: 'a.md', attachment: Buffer.from('a') }] }));
  expect(sandbox.refusals.at(-1)).toMatch(/403 50013 AttachFiles$/u);
  const message = await named('nopins').send('x');
  expect((await refusal(message.pin())).code).toBe(50013);
  expect(sandbox.refusals.at(-1)).toMatch(/PinMessages$/u);
  expect((await refusal(message.startThread({ name: 'talk' }))).code).toBe(50013);
  expect(sandbox.refusals.at(-1)).toMatch(/CreatePublicThreads$/u);
});

test('without the permission to read the history a list is empty and a single message refused', async () => {
  const message = await named('nohistory').send('x');
  expect((await named('nohistory').messages.fetch({ limit: 5 })).size).toBe(0);
  expect((await refusal(named('nohistory').messages.fetch({ message: message.id, force: true }))).code).toBe(50013);
});

test.each([
  ['2,001 characters', { content: 'x'.repeat(2001) }, 'content'],
  [
    'content beside components',
    {
      content: 'x',
      flags: MessageFlags.IsComponentsV2 as const,
      components: [new TextDisplayBuilder().setContent('a')],
    },
    'content',
  ],
  [
    '4,001 characters over two texts',
    {
      flags: MessageFlags.IsComponentsV2 as const,
      components: [2000, 2001].map((length) => new TextDisplayBuilder().setContent('x'.repeat(length))),
    },
    'components',
  ],
  [
    '41 components counted at all depths',
    {
      flags: MessageFlags.IsComponentsV2 as const,
      components: [
        new ContainerBuilder().addTextDisplayComponents(
          Array.from({ length: 40 }, () => new TextDisplayBuilder().setContent('x')),
        ),
      ],
    },
    'components',
  ],
  [
    'a custom id used twice',
    {
      content: 'x',
      components: [{ type: 1, components: [1, 2].map(() => ({ type: 2, style: 1, label: 'A', custom_id: 'same' })) }],
    },
    'components',
  ],
  ['components without the flag', { components: [new TextDisplayBuilder().setContent('a')] }, 'components'],
  [
    'a file that is not attached',
    { flags: MessageFlags.IsComponentsV2 as const, components: [{ type: 13, file: { url: 'attachment://a.md' } }] },
    'components',
  ],
])('a message with %s is refused', async (_what, message, at) => {
  expect(await refusal(channel.send(message))).toEqual({ code: 50035, at: [at] });
});

test('40 components with 4,000 characters pass', async () => {
  const texts = Array.from({ length: 39 }, () => new TextDisplayBuilder().setContent('x'.repeat(102)));
  const message = await channel.send({
    flags: MessageFlags.IsComponentsV2,
    components: [new ContainerBuilder().addTextDisplayComponents(texts)],
  });
  expect(message.components).toHaveLength(1);
});

test('the published schema refuses what is of the wrong type, and the sandbox remembers it', async () => {
  const sent = bot.client.rest.post(`/channels/${channel.id}/messages`, { body: { content: 'x', tts: 'loud' } });
  expect((await refusal(sent)).code).toBe(50035);
  expect(sandbox.violations.at(-1)?.problems[0]).toMatch(/tts/u);
});

test('an empty message is refused', async () => {
  expect((await refusal(bot.client.rest.post(`/channels/${channel.id}/messages`, { body: {} }))).code).toBe(50006);
});

test('a message of components can not be made an ordinary one again', async () => {
  const message = await channel.send({
    flags: MessageFlags.IsComponentsV2,
    components: [new TextDisplayBuilder().setContent('a')],
  });
  const edit = (body: object): Promise<unknown> =>
    bot.client.rest.patch(`/channels/${channel.id}/messages/${message.id}`, { body });
  expect(await refusal(edit({ content: 'x', components: [] }))).toMatchObject({ code: 50035 });
  expect(await refusal(edit({ flags: 0 }))).toEqual({ code: 50035, at: ['flags'] });
  expect(await refusal(edit({ components: [{ type: 10, content: 'b' }] }))).toEqual({ code: 0, at: [] });
  expect(sandbox.person('alice').newest('#general')).toMatchObject({ text: 'b', edited: true });
});

test('a nonce sends once within two minutes, again after, and stays used when its message was removed', async () => {
  const send = (): Promise<{ id: string }> => channel.send({ content: 'once', nonce: 'n1', enforceNonce: true });
  const first = await send();
  await sandbox.clock.advance(119_000);
  expect((await send()).id).toBe(first.id);
  await sandbox.clock.advance(2_000);
  const second = await send();
  expect(second.id).not.toBe(first.id);
  await channel.messages.delete(second.id);
  expect((await refusal(send())).code).toBe(10008);
});

test('files are kept, served, shown and removed by an edit that leaves them out', async () => {
  const message = await channel.send({
    content: 'see',
    files: [{ name: 'notes.md', attachment: Buffer.from('# Notes') }],
  });
  expect(sandbox.person('alice').newest('#general')?.attachments).toEqual([{ name: 'notes.md', content: '# Notes' }]);
  const served = await fetch(message.attachments.first()?.url ?? '');
  expect(await served.text()).toBe('# Notes');
  expect(served.headers.get('content-disposition')).toBe('attachment');
  await message.edit({ content: 'kept' });
  expect(sandbox.person('alice').newest('#general')?.attachments).toHaveLength(1);
  await message.edit({ attachments: [] });
  expect(sandbox.person('alice').newest('#general')?.attachments).toHaveLength(0);
});

test('a file of more than 10 MiB is refused', async () => {
  const attachment = Buffer.alloc(10 * 1024 * 1024 + 1);
  expect((await refusal(channel.send({ files: [{ name: 'big.bin', attachment }] }))).code).toBe(40005);
});

test('without allowed mentions a message pings all it may; with them only those named', async () => {
  const server = channel.guild;
  const core = server.roles.cache.find((role) => role.name === 'core');
  const quiet = server.roles.cache.find((role) => role.name === 'quiet');
  const text = `<@${sandbox.person('alice').id}> <@&${core?.id}> <@&${quiet?.id}> @everyone`;
  const raw = (body: object): Promise<unknown> => bot.client.rest.post(`/channels/${channel.id}/messages`, { body });
  const newest = (): readonly string[] => sandbox.person('alice').newest('#general')?.pings ?? ['?'];
  await raw({ content: text });
  expect(newest()).toEqual(['alice', '@core']);
  await raw({ content: text, allowed_mentions: { parse: [] } });
  expect(newest()).toEqual([]);
  await raw({ content: text, allowed_mentions: { roles: [core?.id] } });
  expect(newest()).toEqual(['@core']);
  await raw({ flags: 1 << 15, components: [{ type: 10, content: text }], allowed_mentions: { parse: ['users'] } });
  expect(newest()).toEqual(['alice']);
  await raw({ content: '\\<\\@1\\> and <\\@2>', allowed_mentions: { parse: ['users'] } });
  expect(newest()).toEqual([]);
  expect(await refusal(raw({ content: text, allowed_mentions: { parse: ['users'], users: ['1'] } }))).toMatchObject({
    code: 50035,
  });
  expect(sandbox.person('alice').pings()).toHaveLength(2);
  expect(sandbox.person('erin').pings()).toHaveLength(2);
});

test('@everyone needs its permission', async () => {
  const server = sandbox.world.serverOf(sandbox.world.channels.get(channel.id) ?? fail());
  changeRole(sandbox.world, server, 'Convenor', (role) => {
    role.permissions |= 1n << 17n;
  });
  await channel.send({ content: '@everyone', allowedMentions: { parse: ['everyone'] } });
  expect(sandbox.person('alice').newest('#general')?.pings).toEqual(['@everyone']);
});

test('history comes in pages, newest first', async () => {
  const all = await channel.messages.fetch({ limit: 100 });
  const ids = [...all.keys()];
  expect(ids).toEqual([...ids].sort((a, b) => Number(BigInt(b) - BigInt(a))));
  const middle = ids[5] ?? '';
  expect([...(await channel.messages.fetch({ limit: 2, before: middle })).keys()]).toEqual(ids.slice(6, 8));
  expect([...(await channel.messages.fetch({ limit: 2, after: middle })).keys()]).toEqual(ids.slice(3, 5));
  expect([...(await channel.messages.fetch({ limit: 3, around: middle })).keys()]).toEqual(ids.slice(4, 7));
});

test('pins are listed and leave a system message', async () => {
  const message = await channel.send('to be pinned');
  await message.pin();
  expect((await channel.messages.fetchPins()).items.map((each) => each.message.id)).toEqual([message.id]);
  expect(
    sandbox
      .person('alice')
      .sees('#general')
      .find((each) => each.id === message.id)?.pinned,
  ).toBe(true);
  await message.unpin();
  expect((await channel.messages.fetchPins()).items).toEqual([]);
});

test('a thread of a message opens once, falls asleep, and is woken by a message', async () => {
  const message = await channel.send('let us talk');
  const thread = await message.startThread({ name: 'Talk', autoArchiveDuration: 60 });
  expect(thread.id).toBe(message.id);
  expect(
    (
      await refusal(
        bot.client.rest.post(`/channels/${channel.id}/messages/${message.id}/threads`, { body: { name: 'again' } }),
      )
    ).code,
  ).toBe(160004);
  const inside = await thread.send('first');
  await sandbox.clock.advance(61 * 60_000);
  expect(sandbox.world.channels.get(thread.id)?.thread?.archived).toBe(true);
  expect((await refusal(inside.edit('changed'))).code).toBe(50083);
  await thread.send('awake');
  expect(sandbox.world.channels.get(thread.id)?.thread?.archived).toBe(false);
  expect(
    sandbox
      .person('alice')
      .sees('Talk')
      .map((each) => each.text),
  ).toEqual(['first', 'awake']);
});

test.each([
  ['channel', '/channels/1', 10003],
  ['message', null, 10008],
  ['member of nobody', '/guilds/:server/members/1', 10013],
])('an unknown %s is told as such', async (_what, path, code) => {
  const full = path ? path.replace(':server', channel.guildId) : `/channels/${channel.id}/messages/1`;
  expect((await refusal(bot.client.rest.get(full as `/${string}`))).code).toBe(code);
});

test('somebody who left is no member any more', async () => {
  const server = sandbox.world.servers.get(channel.guildId) ?? fail();
  const { id } = sandbox.person('quinn');
  const path = `/guilds/${server.id}/members/${id}` as const;
  expect(await bot.client.rest.get(path)).toMatchObject({ user: { username: 'quinn' } });
  leave(sandbox.world, server, id);
  expect((await refusal(bot.client.rest.get(path))).code).toBe(10007);
});

test('another’s message can be neither edited nor removed', async () => {
  const said = sandbox.person('alice').in('#general').say('mine');
  const path = `/channels/${channel.id}/messages/${said.id}` as const;
  expect((await refusal(bot.client.rest.patch(path, { body: { content: 'yours' } }))).code).toBe(50005);
  expect((await refusal(bot.client.rest.delete(path))).code).toBe(50013);
});

test('a locked thread is woken only by those who manage threads', async () => {
  const server = sandbox.world.servers.get(channel.guildId) ?? fail();
  const thread = await (await channel.send('closed matter')).startThread({ name: 'Closed' });
  await thread.setLocked(true);
  await thread.setArchived(true);
  setBotPermissions(sandbox.world, server, 'ViewChannel', 'SendMessages', 'SendMessagesInThreads');
  const send = (): Promise<unknown> =>
    bot.client.rest.post(`/channels/${thread.id}/messages`, { body: { content: 'x' } });
  expect((await refusal(send())).code).toBe(160005);
  setBotPermissions(sandbox.world, server, 'ViewChannel', 'SendMessagesInThreads', 'ManageThreads');
  expect((await refusal(send())).code).toBe(0);
});

const fail = (): never => {
  throw new Error('not there');
};

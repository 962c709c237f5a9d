import { DiscordAPIError, SlashCommandBuilder } from 'discord.js';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { charactersOf } from '../../src/sandbox/rest/command-body.js';
import { startSandbox, type Sandbox } from '../../src/sandbox/sandbox.js';
import type { Server } from '../../src/sandbox/world/model.js';
import { connect, type TestBot } from './bot.js';

let sandbox: Sandbox;
let bot: TestBot;
let server: Server;

beforeAll(async () => {
  sandbox = await startSandbox({ clock: { frozen: true } });
  server = sandbox.world.server({ name: 'Test' });
  bot = await connect(sandbox);
});
afterAll(async () => {
  await bot.stop();
  await sandbox.stop();
});

const put = (body: unknown): Promise<unknown> =>
  bot.client.rest.put(`/applications/${sandbox.applicationId}/guilds/${server.id}/commands`, { body });
const codeOf = (act: Promise<unknown>): Promise<number | string> =>
  act.then(
    () => 0,
    (error: unknown) => (error instanceof DiscordAPIError ? error.code : String(error)),
  );

const plain = { name: 'a', description: 'd' };
const option = (name: string, more: object = {}): object => ({ type: 3, name, description: 'd', ...more });
const choices = (count: number): object[] => Array.from({ length: count }, (_, n) => ({ name: `${n}`, value: `${n}` }));
/** 25 options of 320 characters each: more than 8,000 with the command's own words. */
const large = Array.from({ length: 25 }, (_, n) =>
  option(`o${n}`, {
    description: 'd'.repeat(100),
    choices: [
      { name: 'n'.repeat(100), value: 'v'.repeat(100) },
      { name: 'n'.repeat(17), value: '1' },
    ],
  }),
);

test.each([
  ['a name in capitals', { ...plain, name: 'Propose' }],
  ['a name with a blank', { ...plain, name: 'a b' }],
  ['no description', { ...plain, description: '' }],
  ['a description of 101 characters', { ...plain, description: 'd'.repeat(101) }],
  ['26 options', { ...plain, options: Array.from({ length: 26 }, (_, n) => option(`o${n}`)) }],
  ['26 choices', { ...plain, options: [option('o', { choices: choices(26) })] }],
  ['autocompletion beside choices', { ...plain, options: [option('o', { autocomplete: true, choices: choices(1) })] }],
  ['an option twice', { ...plain, options: [option('o'), option('o')] }],
  ['a required option after others', { ...plain, options: [option('o'), option('p', { required: true })] }],
  ['subcommands beside options', { ...plain, options: [option('o'), { type: 1, name: 's', description: 'd' }] }],
  ['more than 8,000 characters', { ...plain, options: large }],
  [
    'groups in groups',
    {
      ...plain,
      options: [{ type: 2, name: 'g', description: 'd', options: [{ type: 2, name: 'h', description: 'd' }] }],
    },
  ],
])('a command with %s is refused', async (_what, command) => {
  expect(await codeOf(put([command]))).toBe(50035);
});

test('exactly 8,000 characters pass', async () => {
  const command = { ...plain, options: large };
  const over = charactersOf(command as Parameters<typeof charactersOf>[0]) - 8_000;
  expect(over).toBeGreaterThan(0);
  const [first, ...rest] = large;
  const shorter = { ...first, description: 'd'.repeat(100 - over) };
  expect(await codeOf(put([{ ...command, options: [shorter, ...rest] }]))).toBe(0);
});

test('two commands of one name are refused, 101 too', async () => {
  expect(await codeOf(put([plain, plain]))).toBe(50035);
  expect(await codeOf(put(Array.from({ length: 101 }, (_, n) => ({ ...plain, name: `c${n}` }))))).toBe(30032);
});

test('an upload keeps ids and versions of what stays, and forgets the rest', async () => {
  const a = new SlashCommandBuilder().setName('a').setDescription('d');
  const b = new SlashCommandBuilder().setName('b').setDescription('d');
  const { commands } = bot.client.application;
  // The client changes its objects in place, so their values are taken at once.
  const upload = async (...list: SlashCommandBuilder[]): Promise<string[][]> =>
    (await commands.set(list, server.id)).map((each) => [each.name, each.id, each.version]);
  const before = await upload(a, b);
  const after = await upload(a);
  expect(after).toEqual([before[0]]);
  const [changed] = await upload(a.setDescription('other'));
  expect(changed?.[1]).toBe(before[0]?.[1]);
  expect(changed?.[2]).not.toBe(before[0]?.[2]);
  expect((await commands.fetch({ guildId: server.id })).map((each) => each.name)).toEqual(['a']);
});

test('global commands have a list of their own', async () => {
  const { commands } = bot.client.application;
  const made = await commands.create({ name: 'everywhere', description: 'd' });
  expect((await commands.fetch()).map((each) => each.name)).toEqual(['everywhere']);
  await commands.edit(made.id, { description: 'new' });
  expect((await commands.fetch(made.id)).description).toBe('new');
  await commands.delete(made.id);
  expect((await commands.fetch()).size).toBe(0);
});

test('200 new commands a day, no more', async () => {
  const names = (from: number, count: number): object[] =>
    Array.from({ length: count }, (_, n) => ({ ...plain, name: `n${from + n}` }));
  await sandbox.clock.advance(86_400_000);
  expect(await codeOf(put(names(0, 100)))).toBe(0);
  expect(await codeOf(put(names(100, 100)))).toBe(0);
  expect(await codeOf(put(names(200, 1)))).toBe(30034);
  await sandbox.clock.advance(86_400_000);
  expect(await codeOf(put(names(200, 1)))).toBe(0);
});

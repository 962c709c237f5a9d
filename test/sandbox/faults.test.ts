import { HTTPError, RateLimitError, type TextChannel } from 'discord.js';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { startSandbox, type Sandbox } from '../../src/sandbox/sandbox.js';
import { connect, type TestBot } from './bot.js';

let sandbox: Sandbox;
let bot: TestBot;
let channel: TextChannel;

beforeEach(async () => {
  sandbox = await startSandbox({ limitRenames: true });
  sandbox.world.server({ name: 'Test', channels: ['#general'], people: ['alice'] });
  const rest = { api: sandbox.apiUrl, retries: 0, timeout: 300, rejectOnRateLimit: (): boolean => true };
  bot = await connect(sandbox, undefined, { rest });
  channel = bot.client.channels.cache.find((each) => each.isTextBased()) as TextChannel;
});
afterEach(async () => {
  await bot.stop();
  await sandbox.stop();
});

const posted = (): string[] =>
  sandbox
    .person('alice')
    .sees('#general')
    .map((each) => each.text);
const MESSAGES = { method: 'POST', route: /\/messages$/u };

test('a rate limit is told with its headers', async () => {
  sandbox.faults.next({ ...MESSAGES, do: { status: 429, retryAfter: 2.5 } });
  const error: unknown = await channel.send('x').catch((caught: unknown) => caught);
  expect(error).toBeInstanceOf(RateLimitError);
  expect(error).toMatchObject({ retryAfter: 2550, global: false, scope: 'user' });
  expect(posted()).toEqual([]);
});

test('a global one is told as global', async () => {
  sandbox.faults.next({ do: { status: 429, retryAfter: 1, global: true } });
  await expect(channel.send('x')).rejects.toMatchObject({ global: true });
});

test.each([
  ['before', []],
  ['after', ['x']],
] as const)('an upstream failure %s Discord did it leaves %j', async (when, left) => {
  sandbox.faults.next({ ...MESSAGES, do: { status: 500, when } });
  await expect(channel.send('x')).rejects.toBeInstanceOf(HTTPError);
  expect(posted()).toEqual(left);
});

test.each([
  ['before', []],
  ['after', ['x']],
] as const)('a connection cut %s Discord did it leaves %j', async (when, left) => {
  sandbox.faults.next({ ...MESSAGES, do: { drop: true, when } });
  await expect(channel.send('x')).rejects.toMatchObject({ code: 'UND_ERR_SOCKET' });
  expect(posted()).toEqual(left);
});

test('no answer at all runs into the client’s timeout', async () => {
  sandbox.faults.next({ ...MESSAGES, do: { hang: true, when: 'after' } });
  await expect(channel.send('x')).rejects.toMatchObject({ name: 'AbortError' });
  expect(posted()).toEqual(['x']);
});

test('a fault hits as often as it was told, and only what it was made for', async () => {
  sandbox.faults.next({ ...MESSAGES, times: 2, do: { status: 503, when: 'before' } });
  await channel.messages.fetch({ limit: 1 });
  await expect(channel.send('a')).rejects.toThrow();
  expect(sandbox.faults.waiting).toBe(1);
  await expect(channel.send('b')).rejects.toThrow();
  await channel.send('c');
  expect(posted()).toEqual(['c']);
});

test('a third rename within ten minutes is held back, a new topic is not', async () => {
  await channel.setName('one');
  await channel.setName('two');
  await channel.setTopic('topic');
  const error: unknown = await channel.setName('three').catch((caught: unknown) => caught);
  expect(error).toBeInstanceOf(RateLimitError);
  expect((error as RateLimitError).sublimitTimeout).toBeGreaterThan(500_000);
  await channel.send('messages go on');
});

test('a wrong token is told as such', async () => {
  bot.client.rest.setToken('wrong');
  await expect(bot.client.rest.get('/users/@me')).rejects.toMatchObject({ status: 401, code: 0 });
});

test('a route that the sandbox does not know is refused and remembered', async () => {
  const complaints: string[] = [];
  const other = await startSandbox({ log: (line) => complaints.push(line) });
  const answer = await fetch(`${other.apiUrl}/v10/guilds/1/emojis`, {
    headers: { authorization: `Bot ${other.token}` },
  });
  expect(answer.status).toBe(404);
  expect(await answer.json()).toEqual({ message: '404: Not Found', code: 0 });
  expect(other.unknownRoutes).toEqual(['GET /guilds/1/emojis']);
  expect(complaints[0]).toContain('NO SUCH ROUTE');
  await other.stop();
});

test('an answer without a body has no content type', async () => {
  const message = await channel.send('x');
  const answer = await fetch(`${sandbox.apiUrl}/v10/channels/${channel.id}/messages/${message.id}`, {
    method: 'DELETE',
    headers: { authorization: `Bot ${sandbox.token}` },
  });
  expect(answer.status).toBe(204);
  expect(answer.headers.get('content-type')).toBeNull();
});

import { RateLimitError, REST, Routes, type RESTOptions } from 'discord.js';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { findRoute } from '../../src/sandbox/rest/router.js';
import { RequestLimits, type Passage } from '../../src/sandbox/rest/request-limits.js';
import { startSandbox, type Sandbox } from '../../src/sandbox/sandbox.js';

describe('what may pass', () => {
  let now = 0;
  let limits: RequestLimits;
  beforeEach(() => {
    now = 1_000_000;
    limits = new RequestLimits(() => now);
  });

  const asked = (method: string, path: string): Passage => {
    const found = findRoute(method, path);
    if (!found) throw new Error(`no such route: ${method} ${path}`);
    return limits.take(found.route, found.params);
  };
  const post = (channel: number): Passage => asked('POST', `/channels/${channel}/messages`);
  const times = (count: number, ask: (turn: number) => Passage): Passage[] =>
    Array.from({ length: count }, (_, n) => ask(n));

  test('five messages in a channel, and again five when the window is over', () => {
    expect(times(5, () => post(1)).map(({ refusal }) => refusal)).toEqual([null, null, null, null, null]);
    now += 4_999;
    expect(post(1).refusal).toEqual({ retryAfterSeconds: 0.001, scope: 'user' });
    now += 1;
    expect(post(1).refusal).toBeNull();
  });

  test('the headers count down, and say when it begins anew', () => {
    expect(post(1).headers).toMatchObject({
      'X-RateLimit-Limit': '5',
      'X-RateLimit-Remaining': '4',
      'X-RateLimit-Reset-After': '5.000',
      'X-RateLimit-Reset': '1005.000',
    });
    now += 1_500;
    expect(post(1).headers).toMatchObject({ 'X-RateLimit-Remaining': '3', 'X-RateLimit-Reset-After': '3.500' });
    times(3, () => post(1));
    expect(post(1).headers).toMatchObject({
      'X-RateLimit-Remaining': '0',
      'X-RateLimit-Scope': 'user',
      'Retry-After': '4',
    });
  });

  test('other channels and other routes have their own, with the same name of a bucket for the same route', () => {
    const [first] = times(5, () => post(1));
    expect(post(2).refusal).toBeNull();
    expect(post(2).headers['X-RateLimit-Bucket']).toBe(first?.headers['X-RateLimit-Bucket']);
    const edit = asked('PATCH', '/channels/1/messages/9');
    expect(edit.refusal).toBeNull();
    expect(edit.headers['X-RateLimit-Bucket']).not.toBe(first?.headers['X-RateLimit-Bucket']);
  });

  test('messages of one channel share a bucket', () => {
    const edits = times(6, (turn) => asked('PATCH', `/channels/1/messages/${turn}`));
    expect(edits.at(4)?.refusal).toBeNull();
    expect(edits.at(5)?.refusal).not.toBeNull();
  });

  test('fifty a second in all; what is refused is not counted', () => {
    expect(times(50, post).every(({ refusal }) => refusal === null)).toBe(true);
    now += 400;
    expect(post(99)).toMatchObject({
      refusal: { retryAfterSeconds: 0.6, scope: 'global' },
      headers: { 'X-RateLimit-Global': 'true', 'X-RateLimit-Scope': 'global', 'Retry-After': '1' },
    });
    now += 600;
    expect(times(50, post).every(({ refusal }) => refusal === null)).toBe(true);
    expect(post(99).refusal?.scope).toBe('global');
  });

  test('answers to interactions count for nothing', () => {
    expect(
      times(200, () => asked('POST', '/interactions/1/abc/callback')).every(({ refusal }) => refusal === null),
    ).toBe(true);
    expect(post(1).refusal).toBeNull();
  });

  test('what an interaction’s token opens does not count for the bot', () => {
    times(5, (turn) => asked('POST', `/webhooks/1/token-${turn}`));
    expect(times(50, post).every(({ refusal }) => refusal === null)).toBe(true);
  });
});

describe('discord.js at a local Discord with limits', () => {
  let sandbox: Sandbox;
  let channels: string[];
  beforeEach(async () => {
    sandbox = await startSandbox({ limitRequests: true });
    const server = sandbox.world.server({ name: 'Test', channels: ['#one', '#two'] });
    channels = sandbox.world.channelsOf(server.id).map(({ id }) => id);
  });
  afterEach(() => sandbox.stop());

  const client = (more: Partial<RESTOptions> = {}): REST =>
    new REST({ api: sandbox.apiUrl, version: '10', retries: 0, ...more }).setToken(sandbox.token);
  const send = (rest: REST, channel = channels[0] ?? '') =>
    rest.post(Routes.channelMessages(channel), { body: { content: 'x' } });
  const refused = (): string[] => sandbox.refusals.filter((each) => each.includes(' 429 '));

  test('learns a bucket from the headers and asks no sixth time', async () => {
    const rest = client({ rejectOnRateLimit: () => true });
    for (let turn = 0; turn < 5; turn += 1) await send(rest);
    const error: unknown = await send(rest).catch((caught: unknown) => caught);
    expect(error).toBeInstanceOf(RateLimitError);
    expect(error).toMatchObject({ global: false, limit: 5 });
    await send(rest, channels[1]);
    expect(refused()).toEqual([]);
    expect(sandbox.requests).toHaveLength(6);
  });

  test('a client that knows nothing of the bucket is refused with what it needs to know', async () => {
    for (let turn = 0; turn < 5; turn += 1) await send(client());
    const error: unknown = await send(client({ rejectOnRateLimit: () => true })).catch((caught: unknown) => caught);
    expect(error).toMatchObject({ global: false, scope: 'user', limit: 5 });
    expect(refused()).toHaveLength(1);
  });

  test('a refusal for another reason carries the headers too', async () => {
    const answer = await fetch(`${sandbox.apiUrl}/v10/channels/1/messages`, {
      method: 'POST',
      headers: { authorization: `Bot ${sandbox.token}`, 'content-type': 'application/json' },
      body: '{"content":"x"}',
    });
    expect(answer.status).toBe(404);
    expect(answer.headers.get('X-RateLimit-Remaining')).toBe('4');
  });

  test('without the option nothing is limited and no header is sent', async () => {
    const other = await startSandbox();
    const answer = await fetch(`${other.apiUrl}/v10/users/@me`, { headers: { authorization: `Bot ${other.token}` } });
    expect(answer.status).toBe(200);
    expect([...answer.headers.keys()].filter((name) => name.startsWith('x-ratelimit'))).toEqual([]);
    await other.stop();
  });
});

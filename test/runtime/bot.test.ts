import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { parseSettings, type Settings } from '../../src/config.js';
import type { Fault } from '../../src/runtime/exit-codes.js';
import { startTryOut, type TryOut } from '../../src/runtime/try-out.js';
import { heard } from './heard.js';

let tryOut: TryOut;
let folder: string;
let faults: Fault[];
let said: ReturnType<typeof heard>['said'];

function settings(folder: string): Settings {
  const read = parseSettings({
    HTTP_PORT: '0',
    SANDBOX_PORT: '0',
    DATABASE_URL: `file:${join(folder, 'convenor.db')}`,
  });
  if (!read.ok) throw new Error(read.faults.join());
  return read.settings;
}

beforeEach(async () => {
  const ears = heard();
  said = ears.said;
  faults = [];
  folder = await mkdtemp(join(tmpdir(), 'convenor-bot-'));
  tryOut = await startTryOut({
    settings: settings(folder),
    log: ears.log,
    say: () => undefined,
    onFault: (fault) => faults.push(fault),
  });
  await tryOut.ready;
});
afterEach(async () => {
  await tryOut.stop();
  await rm(folder, { recursive: true, force: true });
});

const messagesIn = (name: string) => {
  const { world } = tryOut.sandbox;
  const channel = [...world.channels.values()].find((each) => each.name === name);
  return channel ? world.messagesOf(channel.id) : [];
};

test('C1: the samples are there: each group has its pinned card in its channel', () => {
  for (const channel of ['tracing-wg', 'packaging-wg', 'accessibility-ig']) {
    expect(
      messagesIn(channel).filter(({ pinnedAt }) => pinnedAt !== null),
      channel,
    ).toHaveLength(1);
  }
  expect(said.filter(({ level }) => level === 'error' || level === 'warn')).toEqual([]);
});

test('it is ready while it is connected, and says what fails when Discord is gone', async () => {
  const ready = () => fetch(`http://127.0.0.1:${tryOut.httpPort}/readyz`);
  expect((await ready()).status).toBe(200);
  await tryOut.sandbox.gateway.stop();
  await expect.poll(async () => (await ready()).status, { timeout: 5_000 }).toBe(503);
  expect(await (await ready()).json()).toEqual({ ok: false, role: 'active', failing: ['discord'] });
  expect((await fetch(`http://127.0.0.1:${tryOut.httpPort}/healthz`)).status).toBe(200);
});

test('X7: when the local clock is moved, what came due meanwhile is done before the mover goes on', async () => {
  const { clock } = tryOut.sandbox;
  await clock.advance(10 * 24 * 3_600_000);
  const spans = await tryOut.deps.store.read((tx) => tx.connections.between(0, clock.now()));
  expect(spans.at(-1)?.until).toBeGreaterThan(clock.now() - 5_000);
});

import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Instant } from '../../src/domain/ids.js';
import { keepConnection } from '../../src/runtime/connection.js';
import { PaperDiscord } from './paper-discord.js';
import { temporaryStore, type TemporaryStore } from '../temporary-store.js';

const START = Date.UTC(2026, 5, 1);
const MINUTE = 60_000;
let database: TemporaryStore;
beforeEach(async () => (database = await temporaryStore()));
afterEach(() => database.close());

const spans = () => database.store.read((tx) => tx.connections.between(0, START + 1e9));

/** One tick at `now` with a session live since `since`; answers the gap that was told. */
async function tick(now: Instant, since: Instant | null): Promise<unknown> {
  const clock = { now: () => now };
  const chat = new PaperDiscord(database.path('discord.json'), clock);
  chat.connectedSince = () => since;
  let told: unknown = null;
  const onGap = async (gap: unknown): Promise<void> => void (told = gap);
  await keepConnection({ store: database.store, chat, clock, onGap });
  return told;
}

test('X7: the time of a session becomes one span that grows', async () => {
  await tick(START, START);
  await tick(START + MINUTE, START);
  await tick(START + 2 * MINUTE, START);
  expect(await spans()).toEqual([{ since: START, until: START + 2 * MINUTE }]);
});

test('X7: while there is no session nothing grows, and a new one is a new span', async () => {
  await tick(START, START);
  await tick(START + MINUTE, null);
  expect(await tick(START + 5 * MINUTE, START + 4 * MINUTE)).toBeNull();
  expect(await spans()).toEqual([
    { since: START, until: START },
    { since: START + 4 * MINUTE, until: START + 5 * MINUTE },
  ]);
});

test('X7: a gap of more than an hour is told, one of an hour is not', async () => {
  await tick(START, START);
  expect(await tick(START + 60 * MINUTE, START + 60 * MINUTE)).toBeNull();
  const back = START + 120 * MINUTE + 1;
  expect(await tick(back, back)).toEqual({ since: START + 60 * MINUTE, until: back });
  expect(await tick(back + MINUTE, back)).toBeNull();
});

test('X7: a gap that could not be noted is told again', async () => {
  await tick(START, START);
  const back = START + 120 * MINUTE;
  const clock = { now: () => back };
  const chat = new PaperDiscord(database.path('discord.json'), clock);
  chat.connectedSince = () => back;
  const onGap = () => Promise.reject(new Error('no'));
  await expect(keepConnection({ store: database.store, chat, clock, onGap })).rejects.toThrow();
  expect(await tick(back, back)).toEqual({ since: START, until: back });
});

import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import {
  asId,
  timeOf,
  type AnnouncedId,
  type Instant,
  type ProposalId,
  type Snowflake,
  type VoteId,
} from '../../src/domain/ids.js';
import type { OutboxRow } from '../../src/ports/store.js';
import { createOutbox, type Outbox, type OutboxDeps } from '../../src/runtime/outbox.js';
import { card } from '../../src/text/card.js';
import { Markup } from '../../src/text/markup.js';
import { heard } from './heard.js';
import { PaperDiscord } from './paper-discord.js';
import { temporaryStore, type TemporaryStore } from '../temporary-store.js';

const SERVER = asId<Snowflake>('100');
const GENERAL = asId<Snowflake>('200');
const AGENTS = asId<Snowflake>('201');
const proposal = (id: string) => ({ type: 'proposal', id: asId<ProposalId>(id) }) as const;
const notice = (id: string) => ({ type: 'proposal-blocked', id: asId<ProposalId>(id) }) as const;

let database: TemporaryStore;
let chat: PaperDiscord;
let now: Instant;
let outbox: Outbox;
let announced: [AnnouncedId, Instant][];
let said: ReturnType<typeof heard>['said'];

/** An outbox as a fresh process makes it: it remembers nothing but what the database holds. */
function freshOutbox(more: Partial<OutboxDeps> = {}): Outbox {
  const ears = heard();
  said = ears.said;
  return createOutbox({
    store: database.store,
    chat,
    clock: { now: () => now },
    log: ears.log,
    editEveryMs: 0,
    cardOf: async (_tx, row) => card(new Markup(`${row.key} r${row.revision}`)),
    onAnnounced: async (tx, id, at) => {
      announced.push([id, at]);
      await tx.outbox.showCard({ serverId: SERVER, channelId: GENERAL, card: proposal(id), at: now });
    },
    onDirectRefused: async () => undefined,
    ...more,
  });
}

beforeEach(async () => {
  database = await temporaryStore();
  now = Date.UTC(2026, 5, 1, 12);
  chat = new PaperDiscord(database.path('discord.json'), { now: () => now });
  announced = [];
  outbox = freshOutbox();
});
afterEach(async () => {
  await outbox.stop();
  await database.close();
});

type Extras = { announces?: ProposalId; threadName?: string; pin?: boolean };
const show = (id: string, channelId = GENERAL, extras: Extras = {}) =>
  database.store.transaction((tx) =>
    tx.outbox.showCard({ serverId: SERVER, channelId, card: proposal(id), at: now, ...extras }),
  );
const tell = (key: string, channelId = GENERAL) =>
  database.store.transaction((tx) =>
    tx.outbox.say({ key, serverId: SERVER, channelId, notice: notice('p1'), at: now }),
  );
const rowOf = async (key: string): Promise<OutboxRow> => {
  const row = await database.store.read((tx) => tx.outbox.byKey(key));
  if (!row) throw new Error(`no row ${key}`);
  return row;
};

describe('delivery', () => {
  test('a notice is posted once and never touched again', async () => {
    await tell('n1');
    await outbox.flush();
    await tell('n1');
    await outbox.flush();
    expect(chat.titles(GENERAL)).toEqual(['n1 r1']);
    expect(await rowOf('n1')).toMatchObject({ state: 'delivered', shown: 1, attempts: 0, lastError: null });
    expect(chat.calls).toEqual(['post']);
  });

  test('a card is posted, gets its thread, is pinned, and then edited in place', async () => {
    await show('p1', GENERAL, { threadName: 'D-1', pin: true });
    await outbox.flush();
    await show('p1');
    await show('p1');
    await outbox.flush();
    expect(chat.messages).toMatchObject([{ title: 'card:proposal:p1 r3', thread: 'D-1', pinned: true, edits: 1 }]);
    expect(chat.calls).toEqual(['post', 'openThread', 'pin', 'edit']);
  });

  test('D3: the first message starts the clock with its own time, once', async () => {
    await show('p1', GENERAL, { announces: asId<ProposalId>('p1') });
    await outbox.flush();
    const [message] = chat.messages;
    expect(announced).toEqual([['p1', timeOf(message?.id ?? GENERAL)]]);
    expect(message).toMatchObject({ title: 'card:proposal:p1 r2', edits: 1 });
    await show('p1');
    await outbox.flush();
    expect(announced).toHaveLength(1);
  });

  test('what starts the clock fails: the message is kept for the next time and not posted again', async () => {
    await outbox.stop();
    outbox = freshOutbox({ onAnnounced: () => Promise.reject(new Error('a bug')) });
    await show('p1', GENERAL, { announces: asId<ProposalId>('p1') });
    await outbox.flush();
    expect(said).toMatchObject([{ level: 'error' }]);
    outbox = freshOutbox();
    await outbox.flush();
    expect(announced).toHaveLength(1);
    expect(chat.messages).toHaveLength(1);
  });

  test('a row whose subject is gone is done without a message', async () => {
    await outbox.stop();
    outbox = freshOutbox({ cardOf: () => Promise.resolve(null) });
    await tell('n1');
    await outbox.flush();
    expect(chat.calls).toEqual([]);
    expect(await rowOf('n1')).toMatchObject({ state: 'delivered' });
  });

  test('a card that somebody deleted is posted anew, and starts no clock', async () => {
    await show('p1', GENERAL, { announces: asId<ProposalId>('p1'), pin: true });
    await outbox.flush();
    chat.tearOff(chat.messages[0]?.id ?? GENERAL);
    now += 1_000;
    await show('p1');
    await outbox.flush();
    expect(chat.messages).toMatchObject([{ title: 'card:proposal:p1 r3', pinned: true }]);
    expect(announced).toHaveLength(1);
  });

  test('a wake delivers soon and by itself', async () => {
    await tell('n1');
    outbox.wake();
    await expect.poll(() => chat.titles(GENERAL)).toEqual(['n1 r1']);
  });
});

describe('failures', () => {
  test('an answer that got lost does not post twice', async () => {
    await tell('n1');
    chat.trouble('post', 'unavailable', { takesEffect: true });
    await outbox.flush();
    expect(await rowOf('n1')).toMatchObject({
      state: 'pending',
      messageId: null,
      attempts: 1,
      lastError: 'unavailable 0',
    });
    now += 2_000;
    await outbox.flush();
    expect(chat.titles(GENERAL)).toEqual(['n1 r1']);
    expect(chat.calls).toEqual(['post', 'find']);
    expect(await rowOf('n1')).toMatchObject({ state: 'delivered', attempts: 0, lastError: null });
  });

  test('a card found again is brought up to date', async () => {
    await show('p1');
    chat.trouble('post', 'unavailable', { takesEffect: true });
    await outbox.flush();
    await show('p1');
    now += 2_000;
    await outbox.flush();
    expect(chat.titles(GENERAL)).toEqual(['card:proposal:p1 r2']);
  });

  test('no answer: tried again after 2 s, then later and later', async () => {
    await tell('n1');
    chat.trouble('post', 'unavailable', { times: 3 });
    await outbox.flush();
    now += 1_000;
    await outbox.flush();
    expect(chat.calls).toEqual(['post']);
    now += 1_000;
    await outbox.flush();
    expect((await rowOf('n1')).nextAttemptAt - now).toBeGreaterThanOrEqual(3_000);
    now += 4_000;
    await outbox.flush();
    now += 8_000;
    await outbox.flush();
    expect(chat.titles(GENERAL)).toEqual(['n1 r1']);
  });

  test('busy: tried again when Discord says', async () => {
    await tell('n1');
    chat.trouble('post', 'busy', { retryAfterMs: 30_000 });
    await outbox.flush();
    expect((await rowOf('n1')).nextAttemptAt).toBe(now + 30_000);
  });

  test('forbidden: kept visible and tried every 15 minutes', async () => {
    await tell('n1');
    chat.trouble('post', 'forbidden', { code: '50013', times: 2 });
    await outbox.flush();
    expect(await rowOf('n1')).toMatchObject({ state: 'pending', lastError: 'forbidden 50013' });
    now += 15 * 60_000;
    await outbox.flush();
    now += 15 * 60_000;
    await outbox.flush();
    expect(chat.titles(GENERAL)).toEqual(['n1 r1']);
  });

  test('forbidden: each message waits for itself, so that none looks stuck', async () => {
    await tell('n1');
    now += 1;
    await tell('n2');
    chat.trouble('post', 'forbidden', { code: '50013', times: 2 });
    await outbox.flush();
    for (const key of ['n1', 'n2']) {
      expect(await rowOf(key)).toMatchObject({ lastError: 'forbidden 50013', nextAttemptAt: now + 15 * 60_000 });
    }
  });

  test.each(['gone', 'rejected'] as const)('%s: given up', async (kind) => {
    await tell('n1');
    now += 1;
    await tell('n2');
    chat.trouble('post', kind, { code: '10003' });
    await outbox.flush();
    expect(await rowOf('n1')).toMatchObject({ state: 'failed', lastError: `${kind} 10003` });
    expect(chat.titles(GENERAL)).toEqual(['n2 r1']);
  });
});

describe('order', () => {
  test('within a channel what waits holds back what came after it, other channels go on', async () => {
    await tell('n1');
    now += 1;
    await tell('n2');
    await tell('other', AGENTS);
    chat.trouble('post', 'unavailable', { channelId: GENERAL });
    await outbox.flush();
    expect(chat.titles(GENERAL)).toEqual([]);
    expect(chat.titles(AGENTS)).toEqual(['other r1']);
    now += 2_000;
    await outbox.flush();
    expect(chat.titles(GENERAL)).toEqual(['n1 r1', 'n2 r1']);
  });

  test.each(['openThread', 'pin'] as const)('%s that is not allowed holds nothing back', async (call) => {
    await show('p1', GENERAL, { threadName: 'D-1', pin: true });
    now += 1;
    await tell('n1');
    chat.trouble(call, 'forbidden', { code: '50013' });
    await outbox.flush();
    expect(chat.titles(GENERAL)).toEqual(['card:proposal:p1 r1', 'n1 r1']);
    now += 15 * 60_000;
    await outbox.flush();
    expect(chat.messages[0]).toMatchObject({ thread: 'D-1', pinned: true });
  });

  test('a row that never passes does not hold its channel for ever', async () => {
    await tell('n1');
    chat.trouble('post', 'unavailable', { times: 6 });
    for (let tries = 0; tries < 6; tries += 1) {
      await outbox.flush();
      now += 15 * 60_000;
    }
    await tell('n2');
    chat.trouble('post', 'unavailable');
    await outbox.flush();
    expect(chat.titles(GENERAL)).toEqual(['n2 r1']);
  });

  test('what is made at the same instant comes in the order in which it was made', async () => {
    const keys = Array.from({ length: 30 }, (_none, index) => `n${index}`);
    await database.store.transaction(async (tx) => {
      const said = { serverId: SERVER, channelId: GENERAL, notice: notice('p1'), at: now };
      for (const key of keys) await tx.outbox.say({ key, ...said });
    });
    await tell('last');
    await outbox.flush();
    expect(chat.titles(GENERAL)).toEqual([...keys, 'last'].map((key) => `${key} r1`));
  });

  test('however much waits for a channel, the others do not wait for it', async () => {
    await database.store.transaction(async (tx) => {
      const said = { serverId: SERVER, channelId: GENERAL, notice: notice('p1'), at: now };
      for (let index = 0; index < 120; index += 1) await tx.outbox.say({ key: `n${index}`, ...said });
    });
    now += 1;
    await tell('other', AGENTS);
    chat.trouble('post', 'busy', { channelId: GENERAL, retryAfterMs: 60_000 });
    await outbox.flush();
    expect([chat.titles(GENERAL), chat.titles(AGENTS)]).toEqual([[], ['other r1']]);
    const letGo = chat.hang(GENERAL);
    now += 60_000;
    outbox.wake();
    await expect.poll(() => chat.calls.filter((call) => call === 'find')).toHaveLength(1);
    await tell('another', AGENTS);
    outbox.wake();
    await expect.poll(() => chat.titles(AGENTS)).toEqual(['other r1', 'another r1']);
    letGo();
  });

  test('more channels than have a turn at a time all get theirs', async () => {
    const channels = Array.from({ length: 150 }, (_none, index) => asId<Snowflake>(String(1_000 + index)));
    await database.store.transaction(async (tx) => {
      for (const channelId of channels) {
        const said = { serverId: SERVER, channelId, notice: notice('p1'), at: now };
        for (const key of ['a', 'b']) await tx.outbox.say({ key: `${key}${channelId}`, ...said });
      }
    });
    expect(await outbox.flush()).toBe(300);
    for (const id of channels) expect(chat.titles(id)).toEqual([`a${id} r1`, `b${id} r1`]);
  }, 30_000);

  test('a channel that hangs does not keep the others waiting', async () => {
    const letGo = chat.hang(GENERAL);
    await tell('stuck');
    outbox.wake();
    await expect.poll(() => chat.calls).toEqual(['post']);
    await tell('free', AGENTS);
    outbox.wake();
    await expect.poll(() => chat.titles(AGENTS)).toEqual(['free r1']);
    letGo();
    await outbox.flush();
    expect(chat.titles(GENERAL)).toEqual(['stuck r1']);
  });

  test('many changes in a short time become few edits, first posts are not delayed', async () => {
    await outbox.stop();
    outbox = freshOutbox({ editEveryMs: 700 });
    await show('p1');
    await outbox.flush();
    for (let change = 0; change < 5; change += 1) {
      await show('p1');
      outbox.wake();
      await expect.poll(() => chat.messages[0]?.edits).toBe(1);
    }
    await tell('n1');
    outbox.wake();
    await expect.poll(() => chat.titles(GENERAL)).toEqual(['card:proposal:p1 r2', 'n1 r1']);
    await outbox.flush();
    expect(chat.titles(GENERAL)[0]).toBe('card:proposal:p1 r6');
    expect(chat.messages[0]?.edits).toBe(2);
  });

  test('V3: the card of a vote is edited at most once in 10 s, where another is in 3, and the last state is shown', async () => {
    await outbox.stop();
    outbox = freshOutbox({ editEveryMs: 300 });
    const ballot = async () => {
      const card = { type: 'vote', id: asId<VoteId>('v1') } as const;
      await database.store.transaction((tx) =>
        tx.outbox.showCard({ serverId: SERVER, channelId: GENERAL, card, at: now }),
      );
      outbox.wake();
    };
    await ballot();
    await outbox.flush();
    const posted = performance.now();
    await show('p1');
    await outbox.flush();
    for (let count = 0; count < 8; count += 1) await ballot();
    await show('p1');
    await expect.poll(() => chat.titles(GENERAL)[1]).toBe('card:proposal:p1 r2');
    expect(chat.titles(GENERAL)[0]).toBe('card:vote:v1 r1');
    await outbox.flush();
    expect(performance.now() - posted).toBeGreaterThanOrEqual(990);
    expect(chat.titles(GENERAL)[0]).toBe('card:vote:v1 r9');
    expect(chat.messages[0]?.edits).toBe(1);
  });
});

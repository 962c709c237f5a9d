import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openStore } from '../../src/adapters/prisma/store.js';
import { systemClock } from '../../src/adapters/system-clock.js';
import type { Store } from '../../src/ports/store.js';
import { takeLease, type Lease } from '../../src/runtime/lease.js';
import { databases, type TestDatabase } from '../store/databases.js';
import { aServer } from '../store/fixtures.js';
import { heard } from './heard.js';

/** Faster than the real pace, with enough room for a machine that does much else. */
const PACE = { lasts: 4_000, renewEvery: 400, lookEvery: 100, stopBeforeEnd: 1_000 };
const SERVER = aServer();
const postgres = databases.find(({ name }) => name === 'postgres');

describe('two instances on one PostgreSQL', () => {
  let database: TestDatabase;
  let stores: Store[];
  let leases: Lease[];
  let giveUp: AbortController;

  beforeEach(async () => {
    if (!postgres) throw new Error('there is no PostgreSQL to test with');
    database = await postgres.open();
    stores = [await openStore(database.url), await openStore(database.url)];
    leases = [];
    giveUp = new AbortController();
  });
  afterEach(async () => {
    giveUp.abort();
    await Promise.all(leases.map((lease) => lease.release()));
    await Promise.all(stores.map((store) => store.close()));
    await database.drop();
  });

  async function take(store: Store | undefined, onLost: () => void = () => undefined): Promise<Lease | null> {
    if (!store) throw new Error('no store');
    const lease = await takeLease({ store, clock: systemClock, log: heard().log }, onLost, giveUp.signal, PACE);
    if (lease) leases.push(lease);
    return lease;
  }
  const later = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

  test('one is active and stays it, the other waits', async () => {
    expect(await take(stores[0])).not.toBeNull();
    let second: Lease | null = null;
    void take(stores[1]).then((lease) => (second = lease));
    await later(1.5 * PACE.lasts);
    expect(second).toBeNull();
  });

  test('when the active one stops, the other takes over at once', async () => {
    const first = await take(stores[0]);
    const second = take(stores[1]);
    await later(PACE.lookEvery);
    await first?.release();
    const asked = performance.now();
    expect(await second).not.toBeNull();
    expect(performance.now() - asked).toBeLessThan(PACE.lasts / 2);
  });

  test('one that can not reach the database any more stops before the other takes over', async () => {
    const happened: string[] = [];
    const [store] = stores;
    let reachable = true;
    const cutOff: Store = {
      ...(store as Store),
      transaction: (work) => (reachable ? (store as Store).transaction(work) : new Promise(() => undefined)),
    };
    await take(cutOff, () => happened.push('lost'));
    const second = take(stores[1]).then(() => happened.push('taken over'));
    reachable = false;
    const from = performance.now();
    await second;
    expect(performance.now() - from).toBeLessThan(PACE.lasts + 2_000);
    expect(happened).toEqual(['lost', 'taken over']);
    reachable = true;
  });

  test('a process that stood still for longer knows it before any of its timers says so', async () => {
    const happened: string[] = [];
    const lease = await take(stores[0], () => happened.push('lost'));
    expect(lease?.isHeld()).toBe(true);
    // As a process that is stopped by a signal or whose machine sleeps: nothing of it runs meanwhile.
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, PACE.lasts - PACE.stopBeforeEnd);
    expect(lease?.isHeld()).toBe(false);
    expect(happened).toEqual([]);
    await later(50);
    expect(happened).toEqual(['lost']);
  });

  test('one that was given back is held no more', async () => {
    const lease = await take(stores[0]);
    await lease?.release();
    expect(lease?.isHeld()).toBe(false);
  });

  test('it can be given back while the database does not answer', async () => {
    const lease = await take(stores[0]);
    await stores[0]?.close();
    await database.drop();
    database = { url: '', drop: async () => undefined };
    await expect(lease?.release()).resolves.toBeUndefined();
  });

  test('what a process that stands still has locked is free before another one takes over', async () => {
    const [frozen, other] = stores;
    if (!frozen || !other) throw new Error('no stores');
    await other.transaction((tx) => tx.servers.save(SERVER));
    let locked = (): void => undefined;
    let goOn = (): void => undefined;
    const isLocked = new Promise<void>((resolve) => (locked = resolve));
    const standing = frozen.transaction(async (tx) => {
      await tx.servers.lock(SERVER.id);
      locked();
      await new Promise<void>((resolve) => (goOn = resolve));
      await tx.servers.lock(SERVER.id);
    });
    const ended = standing.then(
      () => 'committed',
      () => 'undone',
    );
    await isLocked;
    const from = performance.now();
    await other.transaction((tx) => tx.servers.lock(SERVER.id));
    expect(performance.now() - from).toBeGreaterThan(5_000);
    // Sooner than the transaction would have been given up by its own process, which can not.
    expect(performance.now() - from).toBeLessThan(13_000);
    goOn();
    expect(await ended).toBe('undone');
  });

  test('one on standby can be stopped', async () => {
    await take(stores[0]);
    const second = take(stores[1]);
    giveUp.abort();
    expect(await second).toBeNull();
  });
});

import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openStore } from '../../src/adapters/prisma/store.js';
import { systemClock } from '../../src/adapters/system-clock.js';
import type { Store } from '../../src/ports/store.js';
import { takeLease, type Lease } from '../../src/runtime/lease.js';
import { databases, type TestDatabase } from '../store/databases.js';
import { heard } from './heard.js';

/** Faster than the real pace, with enough room for a machine that does much else. */
const PACE = { lasts: 4_000, renewEvery: 400, lookEvery: 100, stopBeforeEnd: 1_000 };
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

  test('one on standby can be stopped', async () => {
    await take(stores[0]);
    const second = take(stores[1]);
    giveUp.abort();
    expect(await second).toBeNull();
  });
});

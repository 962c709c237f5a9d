import { expect, it } from 'vitest';
import { measuredStore, type Measured } from '../../src/adapters/prisma/measured-store.js';
import type { Snowflake } from '../../src/domain/ids.js';
import type { Store } from '../../src/ports/store.js';
import { onEachStore } from './each-store.js';
import { aServer, snowflake } from './fixtures.js';

class Refused extends Error {}

onEachStore((store, url) => {
  const measured = (): { readonly store: Store; readonly told: Measured[] } => {
    const told: Measured[] = [];
    return { told, store: measuredStore(store(), (one) => told.push(one)) };
  };

  it('tells of reads and transactions, with what they took', async () => {
    const { store: it, told } = measured();
    expect(await it.read((tx) => tx.servers.all())).toEqual([]);
    await it.transaction((tx) => tx.rememberInteraction(snowflake(), 1));
    await it.ping();
    const fine = { retries: 0, failed: false, ms: expect.any(Number) as number };
    expect(told).toEqual([
      { kind: 'read', ...fine },
      { kind: 'transaction', ...fine },
    ]);
    expect(told.every(({ ms }) => ms > 0 && ms < 10_000)).toBe(true);
  });

  it('work that gives up by itself is no failure of the database', async () => {
    const { store: it, told } = measured();
    const refused = it.transaction(() => Promise.reject(new Refused('no')));
    await expect(refused).rejects.toBeInstanceOf(Refused);
    expect(told).toMatchObject([{ kind: 'transaction', failed: false }]);
  });

  it('what the database refuses is a failure, in a transaction and in a read', async () => {
    const { store: it, told } = measured();
    await expect(it.transaction((tx) => tx.servers.nextNumber(snowflake(), 'D'))).rejects.toThrow();
    await expect(it.read((tx) => tx.servers.nextNumber(snowflake(), 'D'))).rejects.toThrow();
    expect(told).toMatchObject([
      { kind: 'transaction', failed: true },
      { kind: 'read', failed: true },
    ]);
  });

  it('tells how often work was done again because it met another one', async () => {
    const { store: it, told } = measured();
    const [one, two] = [aServer(), aServer()];
    await store().transaction(async (tx) => {
      await tx.servers.save(one);
      await tx.servers.save(two);
    });
    const crossing = (first: Snowflake, second: Snowflake): Promise<void> =>
      it.transaction(async (tx) => {
        await tx.servers.lock(first);
        await new Promise((later) => setTimeout(later, 50));
        await tx.servers.lock(second);
      });
    await Promise.all([crossing(one.id, two.id), crossing(two.id, one.id)]);
    // SQLite has one writer at a time, so that there nobody meets another one.
    const again = told.reduce((sum, { retries }) => sum + retries, 0);
    expect(again > 0).toBe(!url().startsWith('file:'));
    expect(told.map(({ failed }) => failed)).toEqual([false, false]);
  });
});

import { expect, it } from 'vitest';
import { asId, type Snowflake } from '../../src/domain/ids.js';
import { onEachStore } from './each-store.js';
import { aHappening, aServer, NOW, snowflake } from './fixtures.js';

onEachStore((store) => {
  it('gives back a server as it was saved, and replaces it', async () => {
    const server = aServer({
      name: 'Ünïcode 😀 Commons',
      roles: {
        coreMaintainers: snowflake(),
        leadMaintainers: snowflake(),
        maintainers: snowflake(),
        moderators: snowflake(),
      },
      channels: {
        creation: snowflake(),
        coreMaintainers: snowflake(),
        moderators: snowflake(),
        groupCategory: snowflake(),
        archiveCategory: snowflake(),
      },
      commandsHash: 'abc',
      leftAt: NOW + 1,
    });
    await store().transaction((tx) => tx.servers.save(server));
    expect(await store().read((tx) => tx.servers.find(server.id))).toEqual(server);
    const bare = aServer({ id: server.id, createdAt: NOW + 5 });
    await store().transaction((tx) => tx.servers.save(bare));
    expect(await store().read((tx) => tx.servers.find(server.id))).toEqual(bare);
    expect(await store().read((tx) => tx.servers.find(snowflake()))).toBeNull();
    expect(await store().read((tx) => tx.servers.all())).toContainEqual(bare);
  });

  it('X1: leaves the tip of the record alone when a server is saved', async () => {
    const server = aServer();
    const entry = await store().transaction(async (tx) => {
      await tx.servers.save(server);
      return tx.record.append(server.id, aHappening());
    });
    await store().transaction((tx) => tx.servers.save({ ...server, name: 'Renamed' }));
    expect(await store().read((tx) => tx.record.tip(server.id))).toEqual({ seq: 1, head: entry.hash });
  });

  it('counts each kind of reference of each server by itself, from 1', async () => {
    const [one, two] = [aServer(), aServer()];
    const numbers = await store().transaction(async (tx) => {
      await tx.servers.save(one);
      await tx.servers.save(two);
      return [
        await tx.servers.nextNumber(one.id, 'D'),
        await tx.servers.nextNumber(one.id, 'D'),
        await tx.servers.nextNumber(one.id, 'N'),
        await tx.servers.nextNumber(two.id, 'D'),
      ];
    });
    expect(numbers).toEqual([1, 2, 1, 1]);
  });

  it('locks nothing, and fails on nothing, for a server that is not there', async () => {
    await expect(store().transaction((tx) => tx.servers.lock(snowflake()))).resolves.toBeUndefined();
  });

  it('lets each interaction and each occurrence take effect once', async () => {
    const id = snowflake();
    const key = `close:${id}:${NOW}`;
    const once = (): Promise<boolean[]> =>
      store().transaction(async (tx) => [await tx.rememberInteraction(id, NOW), await tx.rememberOccurrence(key, NOW)]);
    const answers = await Promise.all(Array.from({ length: 8 }, once));
    expect(answers.filter(([interaction]) => interaction)).toHaveLength(1);
    expect(answers.filter(([, occurrence]) => occurrence)).toHaveLength(1);
    expect(await store().transaction((tx) => tx.rememberInteraction(asId<Snowflake>('4'), NOW))).toBe(true);
  });

  it('forgets interactions and occurrences from before a time, and only those', async () => {
    const [old, fresh] = [snowflake(), snowflake()];
    const remember = (id: Snowflake, at: number): Promise<boolean[]> =>
      store().transaction(async (tx) => [
        await tx.rememberInteraction(id, at),
        await tx.rememberOccurrence(`close:${id}`, at),
      ]);
    await remember(old, NOW - 1);
    await remember(fresh, NOW);
    await store().transaction((tx) => tx.forgetRemembered(NOW));
    expect(await remember(old, NOW)).toEqual([true, true]);
    expect(await remember(fresh, NOW)).toEqual([false, false]);
  });

  it('gives a lease to one holder until it runs out or is given back', async () => {
    const take = (holder: string, now: number, until: number): Promise<boolean> =>
      store().transaction((tx) => tx.takeLease('active', holder, now, until));
    const first = await Promise.all(['a', 'b', 'c', 'd'].map((holder) => take(holder, NOW, NOW + 15_000)));
    expect(first.filter(Boolean)).toHaveLength(1);
    const holder = ['a', 'b', 'c', 'd'][first.indexOf(true)] ?? '';
    expect(await take('other', NOW + 14_999, NOW + 30_000)).toBe(false);
    expect(await take(holder, NOW + 14_999, NOW + 30_000)).toBe(true);
    expect(await take('other', NOW + 15_000, NOW + 30_000)).toBe(false);
    expect(await take('other', NOW + 30_000, NOW + 45_000)).toBe(true);
    await store().transaction((tx) => tx.dropLease('active', holder));
    expect(await take(holder, NOW + 30_001, NOW + 45_000)).toBe(false);
    await store().transaction((tx) => tx.dropLease('active', 'other'));
    expect(await take(holder, NOW + 30_001, NOW + 45_000)).toBe(true);
  });
});

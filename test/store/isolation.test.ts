import { expect, it } from 'vitest';
import { asId, type Snowflake } from '../../src/domain/ids.js';
import { verify } from '../../src/domain/record.js';
import { onEachStore } from './each-store.js';
import { aGroup, aHappening, aPerson, aServer, NOW, settled, snowflake } from './fixtures.js';

onEachStore((store) => {
  it('shows what a transaction wrote only after its commit', async () => {
    const { group } = await settled(store());
    const inside = signal();
    const outside = signal();
    const running = store().transaction(async (tx) => {
      await tx.groups.save({ ...group, title: 'Half done' });
      inside.give();
      await outside.given;
      return (await tx.groups.find(group.id))?.title;
    });
    await inside.given;
    expect((await store().read((tx) => tx.groups.find(group.id)))?.title).toBe(group.title);
    outside.give();
    expect(await running).toBe('Half done');
    expect((await store().read((tx) => tx.groups.find(group.id)))?.title).toBe('Half done');
  });

  it('keeps what another transaction committed when one fails that was open at the same time', async () => {
    const { server, group } = await settled(store());
    const inside = signal();
    const go = signal();
    const failing = store().transaction(async (tx) => {
      await tx.groups.save({ ...group, title: 'Half done' });
      inside.give();
      await go.given;
      throw new Error('changed my mind');
    });
    await inside.given;
    const other = aPerson(server.id);
    const beside = store().transaction((tx) => tx.people.save(other));
    go.give();
    await expect(failing).rejects.toThrow('changed my mind');
    await beside;
    await store().read(async (tx) => {
      expect((await tx.groups.find(group.id))?.title).toBe(group.title);
      expect(await tx.people.find(other.id)).toEqual(other);
    });
  });

  it('undoes everything when the work throws late', async () => {
    const { server } = await settled(store());
    const group = aGroup(server.id);
    const person = aPerson(server.id, { accounts: [snowflake()] });
    const work = store().transaction(async (tx) => {
      await tx.servers.lock(server.id);
      await tx.groups.save(group);
      await tx.people.save(person);
      await tx.record.append(server.id, aHappening());
      await tx.rememberInteraction(asId<Snowflake>('77'), NOW);
      throw new Error('late');
    });
    await expect(work).rejects.toThrow('late');
    await store().transaction(async (tx) => {
      expect(await tx.groups.find(group.id)).toBeNull();
      expect(await tx.people.find(person.id)).toBeNull();
      expect(await tx.record.tip(server.id)).toEqual({ seq: 0, head: '' });
      expect(await tx.record.list({ serverId: server.id, limit: 10 })).toEqual([]);
      expect(await tx.rememberInteraction(asId<Snowflake>('77'), NOW)).toBe(true);
    });
  });

  it('undoes everything when a statement failed, even if the work caught it', async () => {
    const { server, group } = await settled(store());
    const person = aPerson(server.id);
    const work = store().transaction(async (tx) => {
      await tx.people.save(person);
      // The same name and kind again: the unique constraint refuses it.
      await tx.groups.save(aGroup(server.id, { name: group.name })).catch(() => undefined);
    });
    await expect(work).rejects.toThrow();
    expect(await store().read((tx) => tx.people.find(person.id))).toBeNull();
    // The connection is free and clean again.
    await store().transaction((tx) => tx.people.save(person));
    expect(await store().read((tx) => tx.people.find(person.id))).toEqual(person);
  });

  it('does not repeat work that broke a unique constraint', async () => {
    const { server, group } = await settled(store());
    let times = 0;
    const work = store().transaction(async (tx) => {
      times++;
      await tx.groups.save(aGroup(server.id, { name: group.name }));
    });
    await expect(work).rejects.toMatchObject({ code: 'P2002' });
    expect(times).toBe(1);
  });

  it('runs use cases of one server one after the other', async () => {
    const { server, group } = await settled(store());
    await store().transaction((tx) => tx.groups.save({ ...group, mission: '0' }));
    let within = 0;
    const useCase = (): Promise<void> =>
      store().transaction(async (tx) => {
        await tx.servers.lock(server.id);
        expect(++within).toBe(1);
        const found = await tx.groups.find(group.id);
        await new Promise((later) => setTimeout(later, 1));
        await tx.groups.save({ ...group, mission: String(Number(found?.mission) + 1) });
        await tx.record.append(server.id, aHappening());
        within--;
      });
    await Promise.all(Array.from({ length: 50 }, useCase));
    await store().read(async (tx) => {
      expect((await tx.groups.find(group.id))?.mission).toBe('50');
      const entries = await tx.record.list({ serverId: server.id, limit: 100 });
      expect(entries).toHaveLength(50);
      expect(verify(entries)).toBeNull();
    });
  });

  it('loses no number when many ask at once without a lock', async () => {
    const { server } = await settled(store());
    const numbers = await Promise.all(
      Array.from({ length: 20 }, () => store().transaction((tx) => tx.servers.nextNumber(server.id, 'D'))),
    );
    expect(numbers.sort((a, b) => a - b)).toEqual(Array.from({ length: 20 }, (_, index) => index + 1));
  });

  it('repeats work that met another one in a deadlock, and loses nothing', async () => {
    const one = aServer();
    const two = aServer();
    await store().transaction(async (tx) => {
      await tx.servers.save(one);
      await tx.servers.save(two);
    });
    const crossing = (first: Snowflake, second: Snowflake): Promise<number> =>
      store().transaction(async (tx) => {
        await tx.servers.lock(first);
        await new Promise((later) => setTimeout(later, 50));
        await tx.servers.lock(second);
        return tx.servers.nextNumber(one.id, 'N');
      });
    const numbers = await Promise.all([crossing(one.id, two.id), crossing(two.id, one.id)]);
    expect(numbers.sort()).toEqual([1, 2]);
  });

  it('answers a question asked from within a transaction without waiting for it', async () => {
    const { group } = await settled(store());
    const title = await store().transaction(async (tx) => {
      await tx.groups.save({ ...group, title: 'Half done' });
      return (await store().read((other) => other.groups.find(group.id)))?.title;
    });
    expect(title).toBe(group.title);
  });

  it('answers a ping', async () => {
    await expect(store().ping()).resolves.toBeUndefined();
  });
});

function signal(): { readonly given: Promise<void>; give(): void } {
  let give = (): void => {};
  const given = new Promise<void>((resolve) => {
    give = resolve;
  });
  return { given, give: () => give() };
}

import { expect, it } from 'vitest';
import { onEachStore } from './each-store.js';
import { aPerson, aServer, NOW, personId, settled, snowflake } from './fixtures.js';

onEachStore((store) => {
  it('gives back a person with accounts, found by each of them', async () => {
    const { server } = await settled(store());
    const accounts = [snowflake(), snowflake()];
    const person = aPerson(server.id, {
      github: 'Robin-Example',
      githubConfirmed: true,
      discordName: 'robin.example',
      accounts,
    });
    await store().transaction((tx) => tx.people.save(person));
    await store().read(async (tx) => {
      expect(await tx.people.find(person.id)).toEqual(person);
      for (const account of accounts) expect(await tx.people.byAccount(server.id, account)).toEqual(person);
      expect(await tx.people.byAccount(server.id, snowflake())).toBeNull();
      expect(await tx.people.find(personId())).toBeNull();
    });
  });

  it('finds a person by GitHub name without regard to case, in the same server only', async () => {
    const [{ server }, other] = [await settled(store()), aServer()];
    const person = aPerson(server.id, { github: 'MixedCase' });
    await store().transaction(async (tx) => {
      await tx.servers.save(other);
      await tx.people.save(person);
    });
    await store().read(async (tx) => {
      expect(await tx.people.byGithub(server.id, 'mIXEDcASE')).toEqual(person);
      expect(await tx.people.byGithub(other.id, 'MixedCase')).toBeNull();
    });
    const twin = aPerson(server.id, { github: 'mixedcase' });
    await expect(store().transaction((tx) => tx.people.save(twin))).rejects.toMatchObject({ code: 'P2002' });
  });

  it('moves an account that was another person’s, and forgets those that are gone', async () => {
    const { server } = await settled(store());
    const [kept, moved, gone] = [snowflake(), snowflake(), snowflake()];
    const one = aPerson(server.id, { accounts: [kept, moved, gone] });
    const two = aPerson(server.id, { accounts: [moved], createdAt: NOW + 1 });
    await store().transaction((tx) => tx.people.save(one));
    await store().transaction((tx) => tx.people.save(two));
    await store().transaction((tx) => tx.people.save({ ...one, name: null, accounts: [kept] }));
    await store().read(async (tx) => {
      expect(await tx.people.byAccount(server.id, moved)).toEqual(two);
      expect(await tx.people.byAccount(server.id, gone)).toBeNull();
      expect(await tx.people.find(one.id)).toEqual({ ...one, name: null, accounts: [kept] });
    });
  });

  it('gives many at once, and all of one server', async () => {
    const { server, person } = await settled(store());
    const others = [1, 2, 3].map((days) => aPerson(server.id, { createdAt: NOW + days }));
    await store().transaction(async (tx) => {
      for (const other of others) await tx.people.save(other);
    });
    await store().read(async (tx) => {
      expect(await tx.people.all(server.id)).toEqual([person, ...others]);
      expect(await tx.people.findMany([person.id, personId()])).toEqual([person]);
      expect(await tx.people.findMany([])).toEqual([]);
    });
  });
});

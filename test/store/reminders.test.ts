import { randomUUID } from 'node:crypto';
import { expect, it } from 'vitest';
import { noWish } from '../../src/domain/reminder-wish.js';
import type { StoredReminder } from '../../src/ports/store.js';
import { onEachStore } from './each-store.js';
import { aGroup, aMembership, aPerson, aProposal, aServer, NOW, settled } from './fixtures.js';

type Settled = Awaited<ReturnType<typeof settled>>;

const aReminder = ({ server, group, person }: Settled, parts: Partial<StoredReminder> = {}): StoredReminder => ({
  id: randomUUID(),
  serverId: server.id,
  personId: person.id,
  kind: 'proposal-closes',
  subject: randomUUID(),
  groupId: group.id,
  dueAt: NOW,
  untilAt: NOW + 1_000,
  atOnce: false,
  ...parts,
});

onEachStore((store) => {
  it('X6: gives back what waits, what ends first before what ends later, of a server or a person', async () => {
    const here = await settled(store());
    const elsewhere = await settled(store());
    const later = aReminder(here, { untilAt: NOW + 2_000, atOnce: true });
    const first = aReminder(here);
    const other = aReminder(elsewhere);
    await store().transaction((tx) => tx.reminders.add([later, other, first]));
    await store().read(async (tx) => {
      expect(await tx.reminders.waiting({ serverId: here.server.id })).toEqual([first, later]);
      expect(await tx.reminders.waiting({ personId: elsewhere.person.id })).toEqual([other]);
      expect(await tx.reminders.waiting()).toEqual(expect.arrayContaining([first, later, other]));
    });
  });

  it('X6: what is collected waits no more, is found by its key, and can’t be collected twice', async () => {
    const here = await settled(store());
    const [one, another] = [aReminder(here), aReminder(here, { untilAt: NOW + 2_000 })];
    const key = randomUUID();
    await store().transaction(async (tx) => {
      await tx.reminders.add([one, another]);
      await tx.reminders.collect([one.id], key);
      await tx.reminders.collect([one.id, another.id], `${key}-again`);
    });
    await store().read(async (tx) => {
      expect(await tx.reminders.collectedIn(key)).toEqual([one]);
      expect(await tx.reminders.collectedIn(`${key}-again`)).toEqual([another]);
      expect(await tx.reminders.waiting({ personId: here.person.id })).toEqual([]);
    });
  });

  it('X6: in a server that the bot has left nothing waits', async () => {
    const here = await settled(store());
    await store().transaction(async (tx) => {
      await tx.reminders.add([aReminder(here)]);
      await tx.servers.save({ ...here.server, leftAt: NOW });
    });
    expect(await store().read((tx) => tx.reminders.waiting({ serverId: here.server.id }))).toEqual([]);
    expect(await store().read((tx) => tx.reminders.waiting({ personId: here.person.id }))).toEqual([]);
  });

  it('X6: an occasion of a person is kept once', async () => {
    const here = await settled(store());
    const one = aReminder(here);
    await store().transaction((tx) => tx.reminders.add([one]));
    await expect(store().transaction((tx) => tx.reminders.add([{ ...one, id: randomUUID() }]))).rejects.toThrow();
  });

  it('X8: forgets what made no sense any more before a time', async () => {
    const here = await settled(store());
    const [old, kept] = [aReminder(here, { untilAt: NOW - 1 }), aReminder(here, { untilAt: NOW })];
    await store().transaction(async (tx) => {
      await tx.reminders.add([old, kept]);
      await tx.reminders.forget(NOW);
    });
    expect(await store().read((tx) => tx.reminders.waiting({ personId: here.person.id }))).toEqual([kept]);
  });

  it('X6: keeps wishes, and answers for those who have said nothing', async () => {
    const { server, person } = await settled(store());
    const silent = aPerson(server.id);
    const wish = {
      personId: person.id,
      direct: true,
      zone: 'Europe/Berlin',
      quiet: { from: 22, to: 0 },
      off: ['group-week', 'proposal-closes'],
    };
    const wishes = () => store().read((tx) => tx.reminders.wishes([person.id, silent.id]));
    await store().transaction((tx) => tx.reminders.saveWish(wish));
    expect([...(await wishes()).values()]).toEqual([wish, noWish(silent.id)]);
    await store().transaction((tx) => tx.reminders.saveWish(noWish(person.id)));
    expect((await wishes()).get(person.id)).toEqual(noWish(person.id));
    expect((await store().read((tx) => tx.reminders.wishes([]))).size).toBe(0);
  });

  it('says which of many occurrences are remembered', async () => {
    const keys = Array.from({ length: 3_000 }, () => randomUUID());
    const done = keys.filter((_key, index) => index % 1_000 === 0);
    await store().transaction(async (tx) => {
      for (const key of done) await tx.rememberOccurrence(key, NOW);
    });
    const found = await store().read((tx) => tx.rememberedOccurrences(keys));
    expect([...found].sort()).toEqual(done.toSorted());
  });

  it('finds proposals and requests by when they end, to the millisecond', async () => {
    const { server, group, person } = await settled(store());
    const left = aServer({ leftAt: NOW });
    const gone = aGroup(left.id);
    const author = aPerson(left.id);
    const closing = [0, 1, 1_000, 1_001].map((ms) => aProposal(group, person.id, { deadlineAt: NOW + ms }));
    const asking = [0, 1, 1_000, 1_001].map((ms) => ({
      person: aPerson(server.id),
      request: { at: NOW - 1_000, confirmBy: NOW + ms },
    }));
    await store().transaction(async (tx) => {
      await tx.servers.save(left);
      await tx.groups.save(gone);
      await tx.people.save(author);
      await tx.proposals.save(aProposal(gone, author.id, { deadlineAt: NOW + 1 }), NOW);
      for (const proposal of closing) await tx.proposals.save(proposal, NOW);
      await tx.proposals.save(aProposal(group, person.id, { deadlineAt: NOW + 1, status: 'voting' }), NOW);
      for (const each of asking) {
        await tx.people.save(each.person);
        await tx.memberships.save(aMembership(group.id, each.person.id, { request: each.request }));
      }
    });
    await store().read(async (tx) => {
      const proposals = await tx.proposals.closingBetween(NOW, NOW + 1_000);
      expect(proposals.filter(({ serverId }) => serverId === server.id || serverId === left.id)).toEqual(
        closing.slice(1, 3),
      );
      const requests = await tx.memberships.requestsDueBetween(NOW, NOW + 1_000);
      expect(requests.filter(({ groupId }) => groupId === group.id).map(({ personId }) => personId)).toEqual(
        asking.slice(1, 3).map((each) => each.person.id),
      );
    });
  });

  it('finds the groups in which something has been open since a time', async () => {
    const { server, group, person } = await settled(store());
    const [asked, retired, done, empty] = [
      aGroup(server.id),
      aGroup(server.id, { status: 'retired' }),
      aGroup(server.id),
      aGroup(server.id),
    ];
    await store().transaction(async (tx) => {
      for (const each of [asked, retired, done, empty]) await tx.groups.save(each);
      await tx.proposals.save(aProposal(group, person.id, { openedAt: NOW }), NOW);
      await tx.proposals.save(aProposal(retired, person.id, { openedAt: NOW }), NOW);
      await tx.proposals.save(aProposal(done, person.id, { openedAt: NOW, status: 'accepted' }), NOW);
      const request = { at: NOW, confirmBy: NOW + 1 };
      await tx.memberships.save(aMembership(asked.id, person.id, { request }));
      await tx.memberships.save(aMembership(empty.id, person.id, { request, endedAt: NOW }));
    });
    const open = async (at: number) => {
      const groups = await store().read((tx) => tx.groups.withOpenMatters(at));
      return groups.filter(({ serverId }) => serverId === server.id).map(({ id }) => id);
    };
    expect(await open(NOW - 1)).toEqual([]);
    expect((await open(NOW)).sort()).toEqual([group.id, asked.id].sort());
  });
});

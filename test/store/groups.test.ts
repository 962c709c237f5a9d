import { expect, it } from 'vitest';
import { asId, type GroupId, type MembershipId } from '../../src/domain/ids.js';
import { onEachStore } from './each-store.js';
import { aGroup, aMembership, aPerson, NOW, settled, snowflake } from './fixtures.js';
import { plant } from './plant.js';

onEachStore((store, url) => {
  it('finds a group by its id, channel and name, and replaces it', async () => {
    const { server } = await settled(store());
    const group = aGroup(server.id, { channelId: snowflake(), kind: 'interest-group', memberTier: false });
    await store().transaction((tx) => tx.groups.save(group));
    await store().read(async (tx) => {
      expect(await tx.groups.find(group.id)).toEqual(group);
      expect(await tx.groups.byChannel(server.id, group.channelId ?? snowflake())).toEqual(group);
      expect(await tx.groups.byName(server.id, 'interest-group', group.name)).toEqual(group);
      expect(await tx.groups.byName(server.id, 'working-group', group.name)).toBeNull();
      expect(await tx.groups.byChannel(server.id, snowflake())).toBeNull();
    });
    const retired = { ...group, status: 'retired' as const, channelId: null };
    await store().transaction((tx) => tx.groups.save(retired));
    expect(await store().read((tx) => tx.groups.find(group.id))).toEqual(retired);
  });

  it('K4: lists any number of groups by title, the same on both databases', async () => {
    const { server, group } = await settled(store());
    const titles = ['Übersetzung', 'agents', 'Zebras', 'Tools'];
    await store().transaction(async (tx) => {
      for (const title of titles) await tx.groups.save(aGroup(server.id, { title }));
      await tx.groups.save(aGroup(server.id, { title: 'Old', status: 'retired', kind: 'interest-group' }));
    });
    await store().read(async (tx) => {
      const all = await tx.groups.list(server.id);
      expect(all.map(({ title }) => title)).toEqual(['agents', group.title, 'Old', 'Tools', 'Zebras', 'Übersetzung']);
      expect(await tx.groups.list(server.id, { status: 'retired' })).toHaveLength(1);
      expect(await tx.groups.list(server.id, { kind: 'interest-group', status: 'active' })).toEqual([]);
    });
  });

  it('throws on a row whose kind is none', async () => {
    const { server } = await settled(store());
    const group = aGroup(server.id);
    await store().transaction((tx) => tx.groups.save(group));
    await plant(url(), `UPDATE "Group" SET kind = 'committee' WHERE id = '${group.id}'`);
    await expect(store().read((tx) => tx.groups.find(group.id))).rejects.toThrow('Group.kind holds "committee"');
  });

  it('P1: gives back a membership with its request, and who belongs to a group, leads first', async () => {
    const { server, group } = await settled(store());
    const people = [1, 2, 3, 4].map(() => aPerson(server.id));
    const [early, late, lead, ended] = people.map(({ id }) => aMembership(group.id, id));
    if (!early || !late || !lead || !ended) throw new Error('four people');
    const memberships = [
      { ...late, since: NOW + 2, tier: 'participant' as const },
      { ...early, since: NOW + 1, request: { at: NOW + 1, confirmBy: NOW + 7 } },
      { ...lead, since: NOW + 3, tier: 'lead' as const, source: 'charter' as const, role: 'Chair', term: '2026' },
      { ...ended, endedAt: NOW + 4 },
    ];
    await store().transaction(async (tx) => {
      for (const person of people) await tx.people.save(person);
      for (const membership of memberships) await tx.memberships.save(membership);
    });
    const [second, first, leading, over] = memberships;
    await store().read(async (tx) => {
      expect(await tx.memberships.ofGroup(group.id)).toEqual([leading, first, second]);
      expect(await tx.memberships.ofGroup(group.id, { tier: 'participant' })).toEqual([second]);
      expect(await tx.memberships.of(group.id, ended.personId)).toEqual(over);
      expect(await tx.memberships.find(early.id)).toEqual(first);
      expect(await tx.memberships.find(asId<MembershipId>('none'))).toBeNull();
      expect(await tx.memberships.of(asId<GroupId>('none'), early.personId)).toBeNull();
      expect(await tx.memberships.ofPerson(late.personId)).toEqual([second]);
      expect(await tx.memberships.ofPerson(ended.personId)).toEqual([]);
    });
    await store().transaction((tx) => tx.memberships.save({ ...early, request: null, tier: 'participant' }));
    expect((await store().read((tx) => tx.memberships.find(early.id)))?.request).toBeNull();
  });

  it('P1: finds requests once their time has come, oldest first', async () => {
    const { server, group } = await settled(store());
    const base = NOW - 1_000_000;
    const requests = [30, 10, 20, 40].map((after) => ({
      person: aPerson(server.id),
      request: { at: base, confirmBy: base + after },
    }));
    await store().transaction(async (tx) => {
      for (const { person, request } of requests) {
        await tx.people.save(person);
        await tx.memberships.save(aMembership(group.id, person.id, { request }));
      }
      const gone = aPerson(server.id);
      await tx.people.save(gone);
      const request = { at: base, confirmBy: base };
      await tx.memberships.save(aMembership(group.id, gone.id, { request, endedAt: base }));
    });
    const due = await store().read((tx) => tx.memberships.dueRequests(base + 30, 10));
    expect(due.map(({ request }) => (request?.confirmBy ?? 0) - base)).toEqual([10, 20, 30]);
    expect(await store().read((tx) => tx.memberships.dueRequests(base + 30, 2))).toHaveLength(2);
    expect(await store().read((tx) => tx.memberships.dueRequests(base + 9, 2))).toEqual([]);
  });
});

import { describe, expect, it } from 'vitest';
import { addDays } from '../../src/domain/calendar.js';
import type { Contribution } from '../../src/domain/contribution.js';
import { asId, type ContributionId } from '../../src/domain/ids.js';
import type { Store } from '../../src/ports/store.js';
import { onEachStore } from './each-store.js';
import { NOW, aGroup, aMembership, aPerson, aServer, personId } from './fixtures.js';

/** Two groups at work, one that is retired, and one of a server that the bot was taken out of. */
async function groups(store: Store) {
  const server = aServer();
  const left = aServer({ leftAt: NOW });
  const made = {
    one: aGroup(server.id),
    two: aGroup(server.id),
    retired: aGroup(server.id, { status: 'retired' }),
    gone: aGroup(left.id),
  };
  await store.transaction(async (tx) => {
    for (const each of [server, left]) await tx.servers.save(each);
    for (const each of Object.values(made)) await tx.groups.save(each);
  });
  return made;
}

type Groups = Awaited<ReturnType<typeof groups>>;

/** Somebody in a group; answers the membership. */
async function somebody(store: Store, group: Groups['one'], parts: Parameters<typeof aMembership>[2]) {
  const person = aPerson(group.serverId, { id: personId() });
  const membership = aMembership(group.id, person.id, parts);
  await store.transaction(async (tx) => {
    await tx.people.save(person);
    await tx.memberships.save(membership);
  });
  return membership;
}

onEachStore((store) => {
  describe('P8: whose time is over', () => {
    it('is found to the millisecond, earliest first, where people can take part', async () => {
      const { one, two, retired, gone } = await groups(store());
      const at = (when: number) => ({ tier: 'member', participatedAt: NOW - 1, inactiveAt: when }) as const;
      const now = await somebody(store(), one, at(NOW));
      const before = await somebody(store(), two, at(NOW - 5));
      const later = await somebody(store(), one, at(NOW + 1));
      await somebody(store(), one, { ...at(NOW), endedAt: NOW });
      await somebody(store(), one, { tier: 'participant', inactiveSince: NOW });
      await somebody(store(), retired, at(NOW));
      await somebody(store(), gone, at(NOW));
      const ours: ReadonlySet<string> = new Set([one, two, retired, gone].map(({ id }) => id));
      const ids = (found: readonly { id: string; groupId: string }[]) =>
        found.filter(({ groupId }) => ours.has(groupId)).map(({ id }) => id);
      await store().read(async (tx) => {
        expect(ids(await tx.memberships.dueInactive(NOW, 1_000))).toEqual([before.id, now.id]);
        expect(ids(await tx.memberships.inactiveBetween(NOW - 5, NOW))).toEqual([now.id]);
        expect(ids(await tx.memberships.inactiveBetween(NOW - 6, NOW + 1))).toEqual([before.id, now.id, later.id]);
        expect(ids(await tx.memberships.inactiveBetween(NOW - 6, NOW + 1, two.id))).toEqual([before.id]);
        expect(await tx.memberships.dueInactive(NOW, 1)).toHaveLength(1);
      });
    });

    it('finds who waits to return, by when they asked', async () => {
      const { one, retired } = await groups(store());
      const asked = await somebody(store(), one, { tier: 'participant', inactiveSince: NOW - 9, returnAskedAt: NOW });
      await somebody(store(), one, { tier: 'participant', returnAskedAt: NOW, endedAt: NOW });
      await somebody(store(), retired, { tier: 'participant', returnAskedAt: NOW });
      await store().read(async (tx) => {
        const found = await tx.memberships.returnsAskedBetween(NOW - 1, NOW);
        expect(found.filter(({ groupId }) => groupId === one.id || groupId === retired.id)).toEqual([asked]);
        const none = await tx.memberships.returnsAskedBetween(NOW, NOW + 1);
        expect(none.filter(({ groupId }) => groupId === one.id)).toEqual([]);
      });
    });
  });

  describe('P9: what is counted', () => {
    it('adds up by day and kind, keeps the first link, and forgets what was counted by itself', async () => {
      const { one, two } = await groups(store());
      const { personId: who } = await somebody(store(), one, {});
      const count = (
        what: { kind: 'proposal' | 'contribution' | 'attested'; at: number; link?: string },
        group = one,
      ) => store().transaction((tx) => tx.participation.count({ groupId: group.id, personId: who, ...what }));
      const midnight = Date.UTC(2026, 2, 30);
      await count({ kind: 'proposal', at: midnight - 1 });
      await count({ kind: 'proposal', at: midnight });
      await count({ kind: 'proposal', at: midnight + 5 });
      await count({ kind: 'contribution', at: midnight, link: 'https://example.org/1' });
      await count({ kind: 'contribution', at: midnight, link: 'https://example.org/2' });
      await count({ kind: 'attested', at: midnight });
      await count({ kind: 'proposal', at: midnight }, two);
      const of = (filter = {}) =>
        store().read(async (tx) =>
          (await tx.participation.of(one.id, who, filter)).map(
            ({ day, kind, count: times, link }) => `${day} ${kind} ${times} ${link ?? ''}`,
          ),
        );
      const written = ['2026-03-30 attested 1 ', '2026-03-30 contribution 2 https://example.org/1'];
      expect(await of()).toEqual(['2026-03-29 proposal 1 ', ...written, '2026-03-30 proposal 2 ']);
      expect(await of({ to: '2026-03-29' })).toEqual(['2026-03-29 proposal 1 ']);
      await store().transaction((tx) => tx.participation.forgetCounted(who));
      expect(await of()).toEqual(written);
      expect(await store().read((tx) => tx.participation.of(two.id, who))).toEqual([]);
    });

    it('finds contributions that wait, by when they were logged', async () => {
      const { one, gone } = await groups(store());
      const logged = async (group: Groups['one'], status: Contribution['status'], at: number) => {
        const { personId: who } = await somebody(store(), group, {});
        const contribution: Contribution = {
          ...{ id: asId<ContributionId>(`contribution-${who}`), serverId: group.serverId, groupId: group.id },
          ...{ personId: who, loggedById: who, kind: 'docs', link: 'https://example.org/', at, status },
          decided: status === 'waiting' ? null : { byId: who, at: at + 1 },
        };
        await store().transaction((tx) => tx.contributions.save(contribution));
        return contribution;
      };
      const waits = await logged(one, 'waiting', NOW);
      const later = await logged(one, 'waiting', addDays(NOW, 1));
      const confirmed = await logged(one, 'confirmed', NOW);
      const elsewhere = await logged(gone, 'waiting', NOW);
      await store().read(async (tx) => {
        expect(await tx.contributions.waitingIn(one.id)).toEqual([waits, later]);
        const since = await tx.contributions.waitingSince(NOW - 1, NOW);
        expect(since.filter(({ id }) => [waits.id, later.id, confirmed.id, elsewhere.id].includes(id))).toEqual([
          waits,
        ]);
        expect(await tx.contributions.of(one.id, confirmed.personId)).toEqual([confirmed]);
        expect(await tx.contributions.find(elsewhere.id)).toEqual(elsewhere);
      });
    });
  });
});

import { expect, it } from 'vitest';
import { groupChoices } from '../../src/app/group-choices.js';
import { listGroups, showGroup } from '../../src/app/group-facts.js';
import { listMembers } from '../../src/app/list-members.js';
import type { Tier } from '../../src/domain/membership.js';
import { groupCard } from '../../src/text/group-card.js';
import { groupPage, groupsPage } from '../../src/text/pages/groups.js';
import { membersPage } from '../../src/text/pages/members.js';
import { render } from '../../src/discord/render.js';
import { onEachStore } from '../store/each-store.js';
import { aGroup, aMembership, aPerson } from '../store/fixtures.js';
import { plantRoster } from '../store/plant-roster.js';
import { aPlace, done, type Place } from './place.js';

/** Every page, one after the other. */
async function pages<T>(page: (number: number) => Promise<{ of: readonly T[]; more: boolean }>): Promise<T[][]> {
  const all: T[][] = [];
  for (;;) {
    const { of, more } = await page(all.length);
    all.push([...of]);
    if (!more) return all;
  }
}

const groupPages = (place: Place) =>
  pages(async (page) => {
    const { groups, more } = await listGroups(place.deps, place.act('frank'), { page });
    return { of: groups, more };
  });

const memberPages = (place: Place, tier: Tier | null = null) =>
  pages(async (page) => {
    const { people, more } = done(await listMembers(place.deps, place.act('frank'), { typed: null, tier, page }));
    return { of: people, more };
  });

const choices = async (place: Place, typed: string): Promise<string[]> =>
  (await groupChoices(place.deps, place.act('frank'), typed)).map(({ name }) => name);

onEachStore((store, url) => {
  it('N1: groups come ten a page, by title, each once, and alike on both databases', async () => {
    const place = await aPlace(store());
    const titles = ['zebras', 'Apples', 'apple Pie', 'Élan', '_odd', '10 things', 'Äpfel', 'élan', '😀', '日本'];
    const all = [...titles, ...titles.map((title) => `${title} 2`)];
    await store().transaction(async (tx) => {
      for (const title of all) await tx.groups.save(aGroup(place.serverId, { title }));
    });
    const listed = await groupPages(place);
    expect(listed.map((page) => page.length)).toEqual([10, 10, 2]);
    expect(listed.flat().map(({ group }) => group.title)).toEqual([
      ...['10 things', '10 things 2', '_odd', '_odd 2', 'Accessibility', 'apple Pie', 'apple Pie 2', 'Apples'],
      ...['Apples 2', 'Tracing', 'zebras', 'zebras 2', 'Äpfel', 'Äpfel 2', 'Élan', 'Élan 2', 'élan', 'élan 2'],
      ...['日本', '日本 2', '😀', '😀 2'],
    ]);
    const retired = await listGroups(place.deps, place.act('frank'), { status: 'retired', page: 0 });
    expect(retired).toEqual({ groups: [], more: false });
  });

  it('P1: people come 25 a page, by tier and time, each once with all their accounts', async () => {
    const place = await aPlace(store());
    const tiers: readonly Tier[] = ['observer', 'participant', 'member', 'lead'];
    const added = Array.from({ length: 60 }, (_none, n) => {
      const person = aPerson(place.serverId, { name: `Added ${n}` });
      return {
        person,
        membership: aMembership(place.wg.id, person.id, { tier: tiers[n % 4] ?? 'observer', since: n }),
      };
    });
    await store().transaction(async (tx) => {
      for (const { person, membership } of added) {
        await tx.people.save({ ...person, accounts: [place.account('frank')].filter(() => person.name === 'Added 3') });
        await tx.memberships.save(membership);
      }
    });
    const listed = await memberPages(place);
    expect(listed.map((page) => page.length)).toEqual([25, 25, 15]);
    const names = listed.flat().map(({ person }) => person.name);
    expect(new Set(names).size).toBe(65);
    expect(names.slice(0, 2)).toEqual(['Added 3', 'Added 7']);
    expect(names.slice(15, 18)).toEqual(['alice Invented', 'Added 2', 'Added 6']);
    expect(listed[0]?.[0]?.person.accounts).toEqual([place.account('frank')]);
    const members = (await memberPages(place, 'member')).flat();
    expect(members.map(({ membership }) => membership.tier)).toEqual(Array(17).fill('member'));
    const beyond = done(await listMembers(place.deps, place.act('frank'), { typed: null, tier: null, page: 9 }));
    expect(beyond).toMatchObject({ people: [], more: false });
  });

  it('C1: groups are offered by any part of title or channel, without case, 25 at most', async () => {
    const place = await aPlace(store());
    const titles = ['ÜBERSETZUNG', '100% done', 'a_b', 'back\\slash', 'Straße', "O'Neill"];
    await store().transaction(async (tx) => {
      for (const [n, title] of titles.entries())
        await tx.groups.save(aGroup(place.serverId, { title, name: `odd-${n}` }));
      for (let n = 0; n < 30; n += 1)
        await tx.groups.save(aGroup(place.serverId, { title: `Many ${n}`, name: `m-${n}` }));
    });
    for (const [typed, title] of [
      ['übersetz', 'ÜBERSETZUNG'],
      ['0%', '100% done'],
      ['A_B', 'a_b'],
      ['k\\s', 'back\\slash'],
      ['straße', 'Straße'],
      ["o'n", "O'Neill"],
      ['#odd-3-wg', 'back\\slash'],
      [' TRAC', 'Tracing'],
    ] as const) {
      expect(await choices(place, typed), typed).toEqual([expect.stringContaining(title)]);
    }
    expect(await choices(place, '%')).toHaveLength(1);
    expect(await choices(place, '-ig')).toEqual([`Accessibility (#${place.ig.name}-ig)`]);
    expect(await choices(place, 'many')).toHaveLength(25);
    expect(await choices(place, '')).toHaveLength(25);
    expect(await choices(place, 'x'.repeat(6_000))).toEqual([]);
  });

  it('L7: finds what one organisation holds since a time in a span, to the millisecond', async () => {
    const [place, left] = [await aPlace(store()), await aPlace(store())];
    const at = Date.UTC(2031, 0, 1);
    await store().transaction(async (tx) => {
      await tx.groups.save({ ...place.wg, oneHoldsSince: at });
      await tx.groups.save({ ...place.ig, oneHoldsSince: at, status: 'retired' });
      await tx.groups.save({ ...left.wg, oneHoldsSince: at });
      const server = await tx.servers.find(left.serverId);
      if (server) await tx.servers.save({ ...server, leftAt: at });
    });
    const found = (from: number, to: number) => store().read((tx) => tx.roster.heldSince([{ from, to }]));
    expect(await found(at - 1, at)).toEqual([{ id: place.wg.id, oneHoldsSince: at }]);
    expect(await found(at, at + 1)).toEqual([]);
    expect(await found(at - 2, at - 1)).toEqual([]);
  });

  it('K4: 20,000 people in one group fit on its card and pages', { timeout: 60_000 }, async () => {
    const place = await aPlace(store());
    await plantRoster(url(), { serverId: place.serverId, groups: 0, people: 20_000, into: place.wg.id });
    const about = done(await showGroup(place.deps, place.act('frank'), null));
    expect(about.counts).toMatchObject({ observer: 8_001, participant: 6_001, member: 4_002, lead: 2_001 });
    const page = done(await listMembers(place.deps, place.act('frank'), { typed: null, tier: null, page: 799 }));
    expect(page.people).toHaveLength(25);
    const listed = await listGroups(place.deps, place.act('frank'), { page: 0 });
    for (const card of [groupCard(about), groupPage(about), membersPage(page, null, 799), groupsPage(listed, '', 0)]) {
      expect(JSON.stringify(render(card)).length).toBeLessThan(6_000);
    }
  });
});

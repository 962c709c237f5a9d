import { expect, it } from 'vitest';
import { listGroups, showGroup } from '../../src/app/group-facts.js';
import { findProposals, listProposals, showProposal } from '../../src/app/list-proposals.js';
import { openProposal } from '../../src/app/open-proposal.js';
import { withdrawProposal } from '../../src/app/withdraw-proposal.js';
import { onEachStore } from '../store/each-store.js';
import { aPlace, done, openIn, refusalOf, REQUEST } from './place.js';

onEachStore((store) => {
  it('lists a group’s proposals newest first, ten a page', async () => {
    const place = await aPlace(store());
    done(await openProposal(place.deps, place.act('dave', { group: place.ig }), REQUEST));
    const opened = [];
    for (let count = 0; count < 12; count += 1) opened.push(await openIn(place));
    const [oldest] = opened;
    if (oldest) done(await withdrawProposal(place.deps, place.act('dave'), oldest.id));
    const page = async (number: number, statuses: Parameters<typeof listProposals>[2]['statuses'] = null) => {
      const { proposals, more } = done(await listProposals(place.deps, place.act('frank'), { statuses, page: number }));
      return [proposals.map((proposal) => proposal.number), more];
    };
    expect(await page(0)).toEqual([[13, 12, 11, 10, 9, 8, 7, 6, 5, 4], true]);
    expect(await page(1)).toEqual([[3, 2], false]);
    expect(await page(2)).toEqual([[], false]);
    expect(await page(0, ['withdrawn'])).toEqual([[2], false]);
    expect(await page(1, ['open'])).toEqual([[3], false]);
    // Exactly a page is followed by none.
    expect(await page(0, ['open', 'announcing'])).toEqual([[13, 12, 11, 10, 9, 8, 7, 6, 5, 4], true]);
    const elsewhere = await listProposals(place.deps, place.act('frank', { group: place.ig }), {
      statuses: null,
      page: 0,
    });
    expect(done(elsewhere).proposals.map((proposal) => proposal.number)).toEqual([1]);
  });

  it('finds proposals by number and title, those of the channel’s group first', async () => {
    const place = await aPlace(store());
    const titles = ['Adopt the new header', 'Drop the OLD header', 'Meet on Tuesdays'];
    for (const title of titles) await openIn(place, { request: { title } });
    await openIn(place, { request: { title: 'Collect header stories' }, group: place.ig });
    const found = async (typed: string, group = place.wg): Promise<number[]> =>
      (await findProposals(place.deps, place.act('frank', { group }), typed)).map((proposal) => proposal.number);
    expect(await found('')).toEqual([3, 2, 1, 4]);
    for (const beginning of ['D', 'd-', ' D- ']) expect(await found(beginning)).toEqual([3, 2, 1, 4]);
    expect(await found('header')).toEqual([2, 1, 4]);
    expect(await found('HEADER', place.ig)).toEqual([4, 2, 1]);
    for (const typed of ['D-3', 'd3', '3', 'tuesdays']) expect(await found(typed)).toEqual([3]);
    expect(await found('nothing of it')).toEqual([]);
    const lobby = { ...place.act('frank'), channelId: place.account('frank') };
    expect((await findProposals(place.deps, lobby, 'header')).map((proposal) => proposal.number)).toEqual([4, 2, 1]);
  });

  it('shows a proposal by any form of its reference, and none of another server', async () => {
    const [place, other] = [await aPlace(store()), await aPlace(store())];
    const { id } = await openIn(place);
    for (const typed of ['D-1', 'd1', ' 1 ']) {
      const shown = done(await showProposal(place.deps, place.act('frank'), typed));
      expect(shown).toMatchObject({ proposal: { id }, author: place.people.dave, leads: [place.people.alice] });
    }
    for (const typed of ['D-2', 'header', '']) {
      expect(refusalOf(await showProposal(place.deps, place.act('frank'), typed))).toBe('unknown-reference');
    }
    expect(refusalOf(await showProposal(other.deps, other.act('frank'), 'D-1'))).toBe('unknown-reference');
  });

  it('N1: lists all groups with their people and open matters', async () => {
    const place = await aPlace(store());
    await openIn(place);
    const { groups, more } = await listGroups(place.deps, place.act('frank'), { page: 0 });
    expect(more).toBe(false);
    expect(groups.map(({ group }) => group.title)).toEqual(['Accessibility', 'Tracing']);
    expect(groups.map(({ openMatters }) => openMatters)).toEqual([0, 1]);
    expect(groups[1]?.leads.map(({ name }) => name)).toEqual(['alice Invented']);
    const kinds = await listGroups(place.deps, place.act('frank'), { kind: 'working-group', page: 0 });
    expect(kinds.groups.map(({ group }) => group.id)).toEqual([place.wg.id]);
    for (const typed of [null, place.wg.id, `#${place.wg.name}-wg`, 'tracing']) {
      expect(done(await showGroup(place.deps, place.act('frank'), typed)).group.id).toBe(place.wg.id);
    }
    expect(refusalOf(await showGroup(place.deps, place.act('frank'), 'no such'))).toBe('unknown-group');
  });
});

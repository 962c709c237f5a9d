import { expect, it } from 'vitest';
import { blockProposal } from '../../src/app/block-proposal.js';
import { liftObjection } from '../../src/app/lift-objection.js';
import { markSignificant } from '../../src/app/mark-significant.js';
import { moveDeadline } from '../../src/app/move-deadline.js';
import { settleProposal } from '../../src/app/settle-proposal.js';
import type { ProposalId } from '../../src/domain/ids.js';
import { onEachStore } from '../store/each-store.js';
import { plant } from '../store/plant.js';
import { everything } from './everything.js';
import { aPlace, done, openIn, type Place } from './place.js';

const OBJECTION = { reason: 'It breaks old clients.', resolution: 'Keep both for a year.' };

// The edition of the program itself stays a known one: what fails here asks for the matter's own.
onEachStore((store, url) => {
  it.each<[what: string, work: (place: Place, id: ProposalId, at: number) => Promise<unknown>]>([
    ['lifting the last block', (place, id) => liftObjection(place.deps, place.act('bob'), id)],
    ['finding it significant', (place, id) => markSignificant(place.deps, place.act('carol'), id)],
    ['moving its deadline', ({ deps }, id, at) => deps.store.transaction((tx) => moveDeadline(tx, id, at, []))],
    ['settling it', ({ deps }, id, at) => deps.store.transaction((tx) => settleProposal(tx, id, at, true, []))],
  ])('X2: %s goes by the edition under which the matter began', async (what, work) => {
    const place = await aPlace(store());
    const { id, deadlineAt } = await openIn(place);
    if (what.startsWith('lifting')) done(await blockProposal(place.deps, place.act('bob'), id, OBJECTION));
    await plant(url(), `UPDATE "Proposal" SET edition = 'mcp-2031' WHERE id = '${id}'`);
    const before = await everything(url());
    await expect(work(place, id, deadlineAt)).rejects.toThrow('the program has no rules edition "mcp-2031"');
    expect(await everything(url())).toEqual(before);
  });
});

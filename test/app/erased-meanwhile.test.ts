import { expect, it } from 'vitest';
import { erasePerson } from '../../src/app/erase-person.js';
import { joinGroup } from '../../src/app/join-group.js';
import { postFacts } from '../../src/app/post-facts.js';
import type { Tx } from '../../src/ports/store.js';
import { onEachStore } from '../store/each-store.js';
import { aPlace, done, openIn, type Place } from './place.js';

onEachStore((store) => {
  /** Reads that are overtaken: before people are looked up for the first time, dave is erased. */
  const overtaken = (tx: Tx, place: Place): Tx => {
    let erased = false;
    const erase = async (): Promise<void> => {
      if (erased) return;
      erased = true;
      done(await erasePerson(place.deps, place.act('dave')));
    };
    return {
      ...tx,
      people: {
        ...tx.people,
        ofProposal: async (id) => (await erase(), tx.people.ofProposal(id)),
        find: async (id) => (await erase(), tx.people.find(id)),
      },
    };
  };

  it('X8: a card that is being made while its author is erased shows the proposal of somebody', async () => {
    const place = await aPlace(store());
    const { id } = await openIn(place);
    const facts = await store().read((tx) =>
      postFacts(overtaken(tx, place), { type: 'proposal', id }, place.deps.files),
    );
    expect(facts).toMatchObject({ facts: { proposal: { id, status: 'withdrawn' }, author: { accounts: [] } } });
  });

  it('X8: so does the card of a request', async () => {
    const place = await aPlace(store());
    const act = place.act('dave', { group: place.ig });
    await store().transaction(async (tx) => {
      const own = await tx.memberships.of(place.ig.id, place.people.dave.id);
      if (own) await tx.memberships.save({ ...own, endedAt: act.at });
    });
    const { membership } = done(await joinGroup(place.deps, act, 'participant'));
    const post = { type: 'participant-request', id: membership.id } as const;
    const facts = await store().read((tx) => postFacts(overtaken(tx, place), post, place.deps.files));
    expect(facts).toMatchObject({ facts: { membership: { id: membership.id }, person: { accounts: [] } } });
  });
});

import { describe, expect, it } from 'vitest';
import { asId, type Snowflake } from '../../src/domain/ids.js';
import { SECOND, openPlace, type Name, type TestPlace } from './place.js';
import { WG, cardOf, open, said } from './proposals.js';

const CONVENOR = '@Convenor';

/** Something about a proposal of dave's is to be said to somebody directly. */
async function tellDirectly(place: TestPlace, name: Name, key: string): Promise<void> {
  const { store } = place.bot.deps;
  const [proposal] = await store.read((tx) => tx.proposals.list({ serverId: place.serverId, limit: 1 }));
  if (!proposal) throw new Error('no proposal');
  await store.transaction((tx) =>
    tx.outbox.say({
      ...{ key, serverId: place.serverId, channelId: asId<Snowflake>(place.channel(WG).id) },
      userId: asId<Snowflake>(place.people[name].id),
      notice: { type: 'proposal-blocked', id: proposal.id },
      at: place.sandbox.clock.now(),
    }),
  );
}

describe('X6: direct messages', () => {
  it('X6: what is said to somebody is seen by them alone', async () => {
    const place = await openPlace();
    await open(place, place.people.dave);
    const before = said(place, 'D-1').length;
    await tellDirectly(place, 'bob', 'direct:1');
    await place.settle();
    expect(place.people.bob.sees(CONVENOR).map(({ text }) => text)).toEqual([expect.stringContaining('D-1')]);
    expect(place.people.carol.sees(CONVENOR)).toEqual([]);
    expect(said(place, 'D-1')).toHaveLength(before);
  });

  it('X6: to somebody who takes none it is said in the channel, and they are not tried again', async () => {
    const place = await openPlace();
    await open(place, place.people.dave);
    const before = said(place, 'D-1').length;
    place.people.bob.closeDirects();
    for (const key of ['direct:1', 'direct:2']) await tellDirectly(place, 'bob', key);
    await place.settle();
    expect(said(place, 'D-1')).toHaveLength(before + 2);
    expect(place.sandbox.refusals.filter((refusal) => refusal.includes(' 50007 '))).toHaveLength(1);
    expect(place.people.bob.sees(CONVENOR)).toEqual([]);
  });

  it('X7: an answer that got lost, and a restart behind it, make no second one', async () => {
    const place = await openPlace();
    await open(place, place.people.dave);
    place.sandbox.faults.next({
      ...{ method: 'POST', route: /\/channels\/\d+\/messages$/u },
      do: { drop: true, when: 'after' },
    });
    await tellDirectly(place, 'bob', 'direct:1');
    await place.restart();
    await place.pass(5 * 60 * SECOND);
    expect(place.people.bob.sees(CONVENOR)).toHaveLength(1);
    expect(cardOf(place).text).toContain('Status: open');
  });
});

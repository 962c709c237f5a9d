import { describe, expect, it } from 'vitest';
import { databases } from '../store/databases.js';
import { DAY, openPlace } from './place.js';
import { WG, block, cardOf, open, said } from './proposals.js';

describe.each(databases)('the whole story on $name', (kind) => {
  it('D4: opened, blocked, lifted, restarted, accepted, explained, recorded', async () => {
    const place = await openPlace({ database: await kind.open() });
    await open(place, place.people.dave);
    await block(place.people.bob);
    await place.settle();
    await place.people.bob.in(WG).click('Lift');
    await place.restart();
    await place.pass(5 * DAY);
    expect(cardOf(place).text).toContain('Status: accepted');
    expect(said(place, 'nobody blocked it')).toHaveLength(1);
    const why = await place.people.mallory.in(WG).command('/why', { ref: 'D-1' });
    expect(why.answer?.text).toContain('silence consented');
    const checked = await place.people.mallory.in(WG).command('/record verify');
    expect(checked.answer?.text).toContain('The record is whole');
  });
});

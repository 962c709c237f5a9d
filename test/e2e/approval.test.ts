import { describe, expect, it } from 'vitest';
import { CORE_CHANNEL, alarms, buttonsOf, openLadder, press, roles, ROLE } from './leads.js';
import { bindAs } from './oversight.js';
import { DAY, type TestPlace } from './place.js';
import { WG, cardOf, open, said, seen } from './proposals.js';

/** Core Maintainers carol, erin and grace; the group has agreed on dave's proposal. */
async function agreedOn(matter: string, by: 'dave' | 'carol' = 'dave'): Promise<TestPlace> {
  const place = await openLadder();
  await open(place, place.people[by], { matter });
  await place.pass(10 * DAY);
  return place;
}

describe('V9: approval of Core Maintainers', () => {
  it.each(['scope', 'specification'])('V9: a %s matter waits for one, who is told once', async (matter) => {
    const place = await agreedOn(matter);
    expect(cardOf(place).text).toContain('Status: agreed by the group, awaiting Core Maintainers');
    expect(buttonsOf(cardOf(place))).toEqual(['Approve', 'Feedback']);
    const [alarm, ...more] = said(place, 'it waits for you', CORE_CHANNEL);
    expect(more).toEqual([]);
    expect(alarm?.text).toContain('presses Approve');
    expect(alarm?.text).toContain(seen(place).find(({ text }) => text.includes('Status:'))?.id);
    for (const name of ['alice', 'bob', 'dave', 'mallory'] as const) {
      const refused = await press(place, name, 'Approve');
      expect(refused).toContain('§V9');
      expect(refused).toContain('this needs Core Maintainer or above');
    }
    await place.pass(DAY);
    expect(await press(place, 'erin', 'Approve')).toContain('approved');
    const card = cardOf(place);
    expect(card.text).toContain('Status: accepted');
    expect(card.text).toContain('Approved by @erin (Core Maintainer)');
    expect(buttonsOf(card)).toEqual([]);
    expect(card.text.includes('The charter has to follow')).toBe(matter === 'scope');
    expect(said(place, 'Approved by @erin (Core Maintainer)')).toHaveLength(2);
    expect(alarms(place, 'it waits for you')).toHaveLength(1);
  });

  it('V9: a Lead Maintainer counts', async () => {
    const place = await agreedOn('specification');
    await press(place, 'grace', 'Approve');
    expect(cardOf(place).text).toContain('Approved by @grace (Lead Maintainer)');
  });

  it('V9: never the author, though Core Maintainer', async () => {
    const place = await agreedOn('scope', 'carol');
    const refused = await press(place, 'carol', 'Approve');
    expect(refused).toContain('§V9');
    expect(refused).toContain('You wrote this proposal');
    roles(place, 'erin');
    expect(await press(place, 'erin', 'Approve')).toContain('this needs Core Maintainer or above');
    roles(place, 'erin', ROLE.core);
    await press(place, 'erin', 'Approve');
    expect(cardOf(place).text).toContain('Status: accepted');
  });

  it('V9: two who press at the same instant approve once', async () => {
    const place = await agreedOn('scope');
    const pressed = ['erin', 'grace', 'erin'] as const;
    await Promise.all(pressed.map((name) => place.people[name].in(WG).click('Approve')));
    await place.settle();
    expect(cardOf(place).text.match(/Approved by/gu)).toHaveLength(1);
    expect(said(place, 'Approved by')).toHaveLength(2);
  });

  it('V5, V9: refused while binding feedback stands; lifted, the matter waits for approval', async () => {
    const place = await agreedOn('scope');
    expect(await bindAs(place, 'carol')).toContain('your feedback binds');
    const refused = await press(place, 'erin', 'Approve');
    expect(refused).toContain('§V5');
    expect(refused).toContain('Binding feedback of @carol stands');
    await press(place, 'carol', 'Lift feedback');
    expect(cardOf(place).text).toContain('Status: agreed by the group');
    expect(said(place, 'is lifted')).toHaveLength(1);
    await press(place, 'erin', 'Approve');
    expect(cardOf(place).text).toContain('Status: accepted');
  });

  it('V5, V9: of an amended text Core Maintainers are told again', async () => {
    const place = await agreedOn('scope');
    await bindAs(place, 'carol');
    const asked = await place.people.dave.in(WG).click('Amend');
    await asked.form?.submit({ 'The new text; it restarts the clock': 'A smaller scope.' });
    await place.settle();
    expect(cardOf(place).text).toContain('Status: open');
    await place.pass(10 * DAY);
    expect(cardOf(place).text).toContain('Status: agreed by the group');
    expect(alarms(place, 'it waits for you')).toHaveLength(2);
  });

  it('V9: before the group has agreed there is nothing to approve, nor afterwards', async () => {
    const place = await agreedOn('scope');
    const before = place.people.erin.in(WG).click('Approve', { on: cardOf(place) });
    const after = place.people.grace.in(WG).click('Approve', { on: cardOf(place) });
    await Promise.all([before, after]);
    await place.settle();
    const refused = [(await before).answer?.text, (await after).answer?.text].filter((text) => text?.includes('§V9'));
    expect(refused).toHaveLength(1);
    expect(refused[0]).toContain('The status of this proposal is “accepted”');
  });

  it('V9: a routine matter needs none', async () => {
    const place = await openLadder();
    await open(place, place.people.dave);
    await place.pass(5 * DAY);
    expect(cardOf(place).text).toContain('Status: accepted');
    expect(alarms(place, 'it waits for you')).toEqual([]);
  });
});

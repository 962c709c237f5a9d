import { describe, expect, it } from 'vitest';
import type { Outcome } from '../../src/sandbox/actors/outcome.js';
import type { Person } from '../../src/sandbox/actors/person.js';
import { DAY, SECOND, openPlace } from './place.js';
import { IG, TITLE, WG, cardOf, open, said } from './proposals.js';

const WHY = 'Why do you disagree?';
const OUTCOME = 'What did the group come to?';

async function disagree(who: Person, reason = 'It leaves people out.'): Promise<Outcome> {
  const asked = await who.in(IG).click('Disagree');
  return asked.form ? asked.form.submit({ [WHY]: reason }) : asked;
}

describe('D1: rough consensus in an Interest Group', () => {
  it('D1: silence is recorded as consensus that does not bind', async () => {
    const place = await openPlace();
    const card = await open(place, place.people.dave, {}, IG);
    expect(card.buttons.map((button) => button.label)).toEqual(['Disagree', 'Amend', 'Withdraw', 'Feedback']);
    await place.pass(5 * DAY);
    expect(cardOf(place, TITLE, IG).text).toContain('Status: consensus (not binding)');
    expect(said(place, 'nobody disagreed', IG)).toHaveLength(1);
  });

  it('D1: with a disagreement the Facilitators are asked, and record rough consensus with its kind of output', async () => {
    const place = await openPlace();
    await open(place, place.people.dave, {}, IG);
    await disagree(place.people.bob);
    await place.settle();
    expect(cardOf(place, TITLE, IG).text).toContain('It leaves people out.');
    await place.pass(5 * DAY);
    expect(cardOf(place, TITLE, IG).text).toContain('awaiting the Facilitators’ record');
    expect(place.people.alice.pings()).toHaveLength(1);
    expect(place.people.bob.pings()).toEqual([]);
    const asked = await place.people.alice.in(IG).click('Record outcome');
    await asked.form?.submit({ [OUTCOME]: 'Rough consensus: problem statement' });
    await place.settle();
    const card = cardOf(place, TITLE, IG);
    expect(card.text).toContain('Status: rough consensus (not binding)');
    expect(card.text).toContain('problem statement');
  });

  it('D1: the Facilitators may record that there is no consensus', async () => {
    const place = await openPlace();
    await open(place, place.people.dave, {}, IG);
    await disagree(place.people.bob);
    await place.pass(5 * DAY);
    const asked = await place.people.alice.in(IG).click('Record outcome');
    await asked.form?.submit({ [OUTCOME]: 'No consensus' });
    await place.settle();
    expect(cardOf(place, TITLE, IG).text).toContain('Status: no consensus');
  });

  it('D1: only Facilitators record the outcome', async () => {
    const place = await openPlace();
    await open(place, place.people.dave, {}, IG);
    await disagree(place.people.bob);
    await place.pass(5 * DAY);
    for (const name of ['bob', 'dave', 'mallory'] as const) {
      const asked = await place.people[name].in(IG).click('Record outcome');
      expect(asked.form).toBeNull();
      expect(asked.answer?.text).toContain('this needs Facilitator or above');
    }
  });

  it('D1: Observers can’t disagree, nobody disagrees twice, and nothing after the deadline', async () => {
    const place = await openPlace();
    await open(place, place.people.dave, {}, IG);
    const observer = await disagree(place.people.erin);
    expect(observer.answer?.text).toContain('this needs Participant or above');
    await disagree(place.people.bob);
    const twice = await disagree(place.people.bob);
    expect(twice.answer?.text).toContain('You have disagreed already');
    const late = await place.people.carol.in(IG).click('Disagree');
    await place.pass(5 * DAY + SECOND);
    const sent = await late.form?.submit({ [WHY]: 'Too late.' });
    expect(sent?.answer?.text).toContain('The deadline was');
  });

  it('D1: a disagreement that is lifted before the deadline no longer stands', async () => {
    const place = await openPlace();
    await open(place, place.people.dave, {}, IG);
    await disagree(place.people.bob);
    await place.settle();
    await place.people.bob.in(IG).click('Lift');
    await place.pass(5 * DAY);
    expect(cardOf(place, TITLE, IG).text).toContain('Status: consensus (not binding)');
  });
});

describe('K1: two kinds of group', () => {
  it('K1: a group’s words and rights follow its kind', async () => {
    const place = await openPlace();
    const wg = await place.people.erin.in(WG).command('/group show');
    expect(wg.answer?.text).toContain('Working Group');
    expect(wg.answer?.text).toContain('Leads: @alice');
    const ig = await place.people.erin.in(IG).command('/group show');
    expect(ig.answer?.text).toContain('Interest Group');
    expect(ig.answer?.text).toContain('Facilitators: @alice');
  });

  it('K1: the kind of a group is fixed when it is made', async () => {
    const place = await openPlace();
    const bound = await place.people.grace
      .in(WG)
      .command('/setup bind', { channel: WG, kind: 'Interest Group', name: 'tracing' });
    expect(bound.answer?.text).toContain('§C1');
    expect((await place.people.erin.in(WG).command('/group show')).answer?.text).toContain('Working Group');
  });
});

describe('K5: common rules', () => {
  it('K5: both kinds of group have the same deadlines, and nothing sets others', async () => {
    const place = await openPlace();
    for (const channel of [WG, IG]) {
      const short = await place.people.dave.in(channel).command('/proposal open', { title: TITLE, days: 1 });
      expect(short.answer?.text).toContain('at least 5 days');
    }
    const page = await place.people.dave.in(WG).command('/group show');
    expect(page.answer?.text).toContain('§K5');
  });
});

import { describe, expect, it } from 'vitest';
import { DAY, HOUR, SECOND, type Name, type TestPlace } from './place.js';
import { WG, cardOf, said } from './proposals.js';
import { openVote, told, votes } from './votes.js';

const GROUNDS = 'On what grounds?';
const WHY = 'Half of us were at a conference without a network.';

/** A place in which a vote has just closed that came to nothing: alice rejects and nobody else votes. */
async function closedVote(): Promise<TestPlace> {
  const place = await openVote();
  await votes(place, { alice: 'Reject' });
  await place.pass(7 * DAY);
  return place;
}

async function contestAs(place: TestPlace, by: Name, grounds = WHY): Promise<string> {
  const asked = await place.people[by].in(WG).click('Contest');
  const outcome = asked.form ? await asked.form.submit({ [GROUNDS]: grounds }) : asked;
  await place.settle();
  return told(outcome);
}

describe('E1: contesting a result', () => {
  it('E1: with grounds, one second before the 72 hours are over', async () => {
    const place = await closedVote();
    expect(await contestAs(place, 'erin')).toContain('you are not among them');
    await place.pass(72 * HOUR - SECOND);
    expect(await contestAs(place, 'bob', '…')).toContain('§E1');
    expect(cardOf(place).text).toContain('Status: no quorum');
    expect(await contestAs(place, 'bob')).toContain('the result is contested');
    expect(cardOf(place).text).toContain('Status: result contested');
    expect(said(place, 'Somebody who could vote contests the result')).toHaveLength(1);
    expect(await contestAs(place, 'bob')).toContain('You contested this result');
    expect(await contestAs(place, 'carol', 'The card was hidden.')).toContain('the result is contested');
    expect(said(place, 'Somebody else contests the result')).toHaveLength(1);
  });

  it.each([0, SECOND])('E1: not at 72 hours and %i ms', async (after) => {
    const place = await closedVote();
    const asked = await place.people.bob.in(WG).click('Contest');
    await place.pass(72 * HOUR + after);
    const refused = await asked.form?.submit({ [GROUNDS]: WHY });
    expect(refused?.answer?.text).toContain('§E1');
    expect(refused?.answer?.text).toContain('The result could be contested until');
    expect(cardOf(place).text).toContain('Status: no quorum');
  });

  it('E1: two forms of one person contest it once', async () => {
    const place = await closedVote();
    const first = await place.people.bob.in(WG).click('Contest');
    const second = await place.people.bob.in(WG).click('Contest');
    await Promise.all([first.form?.submit({ [GROUNDS]: WHY }), second.form?.submit({ [GROUNDS]: WHY })]);
    await place.settle();
    expect(said(place, 'contests the result')).toHaveLength(1);
  });
});

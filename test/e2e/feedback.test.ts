import { describe, expect, it } from 'vitest';
import { CORE_CHANNEL, alarms, buttonsOf, openLadder, press, told } from './leads.js';
import { ADVICE, FORCE, SAYS, bindAs, feedbackAs } from './oversight.js';
import { DAY, SECOND, type TestPlace } from './place.js';
import { IG, TITLE, WG, block, cardOf, open, said, shown } from './proposals.js';

const NEW_TEXT = 'The new text; it restarts the clock';

/** Core Maintainers carol, erin and grace; dave has opened a routine proposal. */
async function opened(given: Record<string, string | number> = {}): Promise<TestPlace> {
  const place = await openLadder();
  await open(place, place.people.dave, given);
  return place;
}

/** Holds the database until `work` is on its way and the clock has moved. */
async function whileBusy(place: TestPlace, work: () => Promise<unknown> | undefined, ms: number): Promise<void> {
  let release = (): void => undefined;
  const busy = new Promise<void>((resolve) => (release = resolve));
  const holding = place.bot.deps.store.transaction(() => busy);
  const working = work();
  await new Promise((resolve) => setTimeout(resolve, 300));
  await place.sandbox.clock.advance(ms);
  release();
  await holding;
  await working;
  await place.settle();
}

describe('V5: feedback of Core Maintainers', () => {
  it('V5: is for Core Maintainers alone, a Lead Maintainer among them', async () => {
    const place = await opened();
    for (const name of ['alice', 'bob', 'dave', 'mallory'] as const) {
      const refused = await place.people[name].in(WG).click('Feedback');
      expect(refused.form).toBeNull();
      expect(told(refused)).toContain('§V5');
      expect(told(refused)).toContain('this needs Core Maintainer or above');
    }
    for (const name of ['carol', 'grace'] as const) {
      expect(told(await feedbackAs(place, name))).toContain('your advice is noted');
    }
    await place.settle();
    expect(cardOf(place).text.match(/Feedback by/gu)).toHaveLength(2);
  });

  it('V5: is advice by default, and advice holds nothing back', async () => {
    const place = await opened();
    await feedbackAs(place, 'carol');
    await place.settle();
    expect(cardOf(place).text).toContain(ADVICE);
    expect(cardOf(place).text).toContain('advice');
    expect(buttonsOf(cardOf(place))).not.toContain('Lift feedback');
    expect(said(place, 'gave feedback, as advice')).toHaveLength(1);
    await place.pass(5 * DAY);
    expect(cardOf(place).text).toContain('Status: accepted');
    expect(buttonsOf(cardOf(place))).toEqual([]);
    expect(await press(place, 'carol', 'Lift feedback').catch(String)).toContain('sees no button');
  });

  it('V5: who is reminded before the deadline hears that it is not accepted while feedback binds', async () => {
    const place = await opened();
    await bindAs(place, 'carol');
    await place.pass(4 * DAY);
    expect(said(place, 'Unless somebody blocks it before then, the group has agreed')).toHaveLength(1);
    expect(said(place, 'it is accepted (§D4')).toEqual([]);
  });

  it('V5: binds only after it was confirmed, and nothing typed is lost in between', async () => {
    const place = await opened();
    const asked = await feedbackAs(place, 'carol', { [FORCE]: 'Binding' });
    expect(asked.ephemeral).toBe(true);
    expect(told(asked)).toContain('Nothing has happened yet');
    expect(cardOf(place).text).not.toContain('Binding feedback');
    await place.restart();
    const again = await place.people.carol.in(WG).click('Edit');
    expect(again.form?.fields.map(({ value }) => value)).toEqual([ADVICE, 'Binding']);
    const confirm = await again.form?.submit({ [SAYS]: 'Keep the old header for a year.' });
    expect(confirm?.answer?.buttons.map(({ label }) => label)).toEqual(['Yes, it binds', 'Edit']);
    expect(await press(place, 'carol', 'Yes, it binds')).toContain('your feedback binds');
    expect(cardOf(place).text).toContain('Keep the old header for a year.');
    expect(cardOf(place).text).not.toContain(ADVICE);
    expect(said(place, 'binding feedback, which is on the card')).toHaveLength(1);
    expect(place.people.dave.pings()).toHaveLength(1);
  });

  it('V5: nothing is taken that says nothing, and the text comes back', async () => {
    const place = await opened();
    const refused = await feedbackAs(place, 'carol', { [SAYS]: '…', [FORCE]: 'Binding' });
    expect(told(refused)).toContain('§V5');
    const again = await place.people.carol.in(WG).click('Edit');
    expect(again.form?.fields.map(({ value }) => value)).toEqual(['…', 'Binding']);
  });

  it('V5: a double click on the confirmation gives it once', async () => {
    const place = await opened();
    await feedbackAs(place, 'carol', { [FORCE]: 'Binding' });
    const { carol } = place.people;
    await Promise.all([carol.in(WG).click('Yes, it binds'), carol.in(WG).click('Yes, it binds')]);
    await place.settle();
    expect(cardOf(place).text.match(/Binding feedback by/gu)).toHaveLength(1);
    expect(said(place, 'binding feedback, which is on the card')).toHaveLength(1);
  });

  it('V5: while binding feedback stands, silence is agreement and no acceptance; lifted, it is accepted at once', async () => {
    const place = await opened();
    await bindAs(place, 'carol');
    expect(cardOf(place).text).toContain('only once the binding feedback is lifted or answered');
    await place.pass(5 * DAY);
    expect(cardOf(place).text).toContain('Status: agreed by the group, awaiting Core Maintainers');
    expect(cardOf(place).text).toContain('Binding feedback of @carol');
    expect(alarms(place, 'it waits for you')).toHaveLength(1);
    expect(buttonsOf(cardOf(place))).toEqual(['Feedback', 'Lift feedback', 'Amend', 'Withdraw']);
    for (const name of ['erin', 'dave', 'alice'] as const) {
      expect(await press(place, name, 'Lift feedback')).toContain('You have no binding feedback');
    }
    await place.pass(DAY);
    expect(await press(place, 'carol', 'Lift feedback')).toContain('your feedback is lifted');
    expect(cardOf(place).text).toContain('Status: accepted');
    expect(cardOf(place).text).toContain('Binding feedback by @carol · lifted');
    expect(said(place, 'The binding feedback is lifted')).toHaveLength(1);
  });

  it('V5: lifted before the deadline it holds nothing back', async () => {
    const place = await opened();
    await bindAs(place, 'carol');
    await press(place, 'carol', 'Lift feedback');
    expect(cardOf(place).text).toContain('Status: open');
    expect(said(place, 'is lifted')).toHaveLength(1);
    await place.pass(5 * DAY);
    expect(cardOf(place).text).toContain('Status: accepted');
    expect(alarms(place, 'it waits for you')).toEqual([]);
  });

  it('V5: of several people and several feedbacks the last that is lifted settles it', async () => {
    const place = await opened();
    await bindAs(place, 'carol', 'Keep the old header.');
    await bindAs(place, 'carol', 'Name an owner.');
    await bindAs(place, 'erin', 'Ask the exporters first.');
    await place.pass(5 * DAY);
    expect(await press(place, 'carol', 'Lift feedback')).toContain('which feedback do you lift');
    expect(await press(place, 'carol', 'Lift 2')).toContain('your feedback is lifted');
    expect(await press(place, 'carol', 'Lift feedback')).toContain('your feedback is lifted');
    expect(cardOf(place).text).toContain('Status: agreed');
    expect(await press(place, 'carol', 'Lift feedback')).toContain('You have no binding feedback');
    await press(place, 'erin', 'Lift feedback');
    expect(cardOf(place).text).toContain('Status: accepted');
  });

  it('V5, D7: the author amends from there: the clock restarts, and the feedback is answered', async () => {
    const place = await opened();
    await bindAs(place, 'carol');
    await place.pass(6 * DAY);
    expect(await press(place, 'bob', 'Amend')).toContain('Somebody else wrote this proposal');
    const asked = await place.people.dave.in(WG).click('Amend');
    await asked.form?.submit({ [NEW_TEXT]: 'Because we need them, and the old header stays.' });
    await place.settle();
    const card = cardOf(place);
    expect(card.text).toContain('Status: open');
    expect(card.text).toContain('Binding feedback by @carol · answered by an amendment');
    expect(buttonsOf(card)).not.toContain('Lift feedback');
    await place.pass(5 * DAY);
    expect(cardOf(place).text).toContain('Status: accepted');
    expect(said(place, 'The binding feedback is lifted')).toEqual([]);
  });

  it('V5, D7: the author withdraws from there', async () => {
    const place = await opened();
    await bindAs(place, 'carol');
    await place.pass(6 * DAY);
    await press(place, 'dave', 'Withdraw');
    expect(cardOf(place).text).toContain('Status: withdrawn');
    expect(buttonsOf(cardOf(place))).toEqual([]);
  });

  it('V5: one second before the deadline it counts, at the deadline and after it is refused', async () => {
    const place = await opened();
    await place.pass(5 * DAY - SECOND);
    const asked = await place.people.carol.in(WG).click('Feedback');
    const late = await place.people.erin.in(WG).click('Feedback');
    await asked.form?.submit({ [SAYS]: ADVICE, [FORCE]: 'Binding' });
    expect(await press(place, 'carol', 'Yes, it binds')).toContain('your feedback binds');
    await press(place, 'carol', 'Lift feedback');
    await place.pass(SECOND);
    expect(cardOf(place).text).toContain('Status: accepted');
    const refused = await late.form?.submit({ [SAYS]: ADVICE, [FORCE]: 'Binding' });
    expect(refused?.answer?.text).toContain('§V5');
    expect(refused?.answer?.text).toContain(`The deadline was ${shown(Date.UTC(2026, 2, 7, 12))}`);
    await place.pass(SECOND);
    expect(cardOf(place).text).toContain('Status: accepted');
  });

  it('V5: from before the deadline and handled after it, it takes acceptance back', async () => {
    const place = await opened();
    await place.pass(5 * DAY - 2 * SECOND);
    await feedbackAs(place, 'carol', { [FORCE]: 'Binding' });
    await whileBusy(place, () => place.people.carol.in(WG).click('Yes, it binds'), 4 * SECOND);
    expect(cardOf(place).text).toContain('Status: agreed by the group');
    const why = await place.people.bob.in(WG).command('/why', { ref: 'D-1' });
    expect(why.answer?.text).toContain('feedback of a Core Maintainer was given');
    await press(place, 'carol', 'Lift feedback');
    expect(cardOf(place).text).toContain('Status: accepted');
  });

  it('V5: also while a vote is open, where it cancels nothing', async () => {
    const place = await opened();
    await block(place.people.bob);
    await place.settle();
    expect(await bindAs(place, 'carol')).toContain('your feedback binds');
    expect(cardOf(place).text).toContain('Status: formal vote open');
    expect(cardOf(place).text).toContain('Binding feedback by @carol');
  });

  it('V5: in full in /proposal show, with who gave it and what became of it', async () => {
    const place = await opened();
    await bindAs(place, 'carol', `${'All of this matters. '.repeat(40)}The end.`);
    await feedbackAs(place, 'erin');
    await place.settle();
    expect(cardOf(place).text).toContain('Feedback in full');
    expect(cardOf(place).text).not.toContain('The end.');
    const page = await place.people.bob.in(WG).command('/proposal show', { ref: 'D-1' });
    const file = page.answer?.attachments.find(({ name }) => name === 'D-1-feedback.md');
    expect(file?.content).toContain('## Binding feedback by Carol Example');
    expect(file?.content).toContain('The end.');
    expect(file?.content).toContain('## Advice by Erin Example');
  });

  it('V5, D1: in an Interest Group it is advice, because nothing binds there', async () => {
    const place = await openLadder();
    await open(place, place.people.dave, {}, IG);
    const asked = await place.people.carol.in(IG).click('Feedback');
    expect(asked.form?.fields.map(({ label }) => label)).toEqual([SAYS]);
    expect(asked.form?.fields[0]?.hint).toContain('§D1');
    await asked.form?.submit({ [SAYS]: ADVICE });
    await place.settle();
    expect(cardOf(place, TITLE, IG).text).toContain(ADVICE);
    await place.pass(5 * DAY);
    expect(cardOf(place, TITLE, IG).text).toContain('Status: consensus (not binding)');
    expect(said(place, 'it waits for you', CORE_CHANNEL)).toEqual([]);
  });
});

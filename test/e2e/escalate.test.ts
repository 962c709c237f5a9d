import { describe, expect, it } from 'vitest';
import {
  CASE,
  CORE_CHANNEL,
  GOOD_CASE,
  PARTIES,
  WG,
  brings,
  entries,
  escalation,
  escalationCard,
  fieldOf,
  kinds,
  matter,
  openUnsettled,
  parties,
  sends,
  told,
} from './escalations.js';
import { openLadder } from './leads.js';
import { DAY } from './place.js';
import { GOOD_BLOCK, IG, TITLE, cardOf, open, shown } from './proposals.js';

describe('E1: what a vote does not settle', () => {
  it('E1: a failed vote has a draft with its history, which the Lead completes and sends', async () => {
    const place = await openUnsettled();
    const draft = escalationCard(place);
    expect(draft.text).toContain('the vote did not pass');
    expect(draft.text).toContain('D-1 Adopt spans');
    expect(draft.text).toContain('It breaks old exporters.');
    expect(draft.text).toContain('A shim for old exporters.');
    expect(draft.text).toContain('@alice: complete this with Send');
    expect(place.people.alice.pings().filter(({ text }) => text.startsWith('E-1'))).toHaveLength(1);
    expect(place.people.carol.pings()).toEqual([]);
    const asked = await place.people.alice.in(WG).click('Send');
    expect(fieldOf(asked, CASE.decision)?.value).toContain('D-1 Adopt spans (routine matter)');
    expect(fieldOf(asked, CASE.options)?.value).toContain('2. As an objection suggests: A shim for old exporters.');
    expect(fieldOf(asked, CASE.disagreement)?.value).toContain('A block: It breaks old exporters.');
    expect(fieldOf(asked, CASE.ask)?.value).toContain('Which of these options');
    expect(fieldOf(asked, PARTIES)?.value).toBe([place.people.dave.id, place.people.bob.id].join(' '));
    const sent = await asked.form?.submit();
    await place.settle();
    expect(sent && told(sent)).toContain('E-1: sent to Core Maintainers');
    expect((await matter(place)).status).toBe('escalated');
    expect(cardOf(place).text).toContain('Status: escalated to Core Maintainers');
    expect(cardOf(place).text).toContain('E-1 escalation · with Core Maintainers');
    const desk = escalationCard(place, CORE_CHANNEL);
    expect(desk.text).toContain('Core Maintainers designate one of them');
    expect(desk.buttons.map(({ label }) => label)).toEqual(['Assign']);
    expect(place.people.carol.pings()).toEqual([]);
    expect(await kinds(place, 'E-1')).toEqual(['escalation-drafted', 'escalation-sent']);
    expect((await entries(place, 'D-1')).at(-1)).toMatchObject({
      kind: 'escalation-sent',
      facts: { status: 'escalated', escalation: 'E-1' },
    });
  });

  it('E1: only a Lead of the group sends it, and twice at once it is sent once', async () => {
    const place = await openUnsettled('no-quorum');
    for (const name of ['bob', 'dave', 'carol', 'mallory', 'grace'] as const) {
      const refused = await place.people[name].in(WG).click('Send');
      expect(told(refused)).toContain('§E1');
      expect(told(refused)).toContain('Only a Lead of Tracing brings its matters');
    }
    const first = await place.people.alice.in(WG).click('Send');
    const second = await place.people.alice.in(WG).click('Send');
    const both = await Promise.all([first.form?.submit(GOOD_CASE), second.form?.submit(GOOD_CASE)]);
    await place.settle();
    const said = both.map((each) => (each ? told(each) : ''));
    expect(said.filter((each) => each.includes('sent to Core Maintainers'))).toHaveLength(1);
    expect(said.join()).toContain('There is E-1 on this already');
    expect(await kinds(place, 'E-1')).toEqual(['escalation-drafted', 'escalation-sent']);
  });
});

describe('D2: one step before the next', () => {
  it('D2: a decision is refused while lazy consensus or the vote is open', async () => {
    const place = await openLadder();
    await open(place, place.people.dave);
    const lazy = told(await brings(place, 'alice', { class: 'decision', ref: 'D-1' }));
    expect(lazy).toContain('§D2');
    expect(lazy).toContain('This stands at “open”');
    expect(lazy).toContain('/vote request');
    const asked = await place.people.bob.in(WG).click('Block', { on: TITLE });
    await asked.form?.submit(GOOD_BLOCK);
    await place.settle();
    const voting = told(await brings(place, 'alice', { class: 'decision', ref: 'D-1' }));
    expect(voting).toContain('This stands at “formal vote open” until');
    expect(voting).toContain('a draft for Core Maintainers is made by itself');
    expect((await matter(place)).status).toBe('voting');
  });

  it('D2: nothing is left to escalate once silence accepted it', async () => {
    const place = await openLadder();
    await open(place, place.people.dave);
    await place.pass(5 * DAY);
    const refused = told(await brings(place, 'alice', { class: 'decision', ref: 'D-1' }));
    expect(refused).toContain('D-1 stands at “accepted”');
    expect(refused).toContain('/why');
  });

  it('D2: a decision needs a matter, and a nomination is none', async () => {
    const place = await openLadder();
    expect(told(await brings(place, 'alice', { class: 'decision' }))).toContain('you named none');
    expect(told(await brings(place, 'alice', { class: 'decision', ref: 'N-1' }))).toContain('N-1 is a nomination');
    expect(told(await brings(place, 'alice', { class: 'decision', ref: 'D-9' }))).toContain('D-9');
  });

  it('D2: in an IG it needs the Facilitators’ recorded attempt at rough consensus', async () => {
    const place = await openLadder();
    await open(place, place.people.dave, {}, IG);
    const asked = await place.people.bob.in(IG).click('Disagree', { on: TITLE });
    await asked.form?.submit({ 'Why do you disagree?': 'Not a use case.' });
    await place.pass(5 * DAY);
    const early = told(await brings(place, 'alice', { class: 'decision', ref: 'D-1' }, GOOD_CASE, IG));
    expect(early).toContain('awaiting the Facilitators’ record');
    expect(early).toContain('Record outcome');
    const recording = await place.people.alice.in(IG).click('Record outcome');
    await recording.form?.submit({ 'What did the group come to?': 'No consensus' });
    await place.settle();
    const sent = told(await brings(place, 'alice', { class: 'decision', ref: 'D-1' }, GOOD_CASE, IG));
    expect(sent).toContain('E-1: sent to Core Maintainers');
    expect((await escalation(place)).cause).toBe('no-consensus');
    expect((await matter(place)).status).toBe('escalated');
    expect(await kinds(place, 'E-1')).toEqual(['escalation-sent']);
    expect(await parties(place)).toEqual({ dave: 'proposer', bob: 'objector' });
  });
});

describe('E3: options, disagreement and a clear ask', () => {
  it('E3: an empty field is refused, and what was typed is kept', async () => {
    const place = await openUnsettled();
    const refused = await sends(place, 'alice', { ...GOOD_CASE, [CASE.ask]: ' . ' });
    expect(told(refused)).toContain('§E3');
    expect((await escalation(place)).status).toBe('draft');
    const again = await place.people.alice.in(WG).click('Edit');
    expect(fieldOf(again, CASE.options)?.value).toBe('Adopt them, or wait for the shim.');
    const sent = await again.form?.submit({ [CASE.ask]: 'Which is it?' });
    await place.settle();
    expect(sent && told(sent)).toContain('sent to Core Maintainers');
    expect((await escalation(place)).ask).toBe('Which is it?');
  });

  it('E3: 4,000 characters and @everyone in every field stay inside the card, in full in its file', async () => {
    const place = await openUnsettled();
    const long = `@everyone **${'x@here <@&1> '.repeat(400)}`.slice(0, 4_000);
    const everything = Object.fromEntries(Object.values(CASE).map((label) => [label, long]));
    const pinged = place.people.erin.pings().length;
    expect(told(await sends(place, 'alice', everything))).toContain('sent to Core Maintainers');
    for (const channel of [WG, CORE_CHANNEL]) {
      const card = escalationCard(place, channel);
      expect(card.attachments.map(({ name }) => name)).toEqual(['E-1.md']);
      expect(card.text).toContain('The whole is in the file below.');
    }
    expect(place.people.erin.pings()).toHaveLength(pinged);
    const { decision } = await escalation(place);
    expect(decision).toHaveLength(long.trim().length);
  });

  it('E3: the Lead names further parties; those of its history stay', async () => {
    const place = await openUnsettled();
    await sends(place, 'alice', { ...GOOD_CASE, [PARTIES]: ['carol'] });
    expect(await parties(place)).toEqual({ dave: 'proposer', bob: 'blocker', carol: 'named' });
    const [, sent] = await entries(place, 'E-1');
    expect(sent?.facts).toMatchObject({ parties: ['proposer', 'blocker', 'named'], matter: 'D-1' });
    expect(JSON.stringify(sent?.facts)).not.toContain(place.people.dave.id);
    expect(sent?.values['party-3']?.value).toBe(place.people.carol.id);
    expect(escalationCard(place).text).toContain('@carol (concerned)');
  });
});

describe('E6: a response in five business days', () => {
  // The place begins on Monday, 2 March 2026, 12:00 UTC.
  it.each([
    ['Friday', 4 * DAY, Date.UTC(2026, 2, 14)],
    ['Saturday', 5 * DAY, Date.UTC(2026, 2, 14)],
    ['Sunday', 6 * DAY, Date.UTC(2026, 2, 14)],
    ['Monday', 7 * DAY, Date.UTC(2026, 2, 17)],
    ['Wednesday before new year', Date.UTC(2026, 11, 30) - Date.UTC(2026, 2, 2), Date.UTC(2027, 0, 7)],
  ])('E6: sent on %s it is due at the end of the fifth business day', async (_day, after, dueAt) => {
    const place = await openUnsettled();
    await place.pass(after);
    expect(told(await sends(place))).toContain('sent to Core Maintainers');
    expect((await escalation(place)).dueAt).toBe(dueAt);
    expect(escalationCard(place, CORE_CHANNEL).text).toContain(shown(dueAt - 1_000));
  });
});

import { describe, expect, it } from 'vitest';
import {
  CORE_CHANNEL,
  GOOD_CASE,
  PARTIES,
  WG,
  assigns,
  brings,
  escalation,
  escalationCard,
  fieldOf,
  kinds,
  matter,
  parties,
  presses,
  responds,
  told,
} from './escalations.js';
import { openLadder } from './leads.js';
import { nominated, nominationCard, objects } from './nominations.js';
import { openPlace } from './place.js';
import { IG, cardOf, open, said, seen } from './proposals.js';

const OTHER = 'accessibility-ig';

describe('E2: what goes directly', () => {
  it.each(['scope', 'authority', 'membership'])('E2: a dispute of class %s needs no earlier step', async (what) => {
    const place = await openLadder();
    await open(place, place.people.dave);
    expect(told(await brings(place, 'erin', { class: what, ref: 'D-1' }))).toContain('E-1: sent to Core Maintainers');
    expect((await matter(place)).status).toBe('open');
    expect(await escalation(place)).toMatchObject({ class: what, cause: 'direct', status: 'open' });
    expect(cardOf(place).text).toContain('E-1');
    expect(await kinds(place, 'E-1')).toEqual(['escalation-sent']);
    expect(escalationCard(place, CORE_CHANNEL).text).toContain('brought directly (§E2 Settle locally first)');
    await assigns(place, 'carol', 'grace');
    expect(await responds(place, 'grace', 'guidance', 'It is in scope.')).toContain('answered');
    expect((await matter(place)).status).toBe('open');
    expect(cardOf(place).text).toContain('It is in scope.');
    expect(await kinds(place, 'D-1')).not.toContain('guidance-given');
  });

  it('E2: without a matter it is about the channel’s group; anybody in it brings it, and nobody else', async () => {
    const place = await openLadder();
    const refused = told(await brings(place, 'mallory', { class: 'authority' }));
    expect(refused).toContain('§E2');
    expect(refused).toContain('/member join');
    expect(told(await brings(place, 'erin', { class: 'authority' }))).toContain('E-1: sent');
    expect(await parties(place)).toEqual({ erin: 'opener' });
    const elsewhere = await place.people.erin.in('#general').command('/escalation open', { class: 'scope' });
    expect(told(elsewhere)).toContain('§C1');
  });

  it('E2: one of a class at a time on a matter; the opener replies to what is asked', async () => {
    const place = await openLadder();
    await open(place, place.people.dave);
    await brings(place, 'bob', { class: 'scope', ref: 'd-1' });
    expect(told(await brings(place, 'dave', { class: 'scope', ref: 'D-1' }))).toContain('There is E-1 on this already');
    expect(told(await brings(place, 'dave', { class: 'authority', ref: 'D-1' }))).toContain('E-2: sent');
    await assigns(place, 'carol', 'carol');
    await responds(place, 'carol', 'more-information', 'Which part?');
    expect(
      place.people.bob
        .pings()
        .map(({ text }) => text)
        .join(),
    ).toContain('Which part?');
    const reply = { 'What they asked for': 'The second.' };
    expect(await presses(place, 'dave', 'Reply', reply)).toContain('§E5');
    expect(await presses(place, 'bob', 'Reply', reply)).toContain('E-1: replied');
  });

  it('E2: a conflict between groups needs the other one, whose leads are parties and which hears of it', async () => {
    const place = await openLadder();
    expect(told(await brings(place, 'bob', { class: 'cross-group' }))).toContain('you named none');
    expect(told(await brings(place, 'bob', { class: 'cross-group', 'other-group': 'tracing-wg' }))).toContain(
      'Tracing is the group that brings this',
    );
    expect(told(await brings(place, 'bob', { class: 'scope', 'other-group': OTHER }))).toContain(
      'Only a conflict between groups',
    );
    expect(told(await brings(place, 'bob', { class: 'cross-group', 'other-group': 'nowhere' }))).toContain('nowhere');
    const asked = await place.people.bob
      .in(WG)
      .command('/escalation open', { class: 'cross-group', 'other-group': OTHER });
    const preset = [place.people.alice.id, place.people.bob.id];
    expect(fieldOf(asked, PARTIES)?.value.split(' ').sort()).toEqual(preset.sort());
    const sent = await asked.form?.submit(GOOD_CASE);
    await place.settle();
    expect(sent && told(sent)).toContain('E-1: sent to Core Maintainers');
    expect(await parties(place)).toEqual({ bob: 'opener', alice: 'lead' });
    expect(escalationCard(place).text).toContain('Other group: Accessibility IG');
    expect(said(place, 'Tracing WG brings a conflict between your groups', IG)).toHaveLength(1);
    await assigns(place, 'carol', 'carol');
    await responds(place, 'carol', 'guidance', 'Both work on it together.');
    expect(said(place, 'Both work on it together.', IG)).toHaveLength(1);
  });

  it('E2: Dispute on a nomination opens the membership form; the guidance stands on its card', async () => {
    const place = await openLadder();
    await nominated(place);
    await objects(place, 'alice');
    await place.settle();
    expect(told(await place.people.mallory.in(WG).click('Dispute'))).toContain('§E2');
    const asked = await place.people.dave.in(WG).click('Dispute');
    expect(asked.form?.title).toBe('Bring a membership or participation dispute'.slice(0, 45));
    const sent = await asked.form?.submit(GOOD_CASE);
    await place.settle();
    expect(sent && told(sent)).toContain('E-1: sent');
    expect(await parties(place)).toEqual({ dave: 'opener', bob: 'proposer', alice: 'objector' });
    expect(nominationCard(place).text).toContain('E-1 membership or participation dispute · with Core Maintainers');
    await assigns(place, 'carol', 'carol');
    await responds(place, 'carol', 'guidance', 'Let it run.');
    expect(nominationCard(place).text).toContain('Let it run.');
  });

  it('E2: without a channel of Core Maintainers that is said, and the group’s card takes their buttons', async () => {
    const place = await openPlace();
    await brings(place, 'erin', { class: 'scope' });
    expect(escalationCard(place).text).toContain('Core Maintainers have no channel of their own here');
    expect(escalationCard(place).buttons.map(({ label }) => label)).toEqual(['Assign']);
    await place.people.grace.in('#general').command('/setup channels', { 'core-maintainers': CORE_CHANNEL });
    await place.settle();
    expect(escalationCard(place, CORE_CHANNEL).buttons.map(({ label }) => label)).toEqual(['Assign']);
    expect(escalationCard(place).buttons).toEqual([]);
  });
});

describe('E2: lists', () => {
  it('E2: anybody lists and looks up, a page of ten at a time', async () => {
    const place = await openLadder();
    for (let n = 0; n < 12; n += 1) await brings(place, 'bob', { class: 'scope' });
    await brings(place, 'bob', { class: 'scope' }, GOOD_CASE, IG);
    const list = await place.people.mallory.in(WG).command('/escalation list');
    expect(told(list)).toContain('E-12 scope dispute · with Core Maintainers, response due');
    expect(told(list)).not.toContain('E-2 scope');
    expect(told(list)).not.toContain('E-13');
    expect(told(await place.people.mallory.in(WG).click('Older'))).toContain('E-1 scope dispute');
    const shown = await place.people.mallory.in(WG).command('/escalation show', { ref: 'e3' });
    expect(told(shown)).toContain('E-3 Escalation');
    expect(shown.answer?.attachments.map(({ name }) => name)).toEqual(['E-3.md']);
    expect(told(await place.people.mallory.in(WG).command('/escalation show', { ref: 'E-99' }))).toContain('E-99');
    const offered = await place.people.mallory.in(WG).autocomplete('/escalation show', 'ref', 'e-13');
    expect(offered.map(({ value }) => value)).toEqual(['E-13']);
    expect(await place.people.bob.in(WG).autocomplete('/escalation assign', 'ref', '')).toEqual([]);
    expect(await place.people.carol.in(WG).autocomplete('/escalation assign', 'ref', '')).toHaveLength(13);
    expect(await place.people.carol.in(WG).autocomplete('/escalation respond', 'ref', '')).toEqual([]);
    expect(seen(place).filter(({ text }) => text.startsWith('E-'))).toHaveLength(12);
  });
});

import { describe, expect, it } from 'vitest';
import { DAY, HOUR, SECOND, START, openPlace } from './place.js';
import { said, shown } from './proposals.js';
import {
  IG,
  WG,
  attests,
  contributed,
  deserving,
  makeCoreMaintainer,
  nominated,
  nominates,
  nominationCard,
  objects,
  presses,
  tierOf,
  tookPart,
} from './nominations.js';

const DEADLINE = START + 7 * DAY;

describe('P4: the WG Member tier of an Interest Group', () => {
  it('P4: without it nobody is nominated, and the way to adopt it is said; Facilitators adopt it', async () => {
    const place = await openPlace();
    await deserving(place, 'dave', IG);
    const refused = await nominates(place, 'alice', 'dave', IG);
    expect(refused.answer?.text).toContain('§P4');
    expect(refused.answer?.text).toContain('/group adopt-members');
    const byParticipant = await place.people.dave.in(IG).command('/group adopt-members');
    expect(byParticipant.answer?.text).toContain('this needs Facilitator');
    const adopted = await place.people.alice.in(IG).command('/group adopt-members');
    expect(adopted.answer?.text).toContain('Accessibility IG has WG Members now');
    const again = await place.people.alice.in(IG).command('/group adopt-members');
    expect(again.answer?.text).toContain('has adopted the WG Member tier already');
    await place.settle();
    await nominated(place, { by: 'alice', evidence: false, channel: IG });
    await place.pass(7 * DAY);
    expect(await tierOf(place, 'dave', IG)).toBe('member');
    const record = await place.people.alice.in(IG).command('/record show');
    expect(record.answer?.text).toContain('WG Member tier adopted');
  });

  it('P4: a Working Group has it', async () => {
    const place = await openPlace();
    const adopted = await place.people.alice.in(WG).command('/group adopt-members');
    expect(adopted.answer?.text).toContain('has WG Members from the beginning');
  });
});

describe('P5: nomination', () => {
  it('P5: the card shows the evidence and mentions the nominee alone', async () => {
    const place = await openPlace();
    const card = await nominated(place);
    expect(card.text).toContain('N-1 Nomination for Tracing WG');
    expect(card.text).toContain('First participation: 2025-11-20');
    expect(card.text).toContain('2025-12-02 to 2026-01-01: yes: 1 meeting');
    expect(card.text).toContain('2026-02-02 to 2026-03-02: yes: 1 meeting');
    expect(card.text).toContain('The evidence is complete');
    expect(card.text).toContain(shown(DEADLINE));
    expect(place.people.dave.pings()).toHaveLength(1);
    expect(place.people.alice.pings()).toEqual([]);
    const offered = await place.people.alice.in(WG).autocomplete('/why', 'ref', 'n');
    expect(offered.map(({ value }) => value)).toEqual(['N-1']);
  });

  it.each([
    ['dave', 'carol', 'this needs WG Member or above'],
    ['mallory', 'dave', 'this needs WG Member or above'],
    ['bob', 'bob', 'made by somebody else'],
    ['bob', 'carol', 'WG Member or Lead of Tracing already'],
    ['bob', 'alice', 'WG Member or Lead of Tracing already'],
    ['bob', 'erin', 'is Observer in Tracing'],
    ['bob', 'mallory', 'is not in Tracing'],
  ] as const)('P5: %s can’t nominate %s', async (by, whom, because) => {
    const place = await openPlace();
    const refused = await nominates(place, by, whom);
    expect(refused.answer?.text).toContain(because);
    await place.settle();
    expect(said(place, 'is nominated for')).toEqual([]);
  });

  it('P5: a Lead nominates too, once a person and group, however often it is tried', async () => {
    const place = await openPlace();
    await deserving(place);
    const both = await Promise.all([nominates(place, 'alice', 'dave'), nominates(place, 'bob', 'dave')]);
    await place.settle();
    expect(said(place, 'is nominated for')).toHaveLength(1);
    expect(both.map(({ answer }) => answer?.text).join()).toContain('is nominated here already: N-1');
  });

  it('P5: somebody who has left the server is not nominated', async () => {
    const place = await openPlace();
    place.sandbox.world.servers.get(place.serverId)?.members.delete(place.people.dave.id);
    const refused = await nominates(place, 'bob', 'dave');
    expect(refused.answer?.text).toContain('not in the server');
  });

  it('P5: with something missing at the deadline it lapses, and says what', async () => {
    const place = await openPlace();
    await tookPart(place, 'dave', ['2025-12-20', '2026-02-20']);
    const card = await nominated(place, { evidence: false });
    for (const missing of [
      'participation on 2025-12-02 or before',
      'participation from 2026-01-02 to 2026-02-01',
      '1 contribution that a lead has confirmed',
    ]) {
      expect(card.text).toContain(missing);
    }
    await place.pass(7 * DAY);
    expect(await tierOf(place, 'dave')).toBe('participant');
    expect(said(place, 'Lapsed: at')[0]?.text).toContain('participation from 2026-01-02 to 2026-02-01');
    expect(nominationCard(place).text).toContain('Status: lapsed');
    expect(nominationCard(place).buttons).toEqual([]);
  });

  it('P5: a lead attests what the bot could not see, with days and links', async () => {
    const place = await openPlace();
    await contributed(place, 'dave');
    await nominated(place, { evidence: false });
    const days = ['2025-11-30', '2025-12-30', '2026-01-30', '2026-02-28'];
    const lines = days.map((day) => `${day} https://notes.example/${day}`).join('\n');
    expect((await attests(place, 'dave', lines)).answer?.text).toContain('cannot act on it');
    expect((await attests(place, 'bob', lines)).answer?.text).toContain('Only a Lead of this group attests');
    for (const [wrong, because] of [
      ['2026-02-30 https://notes.example/1', 'does not begin with a day'],
      ['2026-03-03 https://notes.example/1', 'is after 2026-03-02'],
      ['2026-02-28 javascript:alert', 'does not end with an address'],
      ['2026-02-28', 'is not a day and a link'],
    ] as const) {
      expect((await attests(place, 'alice', wrong)).answer?.text).toContain(because);
    }
    const attested = await attests(place, 'alice', lines);
    expect(attested.answer?.text).toContain('attested');
    await place.settle();
    expect(nominationCard(place).text).toContain('The evidence is complete');
    expect(nominationCard(place).text).toContain('2026-02-28');
    expect((await attests(place, 'alice', lines)).answer?.text).toContain('Nothing would change');
    await place.pass(7 * DAY);
    expect(await tierOf(place, 'dave')).toBe('member');
  });

  it('P5: the three months can’t be waived: a participation that is a day too young lapses', async () => {
    const place = await openPlace();
    await tookPart(place, 'dave', ['2025-12-03', '2026-01-20', '2026-02-20']);
    await contributed(place, 'dave');
    await nominated(place, { evidence: false });
    await place.pass(7 * DAY);
    expect(await tierOf(place, 'dave')).toBe('participant');
  });

  it('P5: a participation on the very day three months ago is old enough', async () => {
    const place = await openPlace();
    await tookPart(place, 'dave', ['2025-12-02', '2026-01-20', '2026-02-20']);
    await contributed(place, 'dave');
    await nominated(place, { evidence: false });
    await place.pass(7 * DAY);
    expect(await tierOf(place, 'dave')).toBe('member');
  });
});

describe('P6: no objection within seven days', () => {
  it('P6: silence promotes exactly 7 x 24 hours after the announcement', async () => {
    const place = await openPlace();
    await nominated(place);
    await place.pass(7 * DAY - SECOND);
    expect(await tierOf(place, 'dave')).toBe('participant');
    await place.pass(SECOND);
    expect(await tierOf(place, 'dave')).toBe('member');
    const [congratulated] = said(place, 'Congratulations');
    expect(congratulated?.text).toContain('you are WG Member of Tracing WG');
    expect(nominationCard(place).text).toContain('Status: WG Member');
    const why = await place.people.dave.in(WG).command('/why', { ref: 'N-1' });
    expect(why.answer?.text).toContain('Why N-1 is WG Member');
    expect(why.answer?.text).toContain('1 confirmed contribution');
    expect(why.answer?.text).toContain('7 x 24 h');
    const record = await place.people.dave.in(WG).command('/record show', { ref: 'n-1' });
    expect(record.answer?.text).toContain('nobody objected, so WG Member');
  });

  it('P6: silence promotes also while the bot is away, at the true deadline', async () => {
    const place = await openPlace();
    await nominated(place);
    await place.pass(7 * DAY - 30 * 60 * SECOND);
    await place.stopBot();
    await place.sandbox.clock.advance(3 * DAY);
    await place.startBot();
    expect(await tierOf(place, 'dave')).toBe('member');
    const why = await place.people.dave.in(WG).command('/why', { ref: 'N-1' });
    expect(why.answer?.text).toContain(shown(DEADLINE));
  });

  it('P6, X7: an outage in the last day moves the deadline, so that nobody loses their say', async () => {
    const place = await openPlace();
    await nominated(place);
    await place.pass(7 * DAY - 5 * HOUR);
    await place.stopBot();
    await place.sandbox.clock.advance(2 * HOUR);
    await place.startBot();
    expect(said(place, 'The bot was away')).toHaveLength(1);
    await place.pass(3 * HOUR);
    expect(await tierOf(place, 'dave')).toBe('participant');
    await place.pass(21 * HOUR);
    expect(await tierOf(place, 'dave')).toBe('member');
  });

  it('P6: an objection one second before the deadline stops it', async () => {
    const place = await openPlace();
    await nominated(place);
    await place.pass(7 * DAY - SECOND);
    expect((await objects(place, 'alice')).answer?.text).toContain('your objection stands');
    await place.pass(30 * DAY);
    expect(await tierOf(place, 'dave')).toBe('participant');
    expect(nominationCard(place).text).toContain('Status: objected to');
    expect(nominationCard(place).text).toContain('Too early for that.');
  });

  it('P6: an objection at the deadline comes too late, by Discord’s clock', async () => {
    const place = await openPlace();
    await nominated(place);
    const asked = await presses(place, 'alice', 'Object');
    await place.sandbox.clock.advance(7 * DAY);
    const sent = await asked.form?.submit({ 'Why do you object?': 'Too late.' });
    expect(sent?.answer?.text).toContain('The deadline was');
    await place.settle();
    expect(await tierOf(place, 'dave')).toBe('member');
  });

  it.each(['bob', 'erin', 'mallory'] as const)(
    'P6: %s, who is no lead and no Core Maintainer, can’t object',
    async (name) => {
      const place = await openPlace();
      await nominated(place);
      expect((await objects(place, name)).answer?.text).toContain('or a Core Maintainer objects');
      expect(nominationCard(place).text).toContain('Status: open');
    },
  );

  it('P6: a Core Maintainer who is not in the group objects, and needs a reason', async () => {
    const place = await openPlace();
    await makeCoreMaintainer(place, 'mallory');
    await nominated(place);
    expect((await objects(place, 'mallory', ' … ')).answer?.text).toContain('says nothing');
    expect((await objects(place, 'mallory')).answer?.text).toContain('your objection stands');
    expect((await objects(place, 'mallory')).answer?.text).toContain('You have objected to this nomination already');
  });

  it('P6: its author lifts it, nobody else; the last one opens it again with 48 hours left', async () => {
    const place = await openPlace();
    await makeCoreMaintainer(place, 'mallory');
    await nominated(place);
    await objects(place, 'alice');
    await objects(place, 'mallory');
    await place.pass(10 * DAY);
    expect((await presses(place, 'bob', 'Lift objection')).answer?.text).toContain('no objection');
    await presses(place, 'alice', 'Lift objection');
    await place.settle();
    expect(nominationCard(place).text).toContain('Status: objected to');
    await presses(place, 'mallory', 'Lift objection');
    await place.settle();
    expect(nominationCard(place).text).toContain('Status: open');
    expect(said(place, 'Every objection is lifted')).toHaveLength(1);
    await place.pass(48 * HOUR - SECOND);
    expect(await tierOf(place, 'dave')).toBe('participant');
    await place.pass(SECOND);
    expect(await tierOf(place, 'dave')).toBe('member');
  });

  it('P6: the nominee declines and can do nothing else; nobody else declines', async () => {
    const place = await openPlace();
    await makeCoreMaintainer(place, 'dave');
    await nominated(place);
    expect((await objects(place, 'dave')).answer?.text).toContain('cannot act on it');
    expect((await presses(place, 'dave', 'Withdraw')).answer?.text).toContain('cannot act on it');
    expect((await presses(place, 'carol', 'Decline')).answer?.text).toContain('only that person declines');
    expect((await presses(place, 'dave', 'Decline')).answer?.text).toContain('declined');
    await place.pass(7 * DAY);
    expect(await tierOf(place, 'dave')).toBe('participant');
    expect(nominationCard(place).text).toContain('Status: declined by the nominee');
    // Another time it may go through.
    expect((await nominates(place, 'bob', 'dave')).answer?.text).toContain('N-2 is on its way');
  });

  it('P6: whoever nominated withdraws, nobody else', async () => {
    const place = await openPlace();
    await nominated(place);
    expect((await presses(place, 'alice', 'Withdraw')).answer?.text).toContain('Somebody else made this nomination');
    const both = await Promise.all([presses(place, 'bob', 'Withdraw'), presses(place, 'bob', 'Withdraw')]);
    expect(both.map(({ answer }) => answer?.text).join()).toContain('withdrawn');
    await place.settle();
    expect(said(place, 'Withdrawn').filter(({ text }) => text.includes('Record up to here'))).toHaveLength(1);
    expect(nominationCard(place).text).toContain('Status: withdrawn');
  });

  it('P6: evidence that is complete only at the last moment leaves 48 hours for objections', async () => {
    const place = await openPlace();
    await contributed(place, 'dave');
    await nominated(place, { evidence: false });
    await place.pass(7 * DAY - HOUR);
    const days = ['2025-11-30', '2025-12-30', '2026-01-30', '2026-02-28'];
    await attests(place, 'alice', days.map((day) => `${day} https://notes.example/${day}`).join('\n'));
    await place.settle();
    expect(said(place, 'The evidence is complete now')).toHaveLength(1);
    await place.pass(48 * HOUR - SECOND);
    expect(await tierOf(place, 'dave')).toBe('participant');
    await place.pass(SECOND);
    expect(await tierOf(place, 'dave')).toBe('member');
  });

  it('P6: somebody who has left the group meanwhile is not promoted', async () => {
    const place = await openPlace();
    await nominated(place);
    await place.people.dave.in(WG).command('/member leave');
    await place.pass(7 * DAY);
    expect(await tierOf(place, 'dave')).toBeUndefined();
    expect(said(place, 'Lapsed: at')[0]?.text).toContain('not a Participant here');
  });

  it('P6: a restart in the middle changes nothing', async () => {
    const place = await openPlace();
    await nominated(place);
    await place.pass(3 * DAY);
    await place.restart();
    await place.pass(4 * DAY);
    expect(await tierOf(place, 'dave')).toBe('member');
    expect(said(place, 'Congratulations')).toHaveLength(1);
  });
});

describe('P7: names kept current', () => {
  it('P7: who becomes WG Member is asked for profile and consent', async () => {
    const place = await openPlace();
    await nominated(place);
    await place.pass(7 * DAY);
    expect(place.people.dave.pings().at(-1)?.text).toContain('Congratulations');
    const consent = await place.people.dave.in(WG).click('Name in the list', { on: 'Congratulations' });
    expect(consent.answer?.text).toContain('Your name outside Discord');
    const profile = await place.people.dave.in(WG).click('My profile', { on: 'Congratulations' });
    expect(profile.answer?.text).toContain('Dave Example');
  });

  it('P7: withholding consent ends WG Membership after a warning; Participant remains, leads stay', async () => {
    const place = await openPlace();
    const { bob, alice, dave } = place.people;
    await bob.in(WG).command('/privacy consent');
    expect((await bob.click('Keep it in Discord')).answer?.text).toContain('no longer WG Member of Tracing WG');
    expect(await tierOf(place, 'bob')).toBe('member');
    expect((await bob.click('Keep it in Discord all the same')).answer?.text).toContain('Published: no');
    await place.settle();
    expect(await tierOf(place, 'bob')).toBe('participant');
    expect(said(place, 'Others:')[0]?.text).toContain('1 WG Member, 2 Participants');
    for (const [person, name, tier] of [
      [alice, 'alice', 'lead'],
      [dave, 'dave', 'participant'],
    ] as const) {
      await person.in(WG).command('/privacy consent');
      expect((await person.click('Keep it in Discord')).answer?.text).toContain('Published: no');
      expect(await tierOf(place, name)).toBe(tier);
    }
    const record = await bob.in(WG).command('/record show');
    expect(record.answer?.text).toContain('a WG Member became Participant');
  });

  it('P7: giving consent instead keeps it', async () => {
    const place = await openPlace();
    const { bob } = place.people;
    await bob.in(WG).command('/privacy consent');
    await bob.click('Keep it in Discord');
    expect((await bob.click('Publish my name')).answer?.text).toContain('Published: yes');
    expect(await tierOf(place, 'bob')).toBe('member');
  });

  it('P7: a year later WG Members and leads are asked whether their profile is still right, until they say so', async () => {
    const place = await openPlace();
    const { bob, carol } = place.people;
    await place.pass(10 * DAY);
    await carol.in(WG).command('/member profile', { organization: 'Example Works' });
    const asked = (name: 'alice' | 'bob' | 'carol' | 'dave') =>
      place.people[name].pings().filter(({ text }) => text.includes('still right')).length;
    await place.pass(355 * DAY - HOUR);
    expect(asked('bob')).toBe(0);
    await place.pass(DAY);
    expect([asked('alice'), asked('bob'), asked('carol'), asked('dave')]).toEqual([1, 1, 0, 0]);
    await bob.in(WG).command('/member profile');
    expect((await bob.click('Still right')).answer?.text).toContain('As you said');
    await place.pass(10 * DAY);
    expect(asked('carol')).toBe(1);
    await place.pass(21 * DAY);
    expect([asked('alice'), asked('bob')]).toEqual([2, 1]);
  });
});

describe('X8: erasing', () => {
  it('X8: the nomination of somebody whose data are erased ends, and its card names nobody', async () => {
    const place = await openPlace();
    await nominated(place);
    const { dave } = place.people;
    const before = await dave.in(WG).command('/privacy erase');
    expect(before.answer?.text).toContain('Your nomination for WG Member ends: N-1');
    const asked = await dave.click('Erase for good …');
    await asked.form?.submit({ 'Type ERASE': 'ERASE' });
    await place.settle();
    const card = nominationCard(place);
    expect(card.text).toContain('Status: withdrawn');
    expect(card.text).toContain('a member is nominated');
    expect(card.text).not.toContain('Dave');
    expect(card.text).not.toContain('@dave');
    const record = await place.people.bob.in(WG).command('/record export', { format: 'markdown' });
    expect(record.answer?.attachments.map(({ content }) => content).join()).not.toContain('Dave');
    await place.pass(8 * DAY);
    expect(nominationCard(place).text).toContain('Status: withdrawn');
  });

  it('X8: a nomination goes on without the one who made it, and without their words', async () => {
    const place = await openPlace();
    await nominated(place);
    const { bob } = place.people;
    await bob.in(WG).command('/privacy erase');
    const asked = await bob.click('Erase for good …');
    await asked.form?.submit({ 'Type ERASE': 'ERASE' });
    await place.settle();
    expect(nominationCard(place).text).toContain('by a member');
    expect(nominationCard(place).text).not.toContain('reviews every exporter');
    await place.pass(7 * DAY);
    expect(await tierOf(place, 'dave')).toBe('member');
  });
});

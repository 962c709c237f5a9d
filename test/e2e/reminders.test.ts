import { describe, expect, it } from 'vitest';
import type { SeenMessage } from '../../src/sandbox/actors/seen-message.js';
import { DAY, HOUR, SECOND, START, openPlace, type Name, type TestPlace } from './place.js';
import { IG, TITLE, WG, block, cardOf, open, seen, shown } from './proposals.js';

/** What was said to remind people, in a channel. */
const reminders = (place: TestPlace, channel = WG): SeenMessage[] =>
  seen(place, channel).filter((message) => message.text.startsWith('Reminder'));

/** Who was pinged by these messages, in order of the alphabet. */
const pinged = (messages: readonly SeenMessage[]): string[] => messages.flatMap(({ pings }) => pings).sort();

/** The messages that reminded somebody with a ping, wherever they are. */
const remindersOf = (place: TestPlace, name: Name): SeenMessage[] =>
  place.people[name].pings().filter((message) => message.text.startsWith('Reminder'));

/** Asks to take part in a channel's group. */
async function ask(place: TestPlace, name: Name, channel = WG): Promise<void> {
  const asked = await place.people[name].in(channel).command('/member join', { as: 'participant' });
  expect(asked.answer?.text).toContain('You asked to take part');
  await place.settle();
}

/** Sets somebody's quiet hours as they would by hand. */
async function quiet(place: TestPlace, name: Name, from: string, to: string, zone: string) {
  const there = place.people[name].in(WG);
  await there.command('/privacy reminders');
  const asked = await there.click('Quiet hours');
  if (!asked.form) throw new Error(`no form opened: ${asked.answer?.text ?? asked.failed}`);
  return asked.form.submit({ [FROM]: from, [TO]: to, [ZONE]: zone });
}
const FROM = 'From which hour, 0 to 23?';
const TO = 'To which hour? 22 to 7 goes over midnight';
const ZONE = 'Your time zone';
/** What everybody calls their direct messages with the bot. */
const DIRECT = '@Convenor';

const press = async (place: TestPlace, name: Name, label: string) => {
  const there = place.people[name].in(WG);
  await there.command('/privacy reminders');
  return there.click(label);
};

/** Saturday, 7 March, 12:00 UTC: when a proposal closes that was opened at the start. */
const CLOSES = START + 5 * DAY;

describe('X6: urgent reminders', () => {
  it('X6: exactly 24 hours before a proposal closes, those who may block it are pinged in the channel, nobody else', async () => {
    const place = await openPlace();
    await open(place, place.people.dave);
    await place.pass(4 * DAY - SECOND);
    expect(reminders(place)).toEqual([]);
    await place.pass(SECOND);
    const [reminder, another] = reminders(place);
    expect(another).toBeUndefined();
    expect(reminder?.text).toMatch(/@alice, @\w+ and @\w+: D-1/u);
    expect(reminder?.text).toContain(`in #tracing-wg closes ${shown(CLOSES)}`);
    expect(reminder?.text).toContain(cardOf(place).id);
    expect(reminder?.text).not.toContain(TITLE);
    expect(pinged(reminders(place))).toEqual(['alice', 'bob', 'carol']);
  });

  it('X6: the author is not reminded, nor who has objected before', async () => {
    const place = await openPlace();
    await open(place, place.people.bob);
    await block(place.people.carol);
    await place.settle();
    await place.people.carol.in(WG).click('Lift');
    await place.settle();
    await place.pass(4 * DAY);
    expect(pinged(reminders(place))).toEqual(['alice']);
  });

  it('X6: a proposal that is blocked, and one that is withdrawn, remind nobody', async () => {
    const place = await openPlace();
    await open(place, place.people.dave);
    await block(place.people.carol);
    await open(place, place.people.dave, { title: 'Another' });
    await place.people.dave.in(WG).click('Withdraw');
    await place.settle();
    await place.pass(4 * DAY);
    // Of the vote that the block opened people are reminded.
    expect(reminders(place).filter(({ text }) => text.includes('Unless somebody blocks'))).toEqual([]);
  });

  it('X6: a deadline that moves is reminded of at its own time, and the old one is not', async () => {
    const place = await openPlace();
    await open(place, place.people.dave);
    await place.pass(2 * DAY);
    const asked = await place.people.dave.in(WG).click('Amend');
    await asked.form?.submit({ 'The new text; it restarts the clock': 'Because we need them now.' });
    await place.settle();
    expect(cardOf(place).text).toContain(`Deadline: ${shown(CLOSES + 2 * DAY)}`);
    await place.pass(4 * DAY - SECOND);
    expect(reminders(place)).toEqual([]);
    await place.pass(SECOND);
    expect(reminders(place)).toHaveLength(1);
  });

  it('X6: once, over restarts', async () => {
    const place = await openPlace();
    await open(place, place.people.dave);
    await place.pass(4 * DAY);
    await place.restart();
    await place.pass(HOUR);
    await place.restart();
    await place.pass(2 * DAY);
    expect(reminders(place)).toHaveLength(1);
  });

  it('X6: a title that says @everyone pings nobody', async () => {
    const place = await openPlace();
    await open(place, place.people.dave, { title: '@everyone <@&1> read this' });
    await open(place, place.people.alice, { title: '@here' }, IG);
    await place.pass(4 * DAY);
    await place.pass(DAY - SECOND);
    const said = [...reminders(place), ...reminders(place, IG)];
    expect(said).toHaveLength(2);
    expect(said.map(({ raw }) => raw).join()).not.toMatch(/everyone|here/u);
    expect(pinged(said)).toEqual(['alice', 'bob', 'bob', 'carol', 'carol', 'dave']);
  });

  it('X6: a group that is retired reminds nobody', async () => {
    const place = await openPlace();
    await open(place, place.people.dave);
    await place.bot.deps.store.transaction(async (tx) => {
      const group = await tx.groups.byName(place.serverId, 'working-group', 'tracing');
      if (group) await tx.groups.save({ ...group, status: 'retired' });
    });
    await place.pass(4 * DAY);
    expect(reminders(place)).toEqual([]);
  });
});

describe('X6: collected reminders', () => {
  it('X6: an Interest Group’s proposal is collected at 9 o’clock, in one message for all', async () => {
    const place = await openPlace();
    await open(place, place.people.alice, {}, IG);
    await place.pass(5 * DAY - 3 * HOUR - SECOND);
    expect(reminders(place, IG)).toEqual([]);
    await place.pass(SECOND);
    const [reminder, another] = reminders(place, IG);
    expect(another).toBeUndefined();
    expect(reminder?.text).toMatch(/@\w+, @\w+ and @\w+: D-1.* in #accessibility-ig closes 2026-03-07T12:00:00Z/u);
    expect(pinged(reminders(place, IG))).toEqual(['bob', 'carol', 'dave']);
    await place.pass(DAY);
    expect(reminders(place, IG)).toHaveLength(1);
  });

  it('X6: a request that waits reminds the leads on the third and the sixth day, Mondays together with the week', async () => {
    const place = await openPlace();
    await ask(place, 'mallory');
    await place.pass(3 * DAY + 21 * HOUR - SECOND);
    expect(remindersOf(place, 'alice')).toEqual([]);
    await place.pass(SECOND);
    expect(remindersOf(place, 'alice')).toHaveLength(1);
    expect(reminders(place)[0]?.text).toMatch(/@alice: A request to take part.* in #tracing-wg waits for a lead/u);
    await place.pass(3 * DAY - SECOND);
    expect(remindersOf(place, 'alice')).toHaveLength(1);
    await place.pass(SECOND);
    const [, monday, another] = remindersOf(place, 'alice');
    expect(another).toBeUndefined();
    expect(monday?.text).toMatch(/^- A request to take part/mu);
    expect(monday?.text).toMatch(/^- This week in #tracing-wg: 1 request to take part/mu);
    expect(pinged(reminders(place))).toEqual(['alice', 'alice']);
  });

  it('X6: who has done it before 9 o’clock is not reminded', async () => {
    const place = await openPlace();
    await ask(place, 'mallory');
    await place.pass(3 * DAY + HOUR);
    await place.people.alice.in(WG).click('Confirm');
    await place.pass(5 * DAY);
    expect(reminders(place)).toEqual([]);
  });

  it('X6: who has done it while the message was on its way is not reminded', async () => {
    const place = await openPlace();
    await ask(place, 'mallory');
    place.sandbox.faults.next({ method: 'POST', route: /\/messages$/u, do: { status: 503, when: 'before' } });
    await place.pass(3 * DAY + 21 * HOUR);
    await place.people.alice.in(WG).click('Confirm');
    await place.pass(HOUR);
    expect(reminders(place)).toEqual([]);
  });

  it('X6: at most one collected ping a person a day, whatever comes due', async () => {
    const place = await openPlace();
    const asking: Name[] = ['mallory', 'erin', 'grace'];
    for (const name of asking) {
      await ask(place, name);
      await place.pass(5 * HOUR);
      await ask(place, name, IG);
      await place.pass(9 * HOUR);
    }
    await open(place, place.people.dave, { title: 'Other' }, IG);
    for (let hours = 0; hours < 8 * 24; hours += 3) await place.pass(3 * HOUR);
    const days = remindersOf(place, 'alice').map(({ at }) => Math.floor((at - 9 * HOUR) / DAY));
    expect(days.length).toBeGreaterThanOrEqual(4);
    expect(new Set(days).size).toBe(days.length);
    // One message a person: it speaks of both groups.
    expect(
      remindersOf(place, 'alice').some(
        ({ text }) => text.includes('#tracing-wg') && text.includes('#accessibility-ig'),
      ),
    ).toBe(true);
  });

  it('X6: the weekly digest comes on Monday, only to leads of groups with something open', async () => {
    const place = await openPlace();
    await open(place, place.people.dave, { days: 10 });
    await place.pass(6 * DAY + 21 * HOUR - SECOND);
    expect(reminders(place)).toEqual([]);
    await place.pass(SECOND);
    const [digest, another] = [...reminders(place), ...reminders(place, IG)];
    expect(another).toBeUndefined();
    expect(digest?.text).toContain(
      `@alice: This week in #tracing-wg: 1 proposal to be decided, closes ${shown(START + 10 * DAY)}`,
    );
    expect(digest?.pings).toEqual(['alice']);
    expect(digest?.text).not.toContain('accessibility');
  });
});

describe('X7: reminders after an outage', () => {
  it('X6, X7: after 72 hours one collected message, with what is still of use', async () => {
    const place = await openPlace({ env: { OUTAGE_EXTENSION: 'off' } });
    await open(place, place.people.dave, { title: 'Closed meanwhile' });
    await open(place, place.people.dave, { title: 'Closes soon', days: 7 });
    await ask(place, 'mallory');
    await ask(place, 'erin', IG);
    await place.pass(3 * DAY - HOUR);
    await place.stopBot();
    await place.sandbox.clock.advance(72 * HOUR + 20 * HOUR);
    await place.startBot();
    const [message, another] = remindersOf(place, 'alice');
    expect(another).toBeUndefined();
    expect(message?.text).toContain('D-2');
    expect(message?.text).not.toContain('D-1');
    expect(message?.text.match(/request to take part \(http/gu)).toHaveLength(2);
    expect(pinged([...reminders(place), ...reminders(place, IG)])).toEqual(['alice', 'bob', 'carol']);
    await place.pass(HOUR);
    expect(remindersOf(place, 'alice')).toHaveLength(1);
  });

  it('X6, X7: what makes no sense any more is never said', async () => {
    const place = await openPlace();
    await open(place, place.people.dave, {}, IG);
    await ask(place, 'mallory');
    await place.pass(2 * DAY);
    await place.stopBot();
    await place.sandbox.clock.advance(9 * DAY);
    await place.startBot();
    await place.pass(2 * DAY);
    expect([...reminders(place), ...reminders(place, IG)]).toEqual([]);
  });
});

describe('X6: /privacy reminders', () => {
  it('X6: a kind that is switched off reminds that person no more, until it is switched on again', async () => {
    const place = await openPlace();
    const off = await press(place, 'bob', 'Switch off: proposals that close within a day');
    expect(off.answer?.text).toContain('🔕 off · proposals that close within a day');
    await open(place, place.people.dave);
    await open(place, place.people.dave, { title: 'Later', days: 6 });
    await place.pass(4 * DAY);
    expect(pinged(reminders(place))).toEqual(['alice', 'carol']);
    const on = await press(place, 'bob', 'Switch on: proposals that close within a day');
    expect(on.answer?.text).toContain('🔔 on · proposals that close within a day');
    await place.pass(DAY);
    expect(pinged(reminders(place).slice(1))).toEqual(['alice', 'bob', 'carol']);
  });

  it('X6: switching off takes what was waiting along', async () => {
    const place = await openPlace();
    await ask(place, 'mallory');
    await place.pass(3 * DAY + HOUR);
    const before = await place.people.alice.in(WG).command('/privacy reminders');
    expect(before.answer?.text).toContain(`Next collected message: ${shown(START + 3 * DAY + 21 * HOUR)}`);
    await press(place, 'alice', 'Switch off: requests to take part that wait for a lead');
    await place.pass(DAY);
    expect(reminders(place)).toEqual([]);
  });

  it('X6: who asked for direct messages gets them, and nobody else', async () => {
    const place = await openPlace();
    expect((await press(place, 'alice', 'Direct messages')).answer?.text).toContain('Where: direct messages');
    await ask(place, 'mallory');
    await open(place, place.people.dave);
    await place.pass(3 * DAY + 21 * HOUR);
    await place.pass(3 * HOUR);
    expect(place.people.alice.sees(DIRECT).map(({ text }) => text)).toEqual([
      expect.stringMatching(/^Reminder\nA request to take part.* in #tracing-wg waits for a lead/u),
      expect.stringMatching(/^Reminder\nD-1.* in #tracing-wg closes/u),
    ]);
    expect(place.people.alice.sees(DIRECT).flatMap(({ buttons }) => buttons)).toEqual([]);
    expect(pinged(reminders(place))).toEqual(['bob', 'carol']);
    expect((await press(place, 'alice', 'No direct messages')).answer?.text).toContain('in the group’s channel');
    await place.pass(3 * DAY - 3 * HOUR);
    expect(place.people.alice.sees(DIRECT)).toHaveLength(2);
    expect(pinged(reminders(place))).toEqual(['alice', 'bob', 'carol']);
  });

  it('X6: who asked for direct messages and takes none is pinged in the channel, and not tried again', async () => {
    const place = await openPlace();
    await press(place, 'bob', 'Direct messages');
    place.people.bob.closeDirects();
    await open(place, place.people.dave);
    await place.pass(4 * DAY);
    expect(place.people.bob.sees(DIRECT)).toEqual([]);
    expect(reminders(place).map(({ pings }) => pings.toSorted())).toEqual([['alice', 'carol'], ['bob']]);
    expect(reminders(place)[1]?.text).toMatch(/^Reminder\n@bob: D-1/u);
    const now = await place.people.bob.in(WG).command('/privacy reminders');
    expect(now.answer?.text).toContain('Where: in the group’s channel');
  });

  it('X6: nothing in quiet hours, over midnight too; what was urgent comes right after them', async () => {
    const place = await openPlace();
    expect((await quiet(place, 'bob', '11', '8', 'UTC')).answer?.text).toContain('Quiet hours: from 11:00 to 8:00');
    await open(place, place.people.dave);
    await place.pass(4 * DAY);
    expect(pinged(reminders(place))).toEqual(['alice', 'carol']);
    await place.pass(20 * HOUR - SECOND);
    expect(remindersOf(place, 'bob')).toEqual([]);
    await place.pass(SECOND);
    expect(remindersOf(place, 'bob')).toHaveLength(1);
    expect(pinged(reminders(place).slice(1))).toEqual(['bob']);
  });

  it('X6: quiet hours end by the person’s own clock, right after it was changed for summer', async () => {
    const place = await openPlace();
    await quiet(place, 'bob', '22', '07:00', 'new york');
    await place.pass(DAY + 18.5 * HOUR); // Wednesday, 06:30 UTC
    await open(place, place.people.dave);
    await place.pass(4 * DAY); // Sunday, 8 March, 06:30 UTC, half an hour before the clocks go forward there
    expect(pinged(reminders(place))).toEqual(['alice', 'carol']);
    await place.pass(4.5 * HOUR - SECOND);
    expect(remindersOf(place, 'bob')).toEqual([]);
    await place.pass(SECOND); // 11:00 UTC is 7 o'clock in New York from this day on
    expect(remindersOf(place, 'bob')).toHaveLength(1);
  });

  it.each([
    ['was switched off', (place: TestPlace) => press(place, 'alice', 'Switch off: proposals that close within a day')],
    ['was blocked meanwhile', (place: TestPlace) => block(place.people.carol)],
  ])('X6: something urgent that waits and %s brings nothing else before its time', async (_how, ends) => {
    const place = await openPlace();
    await quiet(place, 'alice', '12', '13', 'UTC');
    await open(place, place.people.dave);
    await place.pass(DAY - HOUR);
    for (const name of ['mallory', 'erin'] as const) {
      await ask(place, name);
      await place.pass(3 * HOUR);
    }
    await place.pass(3 * DAY - 5 * HOUR + HOUR / 2); // Friday, 12:30 UTC; Mallory's request came due at 11:00
    await ends(place);
    await place.pass(HOUR);
    expect(remindersOf(place, 'alice')).toEqual([]);
    await place.pass(HOUR);
    expect(remindersOf(place, 'alice')).toEqual([]);
    await place.pass(18.5 * HOUR - SECOND);
    expect(remindersOf(place, 'alice')).toEqual([]);
    await place.pass(SECOND); // Saturday, 9:00 UTC
    expect(remindersOf(place, 'alice')).toHaveLength(1);
  });

  it('X6: another time zone makes no second message of the same day', async () => {
    const place = await openPlace();
    await ask(place, 'mallory');
    await place.pass(DAY - 30 * 60_000);
    await ask(place, 'erin'); // comes due on Friday, 11:30 UTC
    await place.pass(2 * DAY + 21.5 * HOUR); // Friday, 9:00 UTC
    expect(remindersOf(place, 'alice')).toHaveLength(1);
    await quiet(place, 'alice', '', '', 'New York'); // 9 o'clock there is 14:00 UTC
    await place.pass(24 * HOUR - SECOND);
    expect(remindersOf(place, 'alice')).toHaveLength(1);
    await place.pass(5 * HOUR + SECOND);
    expect(remindersOf(place, 'alice')).toHaveLength(2);
  });

  it('X6: what would come after it makes no sense any more does not come', async () => {
    const place = await openPlace();
    await quiet(place, 'bob', '12', '11', 'UTC');
    await open(place, place.people.dave);
    await place.pass(4 * DAY);
    await block(place.people.carol);
    await place.pass(3 * DAY);
    expect(remindersOf(place, 'bob')).toEqual([]);
  });

  it.each([
    ['22', '', 'UTC', 'Quiet hours need a beginning and an end'],
    ['half past nine', '7', 'UTC', '“half past nine” is not a full hour of the day'],
    ['25', '7', 'UTC', '“25” is not a full hour'],
    ['9', '9', 'UTC', 'From 9 to 9 would be the whole day'],
    ['22', '7', 'Middle Earth', '“Middle Earth” is not a time zone'],
  ])(
    'X6: quiet hours from “%s” to “%s” in “%s” are refused, and what was typed is kept',
    async (from, to, zone, why) => {
      const place = await openPlace();
      const refused = await quiet(place, 'bob', from, to, zone);
      expect(refused.answer?.text).toContain('§X6');
      expect(refused.answer?.text).toContain(why);
      const again = await place.people.bob.in(WG).click('Edit');
      const corrected = await again.form?.submit({ [FROM]: '22:00', [TO]: '24', [ZONE]: 'Europe/Berlin' });
      expect(corrected?.answer?.text).toContain('Quiet hours: from 22:00 to 0:00');
      expect(corrected?.answer?.text).toContain('Time zone: Europe/Berlin');
    },
  );

  it('X6: empty hours end quiet hours, and somebody new may ask too', async () => {
    const place = await openPlace();
    await quiet(place, 'mallory', '22', '7', 'Berlin');
    const none = await quiet(place, 'mallory', '', '', 'Berlin');
    expect(none.answer?.text).toContain('Quiet hours: none');
    expect(none.answer?.text).toContain('Time zone: Europe/Berlin');
    const shownToGrace = await place.people.grace.in('#general').command('/privacy reminders');
    expect(shownToGrace.answer?.text).toContain('Next collected message: nothing waits for you now');
    expect(shownToGrace.answer?.ephemeral).toBe(true);
  });
});

import { describe, expect, it } from 'vitest';
import type { SeenMessage } from '../../src/sandbox/actors/seen-message.js';
import { DAY, HOUR, SECOND, START, openPlace, type Name, type TestPlace } from './place.js';
import { IG, TITLE, WG, block, open, seen, shown } from './proposals.js';

/** What was said to remind people, in a channel. */
const reminders = (place: TestPlace, channel = WG): SeenMessage[] =>
  seen(place, channel).filter((message) => message.text.startsWith('Reminder'));

/** Who was pinged by these messages, by name and in order of the alphabet. */
const pinged = (messages: readonly SeenMessage[]): string[] => messages.flatMap(({ pings }) => pings).sort();

/** How often somebody was pinged to be reminded. */
const remindersOf = (place: TestPlace, name: Name): SeenMessage[] =>
  place.people[name].pings().filter((message) => message.text.startsWith('Reminder'));

/** Asks to take part in a channel's group. */
const ask = async (place: TestPlace, name: Name, channel = WG): Promise<void> => {
  const asked = await place.people[name].in(channel).command('/member join', { as: 'participant' });
  expect(asked.answer?.text).toContain('You asked to take part');
  await place.settle();
};

describe('X6: urgent reminders', () => {
  it('X6: exactly 24 hours before a proposal closes, those who may block it are pinged in the channel, nobody else', async () => {
    const place = await openPlace();
    await open(place, place.people.dave);
    await place.pass(4 * DAY - SECOND);
    expect(reminders(place)).toEqual([]);
    await place.pass(SECOND);
    const [reminder, another] = reminders(place);
    expect(another).toBeUndefined();
    expect(reminder?.text).toContain('@alice, @bob and @carol: D-1');
    expect(reminder?.text).toContain(`in #tracing-wg closes ${shown(START + 5 * DAY)}`);
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
});

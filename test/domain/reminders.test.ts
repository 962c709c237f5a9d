import { DateTime } from 'luxon';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { collectedAt, dayAt, type Waiting } from '../../src/domain/collected-reminders.js';
import { weekOf } from '../../src/domain/calendar.js';
import { afterQuiet, isQuiet, noWish, quietHoursTyped, type ReminderWish } from '../../src/domain/reminder-wish.js';
import { DAY, HOUR, MONDAY, person } from './sample.js';

const MINUTE = 60_000;
const wish = (parts: Partial<ReminderWish> = {}): ReminderWish => ({ ...noWish(person(1).id), ...parts });
const at = (iso: string): number => Date.parse(iso);

const hour = fc.integer({ min: 0, max: 23 });
const zone = fc.constantFrom(
  ...['UTC', 'Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe', 'Asia/Kathmandu', 'Pacific/Chatham'],
  ...['America/St_Johns', 'Pacific/Kiritimati', 'Africa/Casablanca'],
);
const instant = fc.integer({ min: Date.UTC(2025, 0, 1), max: Date.UTC(2027, 11, 31) });
const quiet = fc
  .record({ from: hour, to: hour })
  .filter(({ from, to }) => from !== to)
  .map((hours) => hours);
const anyWish = fc.record({ zone, quiet: fc.option(quiet) }).map((parts) => wish(parts));

describe('X6: quiet hours', () => {
  it.each([
    ['before', '2026-11-02T20:59:59Z', false],
    ['from the first second on', '2026-11-02T21:00:00Z', true],
    ['over midnight', '2026-11-03T00:30:00Z', true],
    ['to the last second', '2026-11-03T05:59:59Z', true],
    ['after', '2026-11-03T06:00:00Z', false],
  ])('X6: 22 to 7 in Berlin, %s', (_when, time, expected) => {
    expect(isQuiet(wish({ zone: 'Europe/Berlin', quiet: { from: 22, to: 7 } }), at(time))).toBe(expected);
  });

  it.each([
    ['spring', '2026-03-28T23:00:00Z', '2026-03-29T05:00:00Z'],
    ['summer', '2026-07-01T21:00:00Z', '2026-07-02T05:00:00Z'],
    ['autumn', '2026-10-24T21:00:00Z', '2026-10-25T06:00:00Z'],
    ['winter', '2026-12-01T22:00:00Z', '2026-12-02T06:00:00Z'],
  ])('X6: end at 7 by the clock on the wall in %s', (_season, from, to) => {
    expect(afterQuiet(wish({ zone: 'Europe/Berlin', quiet: { from: 22, to: 7 } }), at(from))).toBe(at(to));
  });

  it('X6: that would begin or end in an hour that the clock leaves out end with it', () => {
    const spring = wish({ zone: 'Europe/Berlin', quiet: { from: 0, to: 2 } });
    expect(afterQuiet(spring, at('2026-03-29T00:30:00Z'))).toBe(at('2026-03-29T01:00:00Z'));
    const autumn = wish({ zone: 'Europe/Berlin', quiet: { from: 2, to: 3 } });
    expect(afterQuiet(autumn, at('2026-10-25T00:30:00Z'))).toBe(at('2026-10-25T02:00:00Z'));
  });

  it('X6: their end is the first instant at which somebody may be reminded, to the millisecond', () => {
    fc.assert(
      fc.property(anyWish, instant, (by, now) => {
        const free = afterQuiet(by, now);
        expect(free).toBeGreaterThanOrEqual(now);
        expect(free - now).toBeLessThanOrEqual(25 * HOUR);
        expect(isQuiet(by, free)).toBe(false);
        if (free > now) expect(isQuiet(by, free - 1)).toBe(true);
      }),
    );
  });

  it.each([
    ['22', '7', 'Berlin', { quiet: { from: 22, to: 7 }, zone: 'Europe/Berlin' }],
    [' 0:00 ', '07:00', 'america/new york', { quiet: { from: 0, to: 7 }, zone: 'America/New_York' }],
    ['24', '6', '', { quiet: { from: 0, to: 6 }, zone: null }],
    ['', '', 'utc', { quiet: null, zone: 'UTC' }],
  ])('X6: “%s” to “%s” in “%s” are understood', (from, to, typed, expected) => {
    expect(quietHoursTyped({ from, to, zone: typed })).toEqual({ ok: true, value: expected });
  });

  it('X6: a zone that this machine does not know counts as UTC', () => {
    const strange = wish({ zone: 'Atlantis/Centre', quiet: { from: 3, to: 4 } });
    expect(isQuiet(strange, at('2026-11-02T03:30:00Z'))).toBe(true);
    expect(dayAt(MONDAY, strange)).toEqual({ begins: at('2026-11-02T09:00:00Z'), next: at('2026-11-03T09:00:00Z') });
  });
});

describe('X6: a person’s day', () => {
  it('X6: begins at 9 by the clock on the wall, with 23 or 25 hours when the clock is changed', () => {
    const berlin = wish({ zone: 'Europe/Berlin' });
    expect(dayAt(at('2026-03-29T06:59:59Z'), berlin)).toEqual({
      begins: at('2026-03-28T08:00:00Z'),
      next: at('2026-03-29T07:00:00Z'),
    });
    expect(dayAt(at('2026-10-25T08:00:00Z'), berlin).begins).toBe(at('2026-10-25T08:00:00Z'));
  });

  it('X6: holds every instant, and begins where the one before ends', () => {
    fc.assert(
      fc.property(zone, instant, (where, now) => {
        const day = dayAt(now, { zone: where });
        expect(day.begins).toBeLessThanOrEqual(now);
        expect(day.next).toBeGreaterThan(now);
        expect(dayAt(day.next, { zone: where }).begins).toBe(day.next);
        expect(DateTime.fromMillis(day.begins, { zone: where }).toFormat('HH:mm:ss')).toBe('09:00:00');
        expect(Math.abs(day.next - day.begins - DAY)).toBeLessThanOrEqual(HOUR);
      }),
    );
  });

  it('X6: weeks begin on Monday at midnight, UTC', () => {
    expect(weekOf(at('2026-11-02T00:00:00Z'))).toBe(at('2026-11-02T00:00:00Z'));
    expect(weekOf(at('2026-11-08T23:59:59.999Z'))).toBe(at('2026-11-02T00:00:00Z'));
  });
});

describe('X6: what is collected', () => {
  const waiting = (parts: Partial<Waiting> = {}): Waiting => ({
    dueAt: MONDAY,
    untilAt: MONDAY + 3 * DAY,
    atOnce: false,
    ...parts,
  });
  const TOMORROW = MONDAY + 21 * HOUR;
  const midday = wish({ quiet: { from: 11, to: 14 } });

  it.each([
    ['nothing', [], wish(), false, null],
    ['what came due today', [waiting()], wish(), false, TOMORROW],
    ['what came due before 9 o’clock', [waiting({ dueAt: MONDAY - 3 * HOUR })], wish(), false, MONDAY],
    ['the same when this day’s message is out', [waiting({ dueAt: MONDAY - 3 * HOUR })], wish(), true, TOMORROW],
    ['what ends before tomorrow', [waiting({ untilAt: TOMORROW })], wish(), false, MONDAY],
    ['what ends a little later', [waiting({ untilAt: TOMORROW + 1 })], wish(), false, TOMORROW],
    ['what was urgent and is late', [waiting({ atOnce: true })], wish(), true, MONDAY],
    ['the same in quiet hours', [waiting({ atOnce: true })], midday, true, MONDAY + 2 * HOUR],
    ['what has ended', [waiting({ untilAt: MONDAY })], wish(), false, null],
    [
      'what ends in tomorrow’s quiet hours',
      [waiting({ untilAt: TOMORROW + HOUR })],
      wish({ quiet: { from: 22, to: 11 } }),
      false,
      MONDAY,
    ],
  ] as const)('X6: %s', (_what, reminders, by, saidToday, expected) => {
    expect(collectedAt(reminders, by, saidToday, MONDAY)).toBe(expected);
  });

  it('X6: at most one message a day, none in quiet hours, and nothing that lasts long enough is forgotten', () => {
    const due = fc.record({
      after: fc.integer({ min: 0, max: 5 * 24 * 4 }),
      lasts: fc.integer({ min: 1, max: 16 * 24 }),
    });
    fc.assert(
      fc.property(anyWish, instant, fc.array(due, { maxLength: 12 }), (by, start, list) => {
        const all = list.map(({ after, lasts }) => ({
          dueAt: start + after * 15 * MINUTE,
          untilAt: start + after * 15 * MINUTE + lasts * 15 * MINUTE,
          atOnce: false,
        }));
        const said = new Set<Waiting>();
        const days = new Map<number, number>();
        // From one time at which something may happen to the next.
        for (let now: number | undefined = start; now !== undefined;) {
          const { begins } = dayAt(now, by);
          const open = all.filter((each) => each.dueAt <= (now ?? 0) && !said.has(each));
          const goes = collectedAt(open, by, days.has(begins), now);
          if (goes !== null && goes <= now) {
            expect(isQuiet(by, now)).toBe(false);
            days.set(begins, (days.get(begins) ?? 0) + 1);
            for (const each of open) if (each.untilAt > now) said.add(each);
          }
          const times = [...all.map(({ dueAt }) => dueAt), ...(goes === null ? [] : [goes])];
          now = times.filter((each) => each > (now ?? 0)).toSorted((a, b) => a - b)[0];
        }
        expect([...days.values()].every((count) => count === 1)).toBe(true);
        // A day of 25 hours, and quiet hours of 23 at the end of it.
        const forgotten = all.filter((each) => each.untilAt - each.dueAt > 49 * HOUR && !said.has(each));
        expect(forgotten).toEqual([]);
      }),
    );
  });
});

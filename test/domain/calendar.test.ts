import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, addHours, dayTyped } from '../../src/domain/calendar.js';
import { timeOf, asId, type Snowflake } from '../../src/domain/ids.js';

const at = (iso: string): number => Date.parse(iso);

describe('days of 24 hours', () => {
  it.each([
    ['across the end of a month', '2026-01-29T10:00:00Z', 5, '2026-02-03T10:00:00Z'],
    ['across the end of a year', '2026-12-30T23:59:59.999Z', 5, '2027-01-04T23:59:59.999Z'],
    ['through a leap day', '2028-02-27T00:00:00Z', 3, '2028-03-01T00:00:00Z'],
    ['past a February without one', '2026-02-27T00:00:00Z', 3, '2026-03-02T00:00:00Z'],
    ['over the start of summer time in Berlin', '2026-03-28T12:00:00+01:00', 1, '2026-03-29T13:00:00+02:00'],
    ['over the end of summer time in New York', '2026-10-31T12:00:00-04:00', 5, '2026-11-05T11:00:00-05:00'],
  ])('D3: days are 24 hours %s', (_what, from, days, to) => {
    expect(addDays(at(from), days)).toBe(at(to));
  });

  it('D3: n days are n x 24 h in milliseconds, and whole numbers stay whole', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 4e12 }), fc.integer({ min: 0, max: 90 }), (from, days) => {
        expect(addDays(from, days) - from).toBe(days * 86_400_000);
        expect(addDays(from, days)).toBe(addHours(from, days * 24));
        expect(Number.isSafeInteger(addDays(from, days))).toBe(true);
      }),
    );
  });
});

describe('a typed day', () => {
  it('is the first or the last instant of that day in UTC', () => {
    expect(dayTyped('2026-11-30', 'start')).toBe(at('2026-11-30T00:00:00.000Z'));
    expect(dayTyped(' 2026-11-30 ', 'end')).toBe(at('2026-11-30T23:59:59.999Z'));
    expect(dayTyped('2028-02-29', 'end')).toBe(at('2028-02-29T23:59:59.999Z'));
  });

  it.each([
    '2026-02-29',
    '2026-02-30',
    '2026-04-31',
    '2026-13-01',
    '2026-00-10',
    '2026-01-00',
    '2026-01-32',
    '0000-01-01',
    '0050-01-01',
    '2026-1-1',
    '20261101',
    '2026-11-01T00:00',
    '٢٠٢٦-١١-٠١',
    'tomorrow',
    '',
  ])('refuses %j, which is no day', (typed) => {
    expect(dayTyped(typed, 'start')).toBeNull();
    expect(dayTyped(typed, 'end')).toBeNull();
  });

  it('covers all days without gap or overlap', () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date('1970-01-01'), max: new Date('2100-01-01'), noInvalidDate: true }),
        (date) => {
          const day = date.toISOString().slice(0, 10);
          const next = new Date(date.getTime() + 86_400_000).toISOString().slice(0, 10);
          const start = dayTyped(day, 'start');
          const end = dayTyped(day, 'end');
          expect(start).toBeLessThanOrEqual(date.getTime());
          expect(end).toBeGreaterThanOrEqual(date.getTime());
          expect(dayTyped(next, 'start')).toBe((end ?? 0) + 1);
        },
      ),
    );
  });
});

describe('the time in an id of Discord', () => {
  it('is the one that Discord documents', () => {
    // 175928847299117063 is the example of Discord's own reference, made at 2016-04-30 11:18:25.796 UTC.
    expect(timeOf(asId<Snowflake>('175928847299117063'))).toBe(at('2016-04-30T11:18:25.796Z'));
  });

  it('comes back whatever worker and counter an id carries', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1_420_070_400_000, max: 4_000_000_000_000 }),
        fc.bigInt({ min: 0n, max: (1n << 22n) - 1n }),
        (time, rest) => {
          const id = ((BigInt(time) - 1_420_070_400_000n) << 22n) + rest;
          expect(timeOf(asId<Snowflake>(String(id)))).toBe(time);
        },
      ),
    );
  });
});

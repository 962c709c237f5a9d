import { describe, expect, it } from 'vitest';
import { businessDaysAfter } from '../../src/domain/business-days.js';
import { quorumForecast } from '../../src/domain/quorum-forecast.js';
import { responseTimeAt, responseTimes } from '../../src/domain/response-times.js';
import { edition } from '../../src/domain/rules.js';
import { DAY } from './sample.js';

const times = (dueAt: number, to = dueAt): string[] =>
  responseTimes(dueAt, 0, to).map(({ at, left }) => `${new Date(at).toISOString().slice(0, 13)} ${left}`);

describe('E6: when one is reminded of a response', () => {
  it('E6: over new year: sent on Thursday, 31 December 2026, it is due at the end of Thursday, 7 January', () => {
    const dueAt = businessDaysAfter(Date.UTC(2026, 11, 31, 10), 5);
    expect(new Date(dueAt).toISOString()).toBe('2027-01-08T00:00:00.000Z');
    expect(times(dueAt)).toEqual(['2027-01-05T00 days', '2027-01-07T00 one-day', '2027-01-08T00 none']);
  });

  it('E6: over a weekend: with Monday as the last day, one business day is left from the end of Friday', () => {
    const dueAt = businessDaysAfter(Date.UTC(2026, 10, 23, 12), 5);
    expect(times(dueAt)).toEqual(['2026-11-26T00 days', '2026-11-28T00 one-day', '2026-12-01T00 none']);
  });

  it('E6: what is late is said each week, one second before and after', () => {
    const dueAt = Date.UTC(2026, 11, 1);
    expect(times(dueAt, dueAt + 14 * DAY).slice(2)).toHaveLength(3);
    expect(times(dueAt, dueAt + 14 * DAY - 1).slice(2)).toHaveLength(2);
    const week = responseTimes(dueAt, dueAt + 70 * DAY, dueAt + 77 * DAY);
    expect(week).toEqual([{ at: dueAt + 77 * DAY, untilAt: dueAt + 84 * DAY, left: 'none' }]);
  });

  it('E6: of several that were missed the last one alone makes sense', () => {
    const dueAt = Date.UTC(2026, 11, 1);
    expect(responseTimeAt(dueAt, dueAt - 5 * DAY - 1)).toBeNull();
    expect(responseTimeAt(dueAt, dueAt - 5 * DAY)?.left).toBe('days');
    expect(responseTimeAt(dueAt, dueAt - 1)?.left).toBe('one-day');
    expect(responseTimeAt(dueAt, dueAt)?.left).toBe('none');
    expect(responseTimeAt(dueAt, dueAt + 30 * DAY)?.at).toBe(dueAt + 28 * DAY);
  });
});

describe('V2: the forecast of a quorum', () => {
  const RULES = edition('mcp-2026');
  const at = (forQuorum: number, elapsed: number, base = 4) =>
    quorumForecast({ base, forQuorum, announcedAt: 0, closesAt: 8 * DAY }, RULES, elapsed);

  it('V2: exactly on pace does not fail, a millisecond later it does', () => {
    expect(at(1, 4 * DAY)).toEqual({ missing: 1, fails: false });
    expect(at(1, 4 * DAY + 1)).toEqual({ missing: 1, fails: true });
  });

  it('V2: a quorum that is reached never fails; one that nobody counts toward is not foreseen', () => {
    expect(at(2, 8 * DAY)).toEqual({ missing: 0, fails: false });
    expect(at(0, 0)).toEqual({ missing: 2, fails: false });
    expect(at(0, 4 * DAY, 0)).toBeNull();
  });
});

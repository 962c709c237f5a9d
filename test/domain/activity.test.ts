import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { active, tookPart } from '../../src/domain/activity.js';
import { linkTyped } from '../../src/domain/contributing.js';
import { inactive, putOff } from '../../src/domain/inactivity.js';
import { missingOf, monthsBack, monthsOf } from '../../src/domain/member-shown.js';
import type { ParticipationDay } from '../../src/domain/participation-kinds.js';
import { askToReturn, confirmReturn } from '../../src/domain/return.js';
import { edition } from '../../src/domain/rules.js';
import { expectRefused } from './decided.js';
import { contribution, nomination } from './nomination-sample.js';
import { DAY, HOUR, MONDAY, group, membership, person, standing } from './sample.js';

const RULES = edition('mcp-2026');
const clockOf = (at: number) => active(membership(1, 'member'), at, RULES).inactiveAt;

describe('P8: three months', () => {
  it.each([
    ['2027-11-29T10:00:00.000Z', '2028-02-29T10:00:00.000Z'],
    ['2027-11-30T10:00:00.000Z', '2028-02-29T10:00:00.000Z'],
    ['2026-11-28T10:00:00.000Z', '2027-02-28T10:00:00.000Z'],
    ['2026-11-29T10:00:00.000Z', '2027-02-28T10:00:00.000Z'],
    ['2026-11-30T23:59:59.999Z', '2027-02-28T23:59:59.999Z'],
    ['2027-12-31T00:00:00.000Z', '2028-03-31T00:00:00.000Z'],
    ['2028-01-31T12:00:00.000Z', '2028-04-30T12:00:00.000Z'],
    ['2028-02-29T12:00:00.000Z', '2028-05-29T12:00:00.000Z'],
    ['2027-08-31T12:00:00.000Z', '2027-11-30T12:00:00.000Z'],
  ])('P8: from %s to %s', (from, to) => {
    expect(new Date(clockOf(Date.parse(from)) ?? 0).toISOString()).toBe(to);
  });

  it('P8: only WG Members and leads have a clock', () => {
    for (const tier of ['observer', 'participant'] as const) {
      const took = tookPart(membership(1, tier), MONDAY, RULES);
      expect(took).toMatchObject({ tier, participatedAt: MONDAY, inactiveAt: null });
    }
    expect(tookPart(membership(1, 'lead'), MONDAY, RULES).inactiveAt).not.toBeNull();
  });

  it('P8: what came before the last participation changes nothing', () => {
    const took = tookPart(membership(1, 'member'), MONDAY, RULES);
    expect(tookPart(took, MONDAY, RULES)).toBe(took);
    expect(tookPart(took, MONDAY - 1, RULES)).toBe(took);
    expect(tookPart(took, MONDAY + 1, RULES).participatedAt).toBe(MONDAY + 1);
  });
});

describe('P8: over', () => {
  const due = tookPart(membership(1, 'member'), MONDAY, RULES);
  const end = due.inactiveAt ?? 0;

  it('P8: a WG Member is emeritus since the stored time; a lead stays lead, out of the quorum', () => {
    expect(inactive(due)).toMatchObject({ tier: 'participant', inactiveAt: null, inactiveSince: end });
    const lead = inactive(tookPart(membership(1, 'lead'), MONDAY, RULES));
    expect(lead).toMatchObject({ tier: 'lead', inactiveSince: end });
    expect(tookPart(lead, end + DAY, RULES)).toMatchObject({ tier: 'lead', inactiveSince: null });
    expect(inactive(membership(3, 'participant'))).toEqual(membership(3, 'participant'));
  });

  it('P8: participation from a millisecond before undoes it; at that time and later it is one to return with', () => {
    const emeritus = inactive(due);
    expect(tookPart(emeritus, end - 1, RULES)).toMatchObject({ tier: 'member', inactiveSince: null });
    for (const at of [end, end + 1]) {
      const since = tookPart(emeritus, at, RULES);
      expect(since).toMatchObject({ tier: 'participant', inactiveSince: end, participatedAt: at });
      expect(askToReturn(standing(1, 'participant'), since, at).ok).toBe(true);
    }
    const none = askToReturn(standing(1, 'participant'), emeritus, end + DAY);
    expectRefused(none, 'P8', 'no-participation-since');
  });

  it('P8: only another lead confirms a return, and the three months begin anew', () => {
    const asked = { ...tookPart(inactive(due), end + DAY, RULES), returnAskedAt: end + DAY };
    const at = end + 2 * DAY;
    expectRefused(confirmReturn(asked, standing(2, 'member'), at, RULES), 'P8', 'leads-decide');
    expectRefused(confirmReturn(asked, standing(1, 'lead'), at, RULES), 'P8', 'own-return');
    expectRefused(confirmReturn(due, standing(2, 'lead'), at, RULES), 'P8', 'no-return-request');
    const back = confirmReturn(asked, standing(2, 'lead'), at, RULES);
    expect(back.ok && back.value).toMatchObject({ tier: 'member', since: at, participatedAt: at, returnAskedAt: null });
    expect(back.ok && back.value.inactiveAt).toBe(clockOf(at));
  });
});

describe('P8, X7: outages put it off', () => {
  const due = tookPart(membership(1, 'member'), MONDAY, RULES);
  const end = due.inactiveAt ?? 0;
  const put = (breaks: readonly (readonly [number, number])[], now = end + DAY) => {
    const spans: { since: number; until: number }[] = [];
    let from = MONDAY;
    for (const [since, until] of breaks) {
      spans.push({ since: from, until: since });
      from = until;
    }
    return putOff(due, [...spans, { since: from, until: now }], now, RULES);
  };

  it('P8: not one of an hour, and one of a millisecond more with all its length', () => {
    expect(put([[MONDAY + DAY, MONDAY + DAY + HOUR]])).toBeNull();
    expect(put([[MONDAY + DAY, MONDAY + DAY + HOUR + 1]])).toBe(end + HOUR + 1);
  });

  it('P8: what comes within the time that was put off counts too, what comes after it does not', () => {
    const first = [MONDAY + DAY, MONDAY + 4 * DAY] as const;
    expect(put([first, [end + DAY, end + 2 * DAY]], end + 9 * DAY)).toBe(end + 4 * DAY);
    expect(put([first, [end + 3 * DAY, end + 5 * DAY]], end + 9 * DAY)).toBe(end + 3 * DAY);
  });

  it('P8: by the sum of all, however often it is asked', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: HOUR + 1, max: 2 * DAY }), { maxLength: 8 }), (lengths) => {
        const breaks = lengths.map((length, index) => {
          const since = MONDAY + (index + 1) * 5 * DAY;
          return [since, since + length] as const;
        });
        const sum = lengths.reduce((all, each) => all + each, 0);
        const later = put(breaks, end + 30 * DAY);
        expect(later).toBe(sum === 0 ? null : end + sum);
        if (later !== null)
          expect(putOff({ ...due, inactiveAt: later }, [{ since: MONDAY, until: later }], later, RULES)).toBeNull();
      }),
    );
  });
});

const did = (day: string, kind: ParticipationDay['kind'], count = 1): ParticipationDay => ({
  ...{ groupId: group('working-group').id, personId: person(1).id, day, kind, count, link: null, byId: null },
  at: Date.parse(day),
});

describe('P9: by month', () => {
  it('P9: adds up by kind, and says where discussion is too little', () => {
    const days = [did('2026-09-01', 'proposal', 2), did('2026-09-02', 'proposal'), did('2026-09-03', 'discussion')];
    expect(monthsOf(days, RULES)).toEqual([
      {
        month: '2026-09',
        done: [
          { kind: 'proposal', count: 3, enough: true },
          { kind: 'discussion', count: 1, enough: false },
        ],
      },
    ]);
    const three = ['2026-10-01', '2026-10-15', '2026-10-31'].map((day) => did(day, 'discussion'));
    expect(monthsOf([...days, ...three], RULES).map(({ month, done }) => [month, done.at(-1)?.enough])).toEqual([
      ['2026-10', true],
      ['2026-09', false],
    ]);
  });

  it('P9: months back over the end of a year, from the 31st', () => {
    expect(monthsBack(Date.UTC(2027, 0, 31), 3)).toEqual(['2027-01', '2026-12', '2026-11']);
  });

  it('P5: says what is missing, and nothing to who is WG Member', () => {
    const about = { group: group('working-group'), contributions: [], nomination: null, at: MONDAY, rules: RULES };
    expect(missingOf(membership(1, 'member'), { ...about, days: [] })).toEqual([]);
    expect(missingOf(membership(1, 'participant'), { ...about, days: [], group: group('interest-group') })).toEqual([]);
    const days = ['2026-08-02', '2026-09-01', '2026-11-01'].map((day) => did(day, 'proposal'));
    expect(missingOf(membership(1, 'participant'), { ...about, days }).map(({ what }) => what)).toEqual([
      'month',
      'contributions',
    ]);
  });

  it('P5: says the same of the months as a nomination that is announced now', () => {
    const at = Date.UTC(2026, 10, 22, 12);
    const about = { group: group('working-group'), contributions: [], at, rules: RULES, nomination: null };
    const participant = membership(1, 'participant');
    // Each is within the last three months, though none is in November, and two are in September.
    const days = ['2026-08-22', '2026-09-01', '2026-09-25', '2026-10-31'].map((day) => did(day, 'proposal'));
    expect(missingOf(participant, { ...about, days })).toEqual([{ what: 'contributions', needed: 1, there: 0 }]);
    // One in each calendar month, but none from 22 August to 21 September.
    const late = ['2026-08-21', '2026-09-22', '2026-10-31', '2026-11-01'].map((day) => did(day, 'proposal'));
    expect(missingOf(participant, { ...about, days: late })[0]).toEqual({
      what: 'month',
      from: '2026-08-22',
      to: '2026-09-21',
    });
  });

  it('P5: says on which day the first participation is old enough, also where a month is shorter', () => {
    const about = {
      group: group('working-group'),
      contributions: [],
      rules: RULES,
      nomination: null,
      days: [did('2026-11-30', 'block')],
    };
    const at = (day: string) => missingOf(membership(1, 'participant'), { ...about, at: Date.parse(day) })[0];
    expect(at('2027-02-28')).toEqual({ what: 'first', enoughAt: '2027-03-01' });
    expect(at('2027-03-01')).not.toMatchObject({ what: 'first' });
    const none = { ...about, days: [], at: MONDAY };
    expect(missingOf(membership(1, 'participant'), none)[0]).toEqual({ what: 'first', enoughAt: null });
  });

  it('P5: the months are those of the nomination’s card, and a nomination that is open is not asked for again', () => {
    const about = { group: group('working-group'), contributions: [contribution(1)], at: MONDAY, rules: RULES };
    const days = ['2026-08-02', '2026-09-02', '2026-10-02'].map((day) => did(day, 'proposal'));
    const participant = membership(1, 'participant');
    expect(missingOf(participant, { ...about, days, nomination: null })).toEqual([{ what: 'nomination' }]);
    const open = nomination();
    expect(missingOf(participant, { ...about, days, nomination: open })).toEqual([
      { what: 'deadline', nomination: open },
    ]);
    const early = days.with(2, did('2026-10-01', 'proposal'));
    expect(missingOf(participant, { ...about, days: early, nomination: open })).toEqual([
      { what: 'month', from: '2026-10-02', to: '2026-11-02' },
    ]);
  });
});

describe('P9: links', () => {
  it.each([
    [' HTTP://Example.ORG:80/a/ ', 'http://example.org/a'],
    ['https://example.org', 'https://example.org/'],
    ['https://example.org/a#discussion_r1', 'https://example.org/a#discussion_r1'],
    ['https://example.org/a/?b=1#', 'https://example.org/a?b=1'],
  ])('P9: %s is kept as %s', (typed, link) => {
    expect(linkTyped(typed)).toBe(link);
    expect(linkTyped(link)).toBe(link);
  });

  it('P9: what is kept is the same when it is typed again', () => {
    fc.assert(
      fc.property(fc.webUrl({ withFragments: true, withQueryParameters: true }), (url) => {
        const link = linkTyped(url);
        if (link !== null) expect(linkTyped(link)).toBe(link);
      }),
    );
  });
});

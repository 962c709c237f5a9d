import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { gapsIn, movedDeadline, type Span } from '../../src/domain/outage.js';
import { PROPOSAL_STATUSES } from '../../src/domain/proposal.js';
import { DAY, HOUR, MONDAY, proposal } from './sample.js';

const MINUTE = 60_000;
const DEADLINE = MONDAY + 5 * DAY;
const open = proposal('working-group');

/** Connected from long before until `now`, but for these gaps. */
function connectedBut(gaps: readonly Span[], now = DEADLINE): Span[] {
  const spans: Span[] = [];
  let since = MONDAY - DAY;
  for (const gap of gaps) {
    spans.push({ since, until: gap.since });
    since = gap.until;
  }
  return [...spans, { since, until: now }];
}

const gap = (fromDeadline: number, length: number): Span => ({
  since: DEADLINE + fromDeadline,
  until: DEADLINE + fromDeadline + length,
});

describe('a deadline after an outage', () => {
  it.each([
    ['no gap', [], null],
    ['one hour', [gap(-3 * HOUR, HOUR)], null],
    ['one hour and a millisecond', [gap(-3 * HOUR, HOUR + 1)], DEADLINE + 22 * HOUR + 1],
    ['one hour and a second', [gap(-3 * HOUR, HOUR + 1_000)], DEADLINE + 22 * HOUR + 1_000],
    ['an hour up to the deadline', [gap(-HOUR, HOUR)], null],
    ['two hours at the beginning of the last day', [gap(-24 * HOUR, 2 * HOUR)], DEADLINE + 2 * HOUR],
    ['three hours of which two are before the last day', [gap(-26 * HOUR, 3 * HOUR)], null],
    ['four hours of which two are before the last day', [gap(-26 * HOUR, 4 * HOUR)], DEADLINE + 2 * HOUR],
    ['a week before the last day', [gap(-48 * HOUR, 23 * HOUR)], null],
    [
      'three gaps of 25 minutes, counted from the end of the last',
      [gap(-10 * HOUR, 25 * MINUTE), gap(-5 * HOUR, 25 * MINUTE), gap(-2 * HOUR, 25 * MINUTE)],
      DEADLINE + 22 * HOUR + 25 * MINUTE,
    ],
    ['two gaps of 30 minutes', [gap(-10 * HOUR, 30 * MINUTE), gap(-2 * HOUR, 30 * MINUTE)], null],
    [
      'a hundred gaps of 59 seconds',
      Array.from({ length: 100 }, (_none, index) => gap(-10 * HOUR + index * 2 * MINUTE, 59_000)),
      null,
    ],
    [
      'a hundred gaps of one minute',
      Array.from({ length: 100 }, (_none, index) => gap(-10 * HOUR + index * 2 * MINUTE, MINUTE)),
      DEADLINE - 10 * HOUR + 99 * 2 * MINUTE + MINUTE + 24 * HOUR,
    ],
  ] as const)('X7: %s', (_what, gaps, moved) => {
    expect(movedDeadline(open, connectedBut(gaps), DEADLINE)).toBe(moved);
    expect(movedDeadline(open, connectedBut(gaps, DEADLINE + 3 * DAY), DEADLINE + 3 * DAY)).toBe(moved);
  });

  it('X7: a gap that ends after the deadline counts up to it, and moves it to 24 h after its own end', () => {
    const back = DEADLINE + 7 * HOUR;
    const away = [{ since: DEADLINE - 61 * MINUTE, until: back }];
    expect(movedDeadline(open, connectedBut(away, back + MINUTE), back + MINUTE)).toBe(back + 24 * HOUR);
    const little = [{ since: DEADLINE - 60 * MINUTE, until: back }];
    expect(movedDeadline(open, connectedBut(little, back + MINUTE), back + MINUTE)).toBeNull();
  });

  it('X7: people are told as soon as the bot is back, before the deadline', () => {
    const now = DEADLINE - 2 * HOUR;
    expect(movedDeadline(open, connectedBut([gap(-4 * HOUR, 90 * MINUTE)], now), now)).toBe(
      DEADLINE - 4 * HOUR + 90 * MINUTE + 24 * HOUR,
    );
  });

  it('X7: what was before the announcement does not count', () => {
    const announcedAt = DEADLINE - 5 * HOUR;
    const away = connectedBut([gap(-8 * HOUR, 4 * HOUR)]);
    expect(movedDeadline({ ...open, announcedAt }, away, DEADLINE)).toBeNull();
    expect(movedDeadline({ ...open, announcedAt: announcedAt - 2_000 }, away, DEADLINE)).not.toBeNull();
  });

  it('X7: once a matter, and for open proposals only', () => {
    const away = connectedBut([gap(-5 * HOUR, 4 * HOUR)]);
    expect(movedDeadline({ ...open, outageMovedAt: MONDAY }, away, DEADLINE)).toBeNull();
    for (const status of PROPOSAL_STATUSES) {
      expect(movedDeadline({ ...open, status }, away, DEADLINE) !== null).toBe(status === 'open');
    }
    expect(movedDeadline({ ...open, announcedAt: null, deadlineAt: null }, away, DEADLINE)).toBeNull();
  });

  const spans = fc
    .array(fc.tuple(fc.integer({ min: -30 * HOUR, max: 6 * HOUR }), fc.integer({ min: 0, max: 8 * HOUR })), {
      maxLength: 8,
    })
    .map((made) =>
      made
        .map(([from, length]): Span => ({ since: DEADLINE + from, until: DEADLINE + from + length }))
        .toSorted((a, b) => a.since - b.since),
    );
  const later = fc.integer({ min: DEADLINE, max: DEADLINE + 10 * DAY });

  it('X7: a deadline never moves forward, and always leaves 24 h after the bot was back', () => {
    fc.assert(
      fc.property(spans, later, (connected, now) => {
        const present = { since: Math.max(now - HOUR, connected.at(-1)?.until ?? 0), until: now };
        const all = [...connected, ...(present.since <= now ? [present] : [])];
        const moved = movedDeadline(open, all, now);
        if (moved === null) return;
        expect(moved).toBeGreaterThan(DEADLINE);
        expect(Number.isSafeInteger(moved)).toBe(true);
        const known = [...all.map(({ since }) => since), now];
        expect(known).toContain(moved - 24 * HOUR);
      }),
      { numRuns: 500 },
    );
  });

  it('X7: a deadline stands when spans cover the last day, however they overlap', () => {
    fc.assert(
      fc.property(spans, later, (extra, now) => {
        const cover = { since: DEADLINE - 24 * HOUR, until: now };
        const connected = [...extra, cover].toSorted((a, b) => a.since - b.since);
        expect(movedDeadline(open, connected, now)).toBeNull();
      }),
    );
  });

  it('X7: how late it is asked makes no difference while the bot stayed connected', () => {
    fc.assert(
      fc.property(spans, later, later, (connected, one, other) => {
        const back = Math.max(DEADLINE, connected.at(-1)?.until ?? 0);
        const until = (now: number): Span[] => [...connected, { since: back, until: Math.max(back, now) }];
        expect(movedDeadline(open, until(one), Math.max(back, one))).toBe(
          movedDeadline(open, until(other), Math.max(back, other)),
        );
      }),
      { numRuns: 500 },
    );
  });
});

describe('gaps', () => {
  it('X7: with the spans they cover the time that is asked for, without overlap', () => {
    expect(gapsIn([], 0, 10 * MINUTE)).toEqual([{ since: 0, until: 10 * MINUTE }]);
    expect(gapsIn([{ since: 2 * MINUTE, until: 5 * MINUTE }], 0, 10 * MINUTE)).toEqual([
      { since: 0, until: 2 * MINUTE },
      { since: 5 * MINUTE, until: 10 * MINUTE },
    ]);
    expect(gapsIn([{ since: -5 * MINUTE, until: 20 * MINUTE }], 0, 10 * MINUTE)).toEqual([]);
    expect(gapsIn([{ since: 20 * MINUTE, until: 30 * MINUTE }], 0, 10 * MINUTE)).toEqual([
      { since: 0, until: 10 * MINUTE },
    ]);
    expect(gapsIn([{ since: 0, until: 10 * MINUTE }], 5 * MINUTE, 5 * MINUTE)).toEqual([]);
  });
});

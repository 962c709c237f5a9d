import { describe, expect, test } from 'vitest';
import { asId, firstIdAt, timeOf, type Snowflake } from '../../src/domain/ids.js';
import { waitAfter } from '../../src/runtime/backoff.js';
import { markOf, nonceOf, withMark } from '../../src/runtime/mark.js';
import { card } from '../../src/text/card.js';
import { Markup, say } from '../../src/text/markup.js';

describe('marks', () => {
  test('stand in the footer, behind what stands there', () => {
    const mark = markOf('card:proposal:p1');
    expect(mark).toMatch(/^[0-9a-f]{8}$/u);
    expect(withMark(card(say`Title`), 'card:proposal:p1').footer?.text).toContain(mark);
    const footer = withMark(card(say`Title`, { footer: new Markup('small print') }), 'card:proposal:p1').footer?.text;
    expect(footer).toMatch(/^small print .*[0-9a-f]{8}/u);
  });

  test('a nonce stays the same for every try and fits Discord', () => {
    expect(nonceOf('a', 1)).toBe(nonceOf('a', 1));
    expect(nonceOf('a', 1)).not.toBe(nonceOf('a', 2));
    expect(nonceOf('a', 1)).not.toBe(nonceOf('b', 1));
    expect(nonceOf('a', 1)).toHaveLength(25);
  });

  test('the first id of an instant carries it', () => {
    const at = Date.UTC(2026, 5, 1, 12);
    expect(timeOf(firstIdAt(at))).toBe(at);
    expect(timeOf(firstIdAt(0))).toBe(timeOf(asId<Snowflake>('0')));
  });
});

describe('waiting after a failure', () => {
  const failure = (
    kind: 'gone' | 'forbidden' | 'rejected' | 'busy' | 'unavailable',
    retryAfterMs: number | null = null,
  ) => ({
    kind,
    retryAfterMs,
    code: '1',
  });

  test('what can never pass is given up', () => {
    expect(waitAfter(failure('gone'), 0, 0)).toBeNull();
    expect(waitAfter(failure('rejected'), 0, 0)).toBeNull();
  });

  test('a missing permission is asked about every 15 minutes', () => {
    expect(waitAfter(failure('forbidden'), 9, 0.5)).toBe(15 * 60_000);
  });

  test('busy says itself how long', () => {
    expect(waitAfter(failure('busy', 1_234), 3, 0)).toBe(1_234);
    expect(waitAfter(failure('busy'), 0, 0)).toBeGreaterThan(0);
  });

  test('no answer: twice as long each time, from 2 seconds to 15 minutes, spread by a quarter', () => {
    expect([0, 1, 2, 3].map((failures) => waitAfter(failure('unavailable'), failures, 1))).toEqual([
      2_000, 4_000, 8_000, 16_000,
    ]);
    expect(waitAfter(failure('unavailable'), 0, 0)).toBe(1_500);
    expect(waitAfter(failure('unavailable'), 5_000, 1)).toBe(15 * 60_000);
  });
});

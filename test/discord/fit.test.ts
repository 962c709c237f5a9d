import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cut, fit } from '../../src/discord/fit.js';
import { mention, plain, when } from '../../src/text/markup.js';
import { asId, type Snowflake } from '../../src/domain/ids.js';

describe('fit', () => {
  it('leaves alone what fits', () => {
    expect(fit('four', 4)).toBe('four');
  });

  it('ends with a sign where something is missing', () => {
    expect(fit('abcdef', 4)).toBe('abc…');
  });

  it('never ends inside an escape sequence', () => {
    for (let most = 1; most < 12; most += 1)
      expect(fit('\\*\\*\\*\\*\\*\\*', most)).toMatch(/^(?:\\\*)*…$|^(?:\\\*)+$/u);
  });

  it('never halves a mention, a time or an emoji', () => {
    const family = '👨‍👩‍👧‍👦';
    const whole = [mention(asId<Snowflake>('123456789012345678')).text, when(0).text, family];
    for (const piece of whole)
      for (let most = 1; most < piece.length; most += 1) {
        const kept = fit(`${piece}${piece}`, most).slice(0, -1);
        expect([...piece.matchAll(/<[^>]*>|👨‍👩‍👧‍👦|[ ()]/gu)].map(([part]) => part).join('')).toBe(piece);
        expect(kept.replaceAll(/<[^<>]*>/gu, '').replaceAll(family, '')).not.toMatch(/[<>👨]/u);
      }
  });

  it('closes bold text that it cuts open', () => {
    expect(fit('**Deadline:** tomorrow', 9)).toBe('**Dead**…');
  });

  it('keeps its length, and no half character, whatever was typed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), fc.integer({ min: 1, max: 70 }), (typed, most) => {
        const markup = plain(typed).text;
        for (const made of [fit(markup, most), cut(markup, most)]) {
          expect(made.length).toBeLessThanOrEqual(most);
          expect(/\p{Surrogate}/u.test(made)).toBe(false);
          if (made !== markup) expect(made.endsWith('…')).toBe(true);
        }
        const kept = fit(markup, most);
        if (kept !== markup) expect(markup.startsWith(kept.slice(0, -1).replace(/\*\*$/u, ''))).toBe(true);
        if (kept !== markup) expect(/(?:^|[^\\])(?:\\\\)*\\…$/u.test(kept)).toBe(false);
      }),
      { numRuns: 500 },
    );
  });
});

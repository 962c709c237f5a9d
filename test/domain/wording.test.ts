import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { saysSomething, written, writtenLine } from '../../src/domain/wording.js';
import { expectRefused, granted } from './decided.js';
import { anyText } from './typed-text.js';

describe('a written field', () => {
  it.each([
    ['nothing', ''],
    ['blanks', ' \t\n\u00a0\u3000'],
    ['zero-width characters', '\u200b\u200c\u200d\u2060\ufeff'],
    ['direction marks', '\u200e\u202e\u2066'],
    ['Hangul fillers, which are letters that show nothing', '\u3164\u115f\u1160\uffa0'],
    ['a blank braille pattern', '\u2800'],
    ['dots and dashes', '... -- …'],
    ['variation selectors and tags', '\ufe0f\u{e0041}'],
    ['NUL', '\0'],
    ['half of a surrogate pair', '\ud83d'],
  ])('D6: %s alone says nothing', (_what, typed) => {
    expect(saysSomething(typed)).toBe(false);
    expectRefused(written('D6', 'resolution', typed, 100), 'D6', 'empty-field');
  });

  it.each(['a', '7', 'ж', '語', 'क', '한', '…x…'])('%j says something', (typed) => {
    expect(saysSomething(typed)).toBe(true);
  });

  it('counts characters as code points: 80 fit, 81 do not', () => {
    const wide = '𝒜'; // two UTF-16 units, and a letter
    expect(granted(written('D3', 'title', wide.repeat(80), 80))).toHaveLength(160);
    const refusal = expectRefused(written('D3', 'title', wide.repeat(81), 80), 'D3', 'field-too-long');
    expect(refusal).toMatchObject({ field: 'title', length: 81, most: 80 });
  });

  it('counts what is left after trimming', () => {
    expect(granted(written('D3', 'title', `  ${'a'.repeat(80)}\n`, 80))).toBe('a'.repeat(80));
  });

  it('keeps the lines of a text, and makes one of a title', () => {
    expect(granted(written('D3', 'text', 'one\r\n\rtwo', 100))).toBe('one\n\ntwo');
    expect(granted(writtenLine('D3', 'title', 'one\r\n\n two\u2028D-9 accepted', 100))).toBe('one two D-9 accepted');
  });

  it('keeps only what a database and a digest can keep alike', () => {
    fc.assert(
      fc.property(anyText, fc.constantFrom('\0', '\ud800', '\udfff'), (typed, bad) => {
        const kept = written('D3', 'text', `x${typed}${bad}y`, 1_000);
        const text = granted(kept);
        expect(Buffer.from(text, 'utf8').toString('utf8')).toBe(text);
        expect(text).not.toContain('\0');
      }),
    );
  });
});

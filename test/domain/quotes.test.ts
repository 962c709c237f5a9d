import { expect, it } from 'vitest';
import { withoutQuotes } from '../../src/domain/quotes.js';

const SAID = 'Green fades within a year, and (nobody) paints twice.';

it.each([
  ['whole', `Bob says: ${SAID} So it is.`, 'Bob says: (erased) So it is.'],
  ['twice', `${SAID}${SAID}`, '(erased)(erased)'],
  [
    'over lines, as a quotation',
    `> Green fades within\n> a year, and (nobody)  paints\n> twice.\nWell.`,
    '> (erased)\nWell.',
  ],
  ['cut', 'Green fades within a year, and (no… and more', '(erased) and more'],
  ['cut before a blank', 'Green fades within a year, …', '(erased)'],
  ['too little of it to be known', 'Green fades within', 'Green fades within'],
  ['not at all', 'Blue stays.', 'Blue stays.'],
])('X8: what somebody said is taken out where it is quoted: %s', (_what, text, expected) => {
  expect(withoutQuotes(text, SAID, '(erased)')).toBe(expected);
});

it('X8: a short saying is a quote only where it stands as words of its own', () => {
  expect(withoutQuotes('No, nothing: No.', 'No', '-')).toBe('-, nothing: -.');
  expect(withoutQuotes('Use blue, not bluest', ' Use blue ', '-')).toBe('-, not bluest');
  expect(withoutQuotes('a+b and a.b', 'a.b', '-')).toBe('a+b and -');
  expect(withoutQuotes('anything', '  ', '-')).toBe('anything');
});

it('X8: a long saying is found quickly, however often it begins', () => {
  const long = 'ab '.repeat(1_300);
  expect(withoutQuotes(`${long} | ${long.slice(0, 2_000)}…`, long, '-')).toMatch(/^- {1,2}\| -$/u);
});

import { expect, test } from 'vitest';
import { mayBeNamed } from '../../src/domain/person.js';
import { MONDAY, person } from './sample.js';

test.each([
  ['unasked', null, false],
  ['withheld', null, false],
  ['given', null, true],
  ['given', MONDAY, false],
] as const)(
  'X8: consent %s, erased at %s: whether the person may be named outside Discord is %s',
  (consent, erasedAt, may) => {
    expect(mayBeNamed(person(1, { consent, erasedAt }))).toBe(may);
  },
);

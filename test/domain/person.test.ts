import { expect, test } from 'vitest';
import { publishedName } from '../../src/domain/person.js';
import { MONDAY, person } from './sample.js';

test.each([
  ['unasked', null, 'a member'],
  ['withheld', null, 'a member'],
  ['given', null, 'Ada Amber'],
  ['given', MONDAY, 'a member'],
] as const)('X8: with consent %s and erased at %s the published name is %s', (consent, erasedAt, name) => {
  expect(publishedName(person(1, { consent, erasedAt }))).toBe(name);
});

test('X8: who agreed and gave no name is published by GitHub account', () => {
  expect(publishedName(person(1, { consent: 'given', name: null, github: 'ada-amber' }))).toBe('ada-amber');
  expect(publishedName(person(1, { consent: 'given', name: null }))).toBe('a member');
});

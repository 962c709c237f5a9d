import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { readAccess } from '../../src/adapters/files/read-access.js';
import { filesIn, realData } from './real-files.js';

const read = (content: string, path = 'users.ts') => readAccess([{ path, content }]);
const peopleIn = (content: string) => read(content).value?.people ?? [];

describe('P10: the access configuration is read as data', () => {
  test('the samples, through constants of another file', () => {
    const { value, problems } = readAccess(filesIn('samples/access'));
    expect(problems).toEqual([]);
    expect(value?.roles.find((role) => role.id === 'tracing-wg')).toMatchObject({
      description: 'Tracing Working Group',
      githubTeam: 'tracing-wg',
      discordRole: 'tracing working group (synced)',
      file: 'roles.ts',
      line: 28,
    });
    expect(value?.people).toHaveLength(10);
    expect(value?.people[0]).toEqual({
      github: 'alice-example',
      discord: '100000000000000001',
      name: 'Alice Example',
      memberOf: ['tracing-wg', 'accessibility-ig'],
      file: 'users.ts',
      line: 14,
    });
    expect(value?.people.at(-1)).toMatchObject({ github: null, discord: null, memberOf: ['accessibility-ig'] });
  });

  const real = realData();
  test.skipIf(!real)('the real files (skipped where there is no ../shared/data)', () => {
    const names = ['roleIds.ts', 'roles.ts', 'users.sample.ts'];
    const files = names.map((path) => ({ path, content: readFileSync(`${real}/access/${path}`, 'utf8') }));
    const { value, problems } = readAccess(files);
    expect(problems).toEqual([]);
    expect(value?.roles.length).toBe(files[1]?.content.match(/^ {4}id: /gmu)?.length);
    expect(value?.people.map(({ memberOf }) => memberOf.length)).toEqual([0, 2, 1, 2, 1, 1]);
  });

  test.each([
    ['spread', `const A = ['x']; export const U = [{ memberOf: [...A, 'y'] }];`, ['x', 'y']],
    ['as const and satisfies', `export const U = [{ memberOf: ['x'] as const }] satisfies X[];`, ['x']],
    ['an object spread', `const B = { memberOf: ['x'] }; export const U = [{ ...B, github: 'a' }];`, ['x']],
    ['a computed key', `const K = 'memberOf'; export const U = [{ [K]: ['x'] }];`, ['x']],
    ['an element access', `const R = { 'a-b': 'x' } as const; export const U = [{ memberOf: [R['a-b']] }];`, ['x']],
    ['a template', 'const N = "x"; export const U = [{ memberOf: [`${N}-wg`] }];', ['x-wg']],
    ['an export list', `const U = [{ memberOf: ['x'] }]; export { U };`, ['x']],
    ['a default export', `export default [{ memberOf: ['x'] }];`, ['x']],
    ['a shorthand', `const memberOf = ['x']; export const U = [{ memberOf }];`, ['x']],
  ])('%s', (_what, content, memberOf) => {
    expect(peopleIn(content)).toMatchObject([{ memberOf }]);
    expect(read(content).problems).toEqual([]);
  });

  test('an import under another name', () => {
    const { value, problems } = readAccess([
      { path: 'config/roleIds.ts', content: `export const ROLE_IDS = { A: 'a-wg' } as const;` },
      {
        path: 'config/users.ts',
        content: `import { ROLE_IDS as R } from './roleIds.js';\nexport const U = [{ memberOf: [R.A] }];`,
      },
    ]);
    expect(problems).toEqual([]);
    expect(value?.people).toMatchObject([{ memberOf: ['a-wg'] }]);
  });
});

describe('P10: what has a value only when it runs is reported with its line and left out', () => {
  test.each([
    ['a call', `export const U = [\n{ memberOf: [process.exit(1), 'x'] }];`, 2],
    ['a getter', `export const U = [{ memberOf: ['x'],\nget discord() { return process.exit(1); } }];`, 2],
    ['a method', `export const U = [{ memberOf: ['x'],\nrun() { process.exit(1); } }];`, 2],
    ['a condition', `export const U = [{ memberOf: ['x',\ntrue ? 'y' : 'z'] }];`, 2],
    ['an unknown constant', `export const U = [{ memberOf: ['x',\nROLE_IDS.GONE] }];`, 2],
    ['a missing member', `const R = {};\nexport const U = [{ memberOf: ['x', R.constructor] }];`, 2],
    ['a spread of text', `export const U = [{ memberOf: ['x',\n...'yz'] }];`, 2],
    ['a variable that may change', `let y = 'y';\nexport const U = [{ memberOf: ['x', y] }];`, 2],
    ['a tagged template', 'export const U = [{ memberOf: ["x",\nString.raw`y`] }];', 2],
  ])('%s', (_what, content, line) => {
    const { value, problems } = read(content);
    expect(problems).toMatchObject([{ file: 'users.ts', line }]);
    expect(value?.people).toMatchObject([{ memberOf: ['x'] }]);
  });

  test('constants that are made of themselves', () => {
    const { problems } = read(`const a = [...b];\nconst b = [...a];\nexport const U = [...a];`);
    expect(problems).toEqual([{ file: 'users.ts', line: 2, problem: '`a` is made of itself.' }]);
  });

  test('keys of a prototype stay keys', () => {
    const { value } = read(`export const U = [{ ['__proto__']: { polluted: true }, constructor: 1, memberOf: [] }];`);
    expect(value?.people).toHaveLength(1);
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });

  test('a Discord id that is a number lost digits and is not used', () => {
    const { value, problems } = read('export const U = [{ github: "a", discord: 100000000000000001, memberOf: [] }];');
    expect(value?.people).toMatchObject([{ discord: null }]);
    expect(problems).toMatchObject([{ line: 1, problem: expect.stringContaining('in quotes') as unknown }]);
  });

  test('a few lines that stand for millions of values stop early', () => {
    const lines = Array.from({ length: 12 }, (_, n) => `const a${n + 1} = [${`...a${n}, `.repeat(10)}];`);
    const began = performance.now();
    const { problems } = read([`const a0 = ['x'];`, ...lines, 'export const U = [{ memberOf: a12 }];'].join('\n'));
    expect(performance.now() - began).toBeLessThan(3_000);
    expect(problems).toMatchObject([{ problem: 'The files stand for more than can be read at once.' }]);
  });

  test.each([
    ['broken', 'export const U = {{{'],
    ['deep', `export const U = ${'['.repeat(5_000)}${']'.repeat(5_000)};`],
    ['four megabytes', 'a'.repeat(4 * 1024 * 1024)],
    ['binary', 'export\0'],
  ])('%s text is a problem and no exception', (_what, content) => {
    expect(read(content).problems.length).toBeGreaterThan(0);
  });

  test('an empty file says nothing', () => {
    expect(read('')).toEqual({ value: { roles: [], people: [] }, problems: [] });
  });
});

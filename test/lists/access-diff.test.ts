import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { format } from 'prettier';
import { describe, expect, it, onTestFinished } from 'vitest';
import { accessDiff } from '../../src/adapters/files/access-diff.js';
import { readAccess } from '../../src/adapters/files/read-access.js';
import type { AccessEdit } from '../../src/domain/access-list.js';
import type { SourceFile } from '../../src/ports/files.js';
import { filesIn, realData } from '../import/real-files.js';

const SAMPLES = filesIn('samples/access');
const real = realData();
const REAL = real === null ? [] : filesIn('access', join(real, 'access'));

/** How the access repository formats its files. */
const FORMATTED = { parser: 'typescript', singleQuote: true, trailingComma: 'es5', printWidth: 100 } as const;

const entryOf = (files: readonly SourceFile[], github: string) => {
  const found = readAccess(files).value?.people.find((person) => person.github === github);
  if (!found) throw new Error(`${github} has no entry`);
  return found;
};

const edit = (entry: AccessEdit['entry'], add: readonly string[], remove: readonly string[] = []): AccessEdit => ({
  ...{ entry, add, remove },
});

/** The files after `git apply`, which must take the diff. */
function applied(files: readonly SourceFile[], diff: string): SourceFile[] {
  const folder = mkdtempSync(join(tmpdir(), 'convenor-diff-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  for (const { path, content } of files) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
  writeFileSync(join(folder, 'change.diff'), diff);
  execFileSync('git', ['apply', '--whitespace=nowarn', 'change.diff'], { cwd: folder, stdio: 'pipe' });
  return files.map(({ path }) => ({ path, content: readFileSync(join(folder, path), 'utf8') }));
}

const changedLines = (diff: string): string[] => diff.split('\n').filter((line) => /^[-+](?![-+]{2} )/u.test(line));

function after(files: readonly SourceFile[], edits: readonly AccessEdit[], context = 3) {
  const made = accessDiff(files, edits, context);
  expect(made.undone).toEqual([]);
  const there = applied(files, made.diff);
  return { ...made, files: there, access: readAccess(there).value };
}

const usersOf = (content: string, path = 'users.ts'): SourceFile[] => [{ path, content }];

describe('P10: the access change as a diff', () => {
  it('P10: gives a role in the words of the file and changes one line', () => {
    const made = after(SAMPLES, [edit(entryOf(SAMPLES, 'carol-demo'), ['packaging-wg'])]);
    expect(changedLines(made.diff)).toEqual([
      '-    memberOf: [ROLE_IDS.TRACING_WG],',
      '+    memberOf: [ROLE_IDS.TRACING_WG, ROLE_IDS.PACKAGING_WG],',
    ]);
    expect(made.diff).toContain('--- a/users.ts\n+++ b/users.ts\n');
  });

  it('P10: takes a role away; an entry stays, also with none left', () => {
    const made = after(SAMPLES, [
      edit(entryOf(SAMPLES, 'bob-sample'), [], ['packaging-wg']),
      edit(entryOf(SAMPLES, 'carol-demo'), [], ['tracing-wg']),
    ]);
    expect(changedLines(made.diff)).toEqual([
      '-    memberOf: [ROLE_IDS.TRACING_WG, ROLE_IDS.PACKAGING_WG, ROLE_IDS.MAINTAINERS],',
      '+    memberOf: [ROLE_IDS.TRACING_WG, ROLE_IDS.MAINTAINERS],',
      '-    memberOf: [ROLE_IDS.TRACING_WG],',
      '+    memberOf: [],',
    ]);
  });

  it('P10: several edits of one entry are one change', () => {
    const entry = entryOf(SAMPLES, 'carol-demo');
    const made = after(SAMPLES, [edit(entry, [], ['tracing-wg']), edit(entry, ['packaging-wg', 'maintainers'])]);
    expect(changedLines(made.diff)[1]).toBe('+    memberOf: [ROLE_IDS.PACKAGING_WG, ROLE_IDS.MAINTAINERS],');
  });

  it('P10: a new entry stands in the order of GitHub names, before those with an email only', async () => {
    const fresh = ['Bob-Zamboni', 'aaron', 'zoe'].map((github, index) =>
      edit({ github, discord: `20000000000000000${index}` }, ['tracing-wg']),
    );
    const made = after(SAMPLES, fresh);
    expect(made.access?.people.map(({ github }) => github)).toEqual([
      ...['aaron', 'alice-example', 'bob-sample', 'Bob-Zamboni', 'carol-demo', 'dave-placeholder', 'erin-invented'],
      ...['frank-madeup', 'frank-madeup-alt', 'grace-pretend', 'heidi-fiction', 'zoe', null],
    ]);
    expect(changedLines(made.diff).every((line) => line.startsWith('+'))).toBe(true);
    const users = made.files.find(({ path }) => path === 'users.ts')?.content ?? '';
    expect(await format(users, FORMATTED)).toBe(users);
  });

  it('P10: a long list is broken as its formatter breaks it, and joined again', async () => {
    const roles = ['accessibility-ig', 'core-maintainers', 'lead-maintainers', 'interest-groups'];
    const made = after(SAMPLES, [edit(entryOf(SAMPLES, 'bob-sample'), roles)]);
    const users = made.files.find(({ path }) => path === 'users.ts')?.content ?? '';
    expect(users).toContain('    memberOf: [\n      ROLE_IDS.TRACING_WG,\n');
    expect(await format(users, FORMATTED)).toBe(users);
    const back = after(made.files, [edit(entryOf(made.files, 'bob-sample'), [], roles)]);
    expect(back.files).toEqual(SAMPLES);
  });

  it.each([
    ['line ends of two characters', "export const M = [\r\n  { github: 'a', memberOf: ['x'] },\r\n];\r\n"],
    ['no line end at the end', "export const M = [\n  { github: 'a', memberOf: ['x'] },\n]"],
    ['no comma at the end', "export const M = [\n  { github: 'a', memberOf: ['x'] }\n];\n"],
    ['tabs and double quotes', 'export const M = [\n\t{\n\t\tgithub: "a",\n\t\tmemberOf: ["x"],\n\t},\n];\n'],
    ['one line', "export const M = [{ github: 'a', memberOf: ['x'] }, { email: 'e@example.org', memberOf: [] }];\n"],
    [
      'comments',
      "export const M = [\n  {\n    github: 'a',\n    memberOf: [\n      'x', // why\n    ],\n  }, // who\n];\n",
    ],
    ['a mark at the beginning', "\ufeffexport const M = [\n  { github: 'a', memberOf: ['x'] },\n];\n"],
  ])('P10: %s stay as they are', (_what, content) => {
    const files = usersOf(content);
    const made = after(files, [edit(entryOf(files, 'a'), ['y']), edit({ github: 'b', discord: null }, ['y'])]);
    expect(
      made.access?.people.filter(({ github }) => github !== null).map(({ github, memberOf }) => [github, memberOf]),
    ).toEqual([
      ['a', ['x', 'y']],
      ['b', ['y']],
    ]);
    const all = made.files[0]?.content ?? '';
    expect(all.includes('\r\n')).toBe(content.includes('\r\n'));
    expect(/[^\r]\n/u.test(all) && all.includes('\r\n')).toBe(false);
    for (const comment of ['// why', '// who']) expect(all.includes(comment)).toBe(content.includes(comment));
  });

  it('P10: what the file makes of another value is left to people', () => {
    const files = usersOf(
      "const BASE = ['x'];\nexport const M = [{ github: 'a', memberOf: [...BASE] }, { github: 'b', memberOf: BASE }];\n",
    );
    const edits = [edit(entryOf(files, 'a'), [], ['x']), edit(entryOf(files, 'b'), ['y'])];
    expect(accessDiff(files, edits, 3)).toEqual({ diff: '', undone: edits });
  });

  it('P10: without a change there is no diff', () => {
    expect(accessDiff(SAMPLES, [], 3)).toEqual({ diff: '', undone: [] });
    expect(accessDiff(SAMPLES, [edit(entryOf(SAMPLES, 'carol-demo'), ['tracing-wg'])], 3).diff).toBe('');
  });

  it('P10: a diff with one line of context applies too', () => {
    const made = after(SAMPLES, [edit({ github: 'eve', discord: null }, ['tracing-wg'])], 1);
    expect(made.diff.split('\n').filter((line) => line.startsWith(' '))).toEqual(['   },', '   {']);
  });

  it.skipIf(REAL.length === 0)('P10: applies to the real files and changes nothing else', async () => {
    const first = readAccess(REAL).value?.people.find(({ memberOf }) => memberOf.length > 0);
    if (!first) throw new Error('nobody has a role there');
    const [role = ''] = first.memberOf;
    const made = after(REAL, [
      edit(first, ['agents-wg', 'wg-ig-facilitators']),
      edit({ github: 'Mid-Invented', discord: '300000000000000001' }, ['agents-wg']),
      edit({ github: 'zz-invented', discord: null }, [role]),
    ]);
    for (const file of made.files) {
      const before = REAL.find(({ path }) => path === file.path);
      if (!file.path.startsWith('users')) expect(file).toEqual(before);
      expect(await format(file.content, FORMATTED)).toBe(file.content);
    }
    const removed = changedLines(made.diff).filter((line) => line.startsWith('-'));
    expect(removed).toHaveLength(1);
    expect(removed[0]).toContain('memberOf');
    const people = made.access?.people ?? [];
    expect(people.find(({ github }) => github === first.github)?.memberOf).toEqual([
      ...first.memberOf,
      ...['agents-wg', 'wg-ig-facilitators'],
    ]);
    expect(people).toHaveLength((readAccess(REAL).value?.people.length ?? 0) + 2);
    expect(people.at(-2)?.github).toBe('zz-invented');
  });
});

import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { IMPERSONAL, PERSONAL_DATA, type Kept } from '../../src/domain/personal-data.js';

interface ModelColumn {
  readonly name: string;
  readonly isPersonal: boolean;
}

const SCALARS = new Set(['String', 'Int', 'BigInt', 'Float', 'Boolean', 'DateTime', 'Decimal', 'Bytes', 'Json']);

/** Every scalar column that a model file declares, and whether its comment calls it personal. */
function columnsIn(model: string): ModelColumn[] {
  const found: ModelColumn[] = [];
  for (const [, name = '', body = ''] of model.matchAll(/^model (\w+) \{\n([\s\S]*?)^\}/gmu)) {
    for (const line of body.split('\n')) {
      const [, column, type = ''] = /^\s+(\w+)\s+(\w+)/u.exec(line) ?? [];
      if (column === undefined || !SCALARS.has(type)) continue;
      found.push({ name: `${name}.${column}`, isPersonal: /\/\/ personal\b/u.test(line) });
    }
  }
  return found;
}

/** What is wrong with the list for this model: one line for each column. */
function faultsOf(model: string): string[] {
  const kinds: Kept[] = Object.values(PERSONAL_DATA);
  const personal = kinds.flatMap((kept) => kept.personal);
  const linked = kinds.flatMap((kept) => kept.linked);
  const impersonal = Object.entries(IMPERSONAL).flatMap(([name, columns]) => columns.map((each) => `${name}.${each}`));
  const listed: string[] = [...personal, ...linked, ...impersonal];
  const columns = columnsIn(model);
  return [
    ...columns
      .filter(({ name }) => !listed.includes(name))
      .map(({ name }) => `${name} is on neither list of src/domain/personal-data.ts`),
    ...listed.filter((name) => columns.every((each) => each.name !== name)).map((name) => `${name} is no column`),
    ...listed.filter((name, at) => listed.indexOf(name) !== at).map((name) => `${name} is listed twice`),
    ...columns
      .filter(({ name, isPersonal }) => isPersonal !== personal.some((each) => each === name))
      .map(({ name }) => `${name} is called personal either in the model or in the list, but not in both`),
  ];
}

const model = readFileSync(new URL('../../prisma/models.prisma', import.meta.url), 'utf8');

test('X8: every column of the database is on the list of what is kept, or known to be about nobody', () => {
  expect(columnsIn(model).length).toBeGreaterThan(100);
  expect(faultsOf(model)).toEqual([]);
});

test.each([
  ['a new column', model.replace('model Account {\n', 'model Account {\n  nickname String? // personal\n')],
  ['a new table', `${model}\nmodel Poll {\n  id String @id\n  rationale String // personal\n}\n`],
  ['a column that becomes personal', model.replace(/^ {2}mission .*$/mu, '  mission String // personal')],
  ['a column that is gone', model.replace(/^ {2}zone .*\n/mu, '')],
])('X8: the list is found wanting after %s', (_what, changed) => {
  expect(changed).not.toBe(model);
  expect(faultsOf(changed)).not.toEqual([]);
});

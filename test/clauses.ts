// `npm run clauses`: which tests hold which clause of the rule book. A test says so by beginning its title with the
// clause's id: `D5: a block after the deadline is refused`. `--require K1,K4` fails when one of these clauses has no
// test in test/e2e.
import { readdirSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { CLAUSES } from '../src/domain/clause.js';

interface Held {
  readonly file: string;
  readonly title: string;
  readonly endToEnd: boolean;
}

const FOLDER = fileURLToPath(new URL('.', import.meta.url));
// A call whose first argument begins with ids; `describe` only names a set of tests.
const TITLE = /(?<!describe)\(\s*(['"`])([A-Z]{1,2}\d+(?:, [A-Z]{1,2}\d+)*): ((?:\\.|(?!\1)[^\\])*)\1\s*,/gu;

/** All tests by the clauses that they hold. */
function testsByClause(): Map<string, Held[]> {
  const held = new Map<string, Held[]>(Object.keys(CLAUSES).map((id) => [id, []]));
  const files = readdirSync(FOLDER, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.test.ts'));
  for (const file of files.sort()) {
    for (const [, , ids = '', title = ''] of readFileSync(join(FOLDER, file), 'utf8').matchAll(TITLE)) {
      for (const id of ids.split(', ')) {
        const tests = held.get(id) ?? [];
        tests.push({ file, title, endToEnd: file.startsWith(`e2e${sep}`) });
        held.set(id, tests);
      }
    }
  }
  return held;
}

const [flag, list = ''] = process.argv.slice(2);
if (flag !== undefined && flag !== '--require') {
  console.error('usage: npm run clauses [-- --require K1,K4,…]');
  process.exit(2);
}
const held = testsByClause();
const titles: Readonly<Record<string, string>> = CLAUSES;
for (const [id, tests] of held) {
  console.log(`§${id} ${titles[id] ?? '(no clause of the program)'}${tests.length === 0 ? ': no test' : ''}`);
  for (const { file, title, endToEnd } of tests) console.log(`  ${endToEnd ? '*' : '-'} ${title} (test/${file})`);
}
console.log('\n* end to end');

const missing = list
  .split(',')
  .filter((id) => id !== '')
  .filter((id) => !held.get(id)?.some(({ endToEnd }) => endToEnd));
if (missing.length > 0) {
  console.error(`No end-to-end test holds ${missing.map((id) => `§${id}`).join(', ')}.`);
  process.exit(1);
}

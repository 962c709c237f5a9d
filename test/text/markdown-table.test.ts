import fc from 'fast-check';
import { format, util } from 'prettier';
import { describe, expect, it } from 'vitest';
import { displayWidth } from '../../src/text/display-width.js';
import { githubCell, wordsCell } from '../../src/text/markdown-cell.js';
import { shownLine } from '../../src/text/markup.js';
import { markdownTable } from '../../src/text/markdown-table.js';
import { readCharter } from '../../src/adapters/files/read-charter.js';

const HOSTILE = [
  'Plain Name',
  'pipe | in | it',
  '`code` and ``more``',
  'two\nlines\r\nand\u2028more',
  '@everyone',
  '<script>alert(1)</script>',
  '{process.exit(1)}',
  '[link](https://evil.example) ![x](y)',
  '*bold* _it_ __x__ ~~gone~~',
  'back\\slash\\',
  'Ünïcodé Ñame',
  '山田 太郎',
  '👩‍👩‍👧 family 👍🏽',
  'مثال عربي',
  '\u202egnp.exe',
  `${'long '.repeat(30)}name`,
  'a_b _c d_',
  '&amp; &lt;',
  'https://example.org and www.example.org',
  '- x',
  '1. x',
  '# x',
  '$x$ :smile:',
];

const name = fc.oneof(
  fc.constantFrom(...HOSTILE),
  fc.string({ unit: 'grapheme', maxLength: 120 }),
  fc.stringMatching(/^[|`_*<{}[\]~\\a-z &;#@!-]{0,30}$/u),
);

describe('P10: tables as charters have them', () => {
  it('P10: width counts as Prettier counts it', () => {
    for (const text of HOSTILE) expect(displayWidth(text), text).toBe(util.getStringWidth(text));
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 40 }), (text) => {
        expect(displayWidth(text)).toBe(util.getStringWidth(text));
      }),
    );
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 40 }), (text) => {
        expect(displayWidth(text)).toBe(util.getStringWidth(text));
      }),
    );
  });

  it('P10: Prettier leaves a table of any names as it is', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(name, name), { minLength: 1, maxLength: 4 }), async (rows) => {
        const table = markdownTable(
          ['Name', 'Organization', 'GitHub'],
          rows.map(([one, two]) => [wordsCell(one), wordsCell(two), githubCell('some-body')]),
        );
        for (const parser of ['mdx', 'markdown']) expect(await format(table, { parser })).toBe(table);
      }),
      { numRuns: 200 },
    );
  });

  it('P10: any name is read back as the words that it shows', () => {
    fc.assert(
      fc.property(name, (typed) => {
        const table = markdownTable(['Name', 'GitHub'], [[wordsCell(typed), githubCell('some-body')]]);
        const { value, problems } = readCharter({ path: 'x.mdx', content: `## Membership\n\n${table}` });
        expect(
          problems.filter(({ problem }) => !problem.includes('front matter') && !problem.includes('Group Type')),
        ).toEqual([]);
        const read = value?.membership.rows[0];
        expect(read?.github).toBe('some-body');
        expect([null, shownLine(typed)]).toContain(read?.name ?? null);
      }),
    );
  });
});

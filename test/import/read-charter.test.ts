import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readCharter } from '../../src/adapters/files/read-charter.js';
import type { Charter } from '../../src/domain/charter.js';
import { comparedWithSource } from './nothing-lost.js';
import { filesIn, realData } from './real-files.js';

const read = (content: string, path = 'working-groups/made.mdx') => readCharter({ path, content });

function charterOf(content: string): Charter {
  const { value } = read(content);
  if (!value) throw new Error('no charter');
  return value;
}

const fixture = (name: string): string =>
  readFileSync(new URL(`../fixtures/charters/${name}.mdx`, import.meta.url), 'utf8');

const sample = (path: string) => {
  const file = filesIn('samples/charters').find((other) => other.path === path);
  if (!file) throw new Error(`no sample ${path}`);
  const { value, problems } = readCharter(file);
  if (!value) throw new Error('unread');
  return { charter: value, problems };
};

describe('I13: a charter in the template’s form', () => {
  const { charter, problems } = sample('working-groups/tracing.mdx');

  test('has each section in its field', () => {
    expect(problems).toEqual([]);
    expect(charter).toMatchObject({
      name: 'tracing',
      kind: 'working-group',
      title: 'Tracing Charter',
      description: 'Charter for the Tracing Working Group.',
      channel: { name: 'tracing-wg', id: null },
    });
    expect(charter.mission).toMatch(/^The Tracing Working Group exists .* recorded\.$/su);
    expect(charter.scope.in).toContain('- **Specification Work**: SEPs defining');
    expect(charter.scope.out).toBe('- Metrics and log formats.');
    expect(charter.scope.related).toContain('[Packaging WG](/community/working-groups/packaging)');
    expect(charter.authority.rows).toHaveLength(8);
    expect(charter.operations.rows[0]).toMatchObject({ meeting: 'Working Session', frequency: 'Every 2 weeks' });
    expect(charter.workItems.rows.map((row) => row.champion)).toEqual(['@alice-example', null]);
    expect(charter.successCriteria).toBe('- An accepted SEP for the trace context.\n- Two SDKs record it.');
    expect(charter.changelog.rows).toMatchObject([{ date: '2026-05-04', change: 'Initial charter' }]);
  });

  test('has people as written, with the line of each row', () => {
    expect(charter.leadership.rows).toMatchObject([
      { role: 'Lead', name: 'Alice Example', github: 'alice-example', term: 'Initial', line: 34 },
    ]);
    expect(charter.membership.rows.map(({ github, discord, level }) => [github, discord, level])).toEqual([
      ['alice-example', 'alice', 'Lead'],
      ['bob-sample', 'bob', 'WG Member'],
      ['carol-demo', 'carol_', 'WG Member'],
      ['dave-placeholder', null, 'Participant'],
    ]);
  });

  test('keeps prose that has no field, where it stood', () => {
    expect(charter.kept.map(({ path, line }) => [path.join('/'), line])).toEqual([
      ['Leadership', 36],
      ['Operations', 67],
      ['Resources', 71],
      ['Deliverables & Success Metrics/Active Work Items', 77],
    ]);
    expect(charter.kept[0]?.text).toMatch(/^Sponsored by Erin Invented .*frank-madeup\)\)\.$/su);
  });
});

describe('I13: the quirks of real charters', () => {
  const { charter, problems } = sample('working-groups/packaging.mdx');

  test('a Group Type that is not bold, a quoted front matter, tables without padding', () => {
    expect(charter.kind).toBe('working-group');
    expect(charter.title).toBe('Packaging Working Group Charter');
    expect(charter.leadership.rows).toMatchObject([
      { role: 'WG Lead', github: 'bob-sample', term: '6 months (ends Aug 14, 2026)' },
    ]);
  });

  test('a sixth column stays in the row as written', () => {
    expect(charter.membership.columns).toEqual(['Name', 'Organization', 'GitHub', 'Discord', 'Level', 'Time zone']);
    expect(charter.membership.rows[1]?.cells).toEqual([
      'Carol Demo',
      '',
      '[@Carol-Demo](https://github.com/carol-demo)',
      'carol\\_',
      'Maintainer',
      'UTC-5',
    ]);
    expect(charter.membership.rows[1]).toMatchObject({ github: 'Carol-Demo', organization: null });
  });

  test('other column names of work items', () => {
    expect(charter.workItems.columns).toEqual(['Work Item', 'Status', 'Owner(s)']);
    expect(charter.workItems.rows).toMatchObject([
      { item: 'Manifest SEP', status: 'Draft', target: null, champion: '@bob-sample, @carol-demo' },
    ]);
  });

  test('a section that stands twice: the first copy with content counts, the second is kept and reported', () => {
    expect(charter.successCriteria).toBe('- Three packages installed by people who did not write them.');
    expect(problems).toEqual([
      {
        file: 'working-groups/packaging.mdx',
        line: 72,
        problem: 'The section stands twice (first in line 64); this copy is kept as text.',
      },
    ]);
    expect(charter.kept.find((kept) => kept.line === 74)?.text).toContain('| Manifest SEP | Draft | End March |');
  });

  test('a Note above everything and an Emeritus section are kept', () => {
    expect(charter.kept[0]).toEqual({ path: [], line: 6, text: '<Note>The group meets again in September.</Note>' });
    expect(charter.kept.find((kept) => kept.path[0] === 'Emeritus Membership')?.text).toContain('@judy-former');
  });

  test('BOM, CRLF, a suffix behind a heading, more than the kind in its section', () => {
    const windows = charterOf(fixture('windows'));
    expect(windows).toMatchObject({
      kind: 'working-group',
      title: 'Windows Charter',
      description: 'Charter for the Windows Working Group.',
      mission: 'Lines end with two characters here.',
    });
    expect(windows.leadership.rows).toMatchObject([{ github: 'una-unreal', organization: null, term: null, line: 19 }]);
    expect(windows.kept).toEqual([
      { path: ['front matter'], line: 4, text: 'sidebarTitle: Win' },
      { path: ['Group Type (WG only)'], line: 9, text: '**Working Group** since spring' },
    ]);
  });

  test.each([
    ['[@x-y](https://github.com/x-y)', 'x-y'],
    ['@X-Y', 'X-Y'],
    ['x', 'x'],
    ['`@x`', 'x'],
    ['<https://github.com/x/>', 'x'],
    ['https://github.com/x', 'x'],
    ['[@PederHP](https://github.com/pederhp)', 'PederHP'],
    ['_TBD_', null],
    ['—', null],
    ['@a, @b', null],
    ['[@a](https://github.com/b)', null],
    ['[@a](https://evil.example/a)', null],
  ])('the GitHub cell %s is %s', (cell, github) => {
    const text = `## Leadership\n\n| Role | Name | GitHub |\n|-|-|-|\n| Lead | Nina | ${cell} |\n`;
    expect(charterOf(text).leadership.rows).toMatchObject([{ github }]);
  });

  test.each([
    ['', null],
    ['_TBD_', null],
    ['`some.one`', 'some.one'],
    ['name\\_', 'name_'],
    ['`_under_`', '_under_'],
    ['_under_', '_under_'],
    ['@name', 'name'],
  ])('the Discord cell "%s" is %s', (cell, discord) => {
    const text = `## Membership\n\n| Name | Discord |\n|-|-|\n| Nina | ${cell} |\n`;
    expect(charterOf(text).membership.rows).toMatchObject([{ discord }]);
  });

  test('a group without a Membership section or with prose in it has no members and loses nothing', () => {
    const charter = charterOf('## Group Type\n\n**Interest Group**\n\n## Membership\n\nOpen to anyone.\n');
    expect(charter.membership.rows).toEqual([]);
    expect(charter.kept).toEqual([{ path: ['Membership'], line: 7, text: 'Open to anyone.' }]);
  });

  test('both kinds, as in the template, are no kind', () => {
    const { value, problems } = read('## Group Type\n\n**Working Group** | **Interest Group**\n');
    expect(value?.kind).toBeNull();
    expect(problems.map(({ problem }) => problem)).toContain(
      'The Group Type section does not say which kind of group this is.',
    );
  });

  test('the older layout takes the group’s name from the folder', () => {
    expect(read('## Group Type\n\nWorking Group\n', 'community/tracing/charter.mdx').value?.name).toBe('tracing');
  });
});

describe('I13: what is broken is read as far as it can be, and reported with its line', () => {
  const { value, problems } = read(fixture('broken'), 'broken.mdx');

  test('an HTML comment makes the file Markdown, not unreadable', () => {
    expect(value?.kind).toBe('working-group');
    expect(problems[0]?.line).toBe(5);
    expect(problems[0]?.problem).toMatch(
      /^This is not MDX, so the file was read as Markdown: Unexpected character `!`/u,
    );
  });

  test('a table without its row of dashes, a second table, surplus cells, GitHub cells that disagree', () => {
    expect(problems.slice(1).map(({ line, problem }) => `${line} ${problem}`)).toEqual([
      '19 This looks like a table but is none: the row of dashes is missing or does not fit.',
      '26 The row has 6 cells for 5 columns.',
      '26 The cell says "@olaf-other" but links to "somebody-else", so neither is taken.',
      '27 "not a name" is not one GitHub name.',
      '30 The section has another table; it is kept as text.',
    ]);
    expect(value?.leadership.rows).toEqual([]);
    expect(value?.membership.rows.map(({ github, discord, level }) => [github, discord, level])).toEqual([
      [null, '_olaf_', 'Member'],
      [null, 'pia_p', null],
      [null, null, 'Participant'],
    ]);
  });

  test('nothing in a file is ever executed', () => {
    const reading = read(fixture('running'), 'interest-groups/running.mdx');
    expect('__ran' in globalThis).toBe(false);
    expect(reading.value?.kind).toBe('interest-group');
    expect(reading.value?.kept.map(({ text }) => text)).toContain('export const x = process.exit(1);');
    expect(reading.value?.leadership.rows).toMatchObject([
      { name: 'proto', organization: 'constructor', github: 'proto' },
    ]);
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });

  test('a long rule or row of dashes is no deep list', () => {
    const text = `## Membership\n\nName | Level\n${'-'.repeat(90)} | ${'-'.repeat(90)}\nNina | Observer\n\n${'-'.repeat(120)}\n`;
    expect(charterOf(text).membership.rows).toMatchObject([{ name: 'Nina', level: 'Observer' }]);
  });

  test('text that is no charter is no charter', () => {
    const { value: none, problems: why } = read('# Shopping\n\n- milk\n');
    expect(none).toBeNull();
    expect(why).toMatchObject([{ line: 1, problem: expect.stringContaining('None of the sections') as unknown }]);
  });

  test.each([
    ['four megabytes', 'a '.repeat(2 * 1024 * 1024)],
    ['a NUL', '## Group Type\n\0'],
    ['deep quotations', '>'.repeat(50_000)],
    ['deep lists', '- '.repeat(3_000) + 'x'],
    ['deep lists over lines', Array.from({ length: 300 }, (_, depth) => `${'  '.repeat(depth)}- x`).join('\n')],
    ['deep elements', '<a>'.repeat(5_000)],
    ['deep expressions', '{'.repeat(5_000)],
    ['many brackets', '## Group Type\n\n' + '['.repeat(15_000)],
    ['endless exports', 'export const a = {\n\n'.repeat(500)],
    ['a wide table', `## Membership\n\n|${'a|'.repeat(3_000)}\n|${'-|'.repeat(3_000)}\n|${'b|'.repeat(3_000)}\n`],
    ['bad front matter', '---\na: [\nb: *c\n---\n\n## Group Type\n\nWorking Group\n'],
    ['aliases of aliases', `---\na: &a [x]\nb: &b [*a,*a]\ntitle: *b\n---\n\n## Group Type\n\nWorking Group\n`],
    ['lines of brackets', '## Group Type\n\n' + `${'[a]'.repeat(1_000)}\n`.repeat(15)],
    ['lines of emphasis', '## Group Type\n\n' + `${'*a**b'.repeat(1_000)}\n`.repeat(10)],
    ['nothing', ''],
  ])('%s neither throws nor takes long', (_what, content) => {
    const began = performance.now();
    const { value: charter, problems: said } = read(content);
    expect(performance.now() - began).toBeLessThan(8_000);
    expect(charter !== null || said.length > 0).toBe(true);
  });
});

describe('I13: nothing is lost and nothing invented', () => {
  const real = realData();
  const files = [
    ...filesIn('samples/charters'),
    ...filesIn('test/fixtures/charters'),
    ...(real ? filesIn('', `${real}/charters`).filter(({ path }) => /^(?:working|interest)-groups\//u.test(path)) : []),
  ];
  test.each(files)('$path', (file) => {
    const { value } = readCharter(file);
    if (!value) throw new Error('the charter was not read');
    expect(comparedWithSource(value, file.content)).toEqual({ lost: [], invented: [] });
  });

  test.skipIf(!real)('the real charters are read with their people (skipped where there is no ../shared/data)', () => {
    const read = files.slice(-11).map((file) => readCharter(file).value);
    expect(read.every((charter) => charter !== null && charter.kind !== null)).toBe(true);
    expect(
      read.every((charter) => charter?.leadership.rows.every((row) => row.github !== null && row.name !== null)),
    ).toBe(true);
    expect(read.reduce((sum, charter) => sum + (charter?.leadership.rows.length ?? 0), 0)).toBe(26);
  });

  const piece = fc.constantFrom(
    '## Group Type\n\n**Working Group**',
    '## Leadership',
    '## Membership',
    '## Scope',
    '### In Scope',
    '## Resources',
    '#### Deeper still',
    '| Name | GitHub | Level |\n| - | - | - |\n| Ann Other | @ann | Participant |',
    '| One | Two |\n|-|-|\n| `a` | b \\| c | d |',
    'Plain words with *marks* and [a link](https://example.org/x "title").',
    '- one\n- two\n  - three',
    '<!-- a comment -->',
    '{/* a comment */}',
    '<Note>\n\nInside\n\n</Note>',
    'export const x = 1',
    '```\n## not a heading\n```',
    '***',
    '[ref]: https://example.org/ref',
    'Setext\n======',
  );
  test('for any order of pieces', () => {
    fc.assert(
      fc.property(fc.array(piece, { minLength: 1, maxLength: 12 }), (pieces) => {
        const content = `---\ntitle: Any Charter\n---\n\n## Mission Statement\n\n${pieces.join('\n\n')}\n`;
        expect(comparedWithSource(charterOf(content), content).lost).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  test('the check itself notices a lost and an invented word', () => {
    const content = '## Mission Statement\n\nwe mend things\n';
    const charter = charterOf(content);
    expect(comparedWithSource({ ...charter, mission: 'we mend things twice' }, content)).toEqual({
      lost: [],
      invented: ['twice'],
    });
    expect(comparedWithSource({ ...charter, mission: 'we mend' }, content).lost).toEqual(['things']);
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { asId, type Snowflake } from '../../src/domain/ids.js';
import {
  bold,
  channel,
  day,
  excerpt,
  joined,
  mention,
  plain,
  quoted,
  role,
  say,
  unmarked,
  when,
} from '../../src/text/markup.js';
import { anyText } from '../domain/typed-text.js';
import { readMarkdown } from './discord-markdown.js';

const ATTACKS = [
  '@everyone',
  '@here',
  '<@1>',
  '<@!80351110224678912>',
  '<@&1>',
  '<#1>',
  '<t:1:F>',
  '<t:-1>',
  '</x:1>',
  '</vote show:80351110224678912>',
  '<:a:1>',
  '<a:ab:1>',
  ':rocket:',
  ':+1::skin-tone-3:',
  ':100:',
  ':non-potable_water:',
  '<id:customize>',
  '```',
  '```ansi\n\u001b[31mred\u001b[0m\n```',
  '`',
  '``',
  '||',
  '**',
  '*',
  '***',
  '__',
  '_',
  '~~',
  '\n# ',
  '\n### ',
  '\n-# ',
  '\n- ',
  '\n* ',
  '\n1. ',
  '\n> ',
  '\n>>> ',
  '>>> ',
  '# ',
  '- ',
  '[here](https://evil.example)',
  '[',
  '](',
  ')',
  '![x](http://x.y)',
  '<https://evil.example/@everyone>',
  'https://example.org/a_b_c',
  'https://example.org/||x||',
  'http://a/**b**',
  'https://example.org/@everyone',
  'https://example.org/<@1>',
  'https://x.y/)](https://evil.example)',
  'steam://run/1',
  '<mailto:a@b.c>',
  '<a@b.c>',
  '\\',
  '\\\\',
  '\u202e',
  '\u2066',
  '\u200b',
  '\ufeff',
  '\u2028',
  '\u0085',
  '\r',
  '\t',
  '\0',
  '\ud83d',
  '\udc00',
  '👩‍👩‍👧',
];
const hostile = fc
  .array(fc.oneof({ weight: 3, arbitrary: fc.constantFrom(...ATTACKS) }, { weight: 1, arbitrary: anyText }), {
    maxLength: 12,
  })
  .map((parts) => parts.join(''));

/** What may stand in harmless text: addresses, as links. */
const formatsIn = (markup: string) => readMarkdown(markup).tokens.filter(({ type }) => type !== 'link');

describe('typed text', () => {
  it.each(ATTACKS)('%j is shown and does nothing', (typed) => {
    expect(formatsIn(plain(typed).text)).toEqual([]);
    expect(formatsIn(plain(`a ${typed} b ${typed}`).text)).toEqual([]);
    expect(formatsIn(plain(`${typed}x${typed}`).text)).toEqual([]);
  });

  it('has nothing that Discord reads as format, mention, time, command or emoji', () => {
    fc.assert(
      fc.property(hostile, (typed) => {
        expect(formatsIn(plain(typed).text)).toEqual([]);
      }),
      { numRuns: 3_000 },
    );
  });

  it('leads nowhere but where an address says', () => {
    fc.assert(
      fc.property(hostile, (typed) => {
        for (const { type, text } of readMarkdown(plain(typed).text).tokens) {
          expect(type).toBe('link');
          expect(typed).toContain(text.replace(/^<|>$/gu, '').replaceAll('%40', '@').slice(0, 9));
        }
      }),
    );
  });

  it('is read as it was typed', () => {
    const ordinary = fc
      .array(
        fc.oneof(
          fc.constantFrom(...'abcXYZ019 .,;!?\'"()[]{}<>*_~|`#@-+=/\\&%$^:\n'),
          fc.constantFrom('é', 'ß', '語', 'и', '👍', '👩‍👩‍👧', ' - ', '1. ', 'C#', 'a_b', 'x->y', '1 * 2'),
        ),
        { maxLength: 40 },
      )
      .map((parts) => parts.join(''))
      .filter((typed) => !/https?:/u.test(typed));
    fc.assert(
      fc.property(ordinary, (typed) => {
        expect(readMarkdown(plain(typed).text).shown).toBe(typed);
      }),
      { numRuns: 1_000 },
    );
  });

  it.each([
    ['see https://example.org/a_b.', 'see <https://example.org/a_b>.'],
    ['(https://example.org/x)', '(<https://example.org/x>)'],
    ['https://en.wikipedia.org/wiki/Quorum_(law)', '<https://en.wikipedia.org/wiki/Quorum_(law)>'],
    ['(https://en.wikipedia.org/wiki/Quorum_(law)).', '(<https://en.wikipedia.org/wiki/Quorum_(law)>).'],
    ['**https://example.org**', '\\*\\*<https://example.org>\\*\\*'],
    ['https://example.org/?q=a&b=c_d#e', '<https://example.org/?q=a&b=c_d#e>'],
    ['https://www.npmjs.com/package/@scope/name', '<https://www.npmjs.com/package/%40scope/name>'],
    ['https://example.org@evil.example', '<https://example.org%40evil.example>'],
    ['https://example.org/v/abc_-', '<https://example.org/v/abc_->'],
    ['https://de.wikipedia.org/wiki/Größe', '<https://de.wikipedia.org/wiki/Größe>'],
    ['<https://example.org/x>', '\\<<https://example.org/x>\\>'],
    ['[here](https://example.org/x)', '\\[here\\](<https://example.org/x>)'],
    ['https://', 'https://'],
    ['“https://example.org/x”', '“<https://example.org/x>”'],
    ['https://example.org/x, https://example.org/y!', '<https://example.org/x>, <https://example.org/y>!'],
  ])('keeps the address in %j', (typed, markup) => {
    expect(plain(typed).text).toBe(markup);
  });

  it('keeps words apart where tabs and other line ends stood', () => {
    expect(plain('a\tb\u2028c\r\nd\re\u0085f').text).toBe('a b\nc\nd\ne\nf');
  });

  it('leaves ordinary sentences as they are', () => {
    for (const typed of [
      'Meet on Friday at 10:30, room 4 (second floor).',
      'We agreed 5 to 3; the rest is “open”.',
      'It costs 10 % more: 1/2 of it is tax & duty.',
      'Not before 10:30',
      'From 10:00:00 UTC, 12:00-13:00',
      'Größe, 日本語, русский 👩‍👩‍👧',
      'On 2026-11-30 - a Monday - it ends.',
    ]) {
      expect(plain(typed).text).toBe(typed);
    }
  });
});

describe('a sentence', () => {
  it('makes strings harmless and lets our own marks stand', () => {
    expect(say`${bold(say`Blocked`)} by ${'*Ada*'} on ${when(1_700_000_000_999)}, ${3} times`.text).toBe(
      '**Blocked** by \\*Ada\\* on <t:1700000000:F> (<t:1700000000:R>), 3 times',
    );
    expect(day(1_700_000_000_000).text).toBe('<t:1700000000:D>');
    const id = asId<Snowflake>('80351110224678912');
    expect(joined([mention(id), channel(id), role(id)], ' ').text).toBe(`<@${id}> <#${id}> <@&${id}>`);
  });

  it('keeps typed text inside bold', () => {
    fc.assert(
      fc.property(hostile, (typed) => {
        const formats = formatsIn(bold(say`x${typed}x`).text);
        expect(formats.map(({ text }) => text)).toEqual(['**', '**']);
      }),
    );
  });
});

describe('a quotation', () => {
  it('holds every line, and nothing else is a quotation', () => {
    fc.assert(
      fc.property(hostile, (typed) => {
        const { text } = quoted(plain(typed));
        for (const line of text.split('\n')) expect(line.startsWith('> ')).toBe(true);
        const { tokens } = readMarkdown(text);
        expect(tokens.filter(({ type }) => type === 'quote')).toHaveLength(text.split('\n').length);
        expect(tokens.filter(({ type }) => type !== 'quote' && type !== 'link')).toEqual([]);
      }),
      { numRuns: 1_000 },
    );
  });
});

describe('an excerpt', () => {
  const long = fc.array(fc.oneof(fc.constantFrom(...ATTACKS), fc.constantFrom('word ', 'a', '\n', ' ', '*', '𝒜')), {
    minLength: 100,
    maxLength: 4_000,
    size: 'max',
  });

  it('fits a card, quoted, and is harmless', () => {
    fc.assert(
      fc.property(long, fc.constantFrom(1_500, 300, 120), (parts, most) => {
        const typed = parts.join('');
        const { shown, whole } = excerpt(typed, most);
        expect(quoted(shown).text.length).toBeLessThanOrEqual((most * 4) / 3);
        expect([...readMarkdown(shown.text).shown.replaceAll('%40', '@')].length).toBeLessThanOrEqual(most + 2);
        expect(shown.text.split('\n').length).toBeLessThanOrEqual(40);
        expect(formatsIn(shown.text)).toEqual([]);
        expect(whole).toBe(!shown.text.endsWith(' …'));
        expect(shown.text).not.toMatch(/\p{Cs}/u);
      }),
      { numRuns: 100 },
    );
  });

  it.each([
    ['escapes', '*'.repeat(4_000)],
    ['line breaks', 'a\n'.repeat(2_000)],
    ['empty lines', 'a\n\n\n\n'.repeat(1_000)],
    ['numbers of a list', 'word 1.\n2.\n'.repeat(500)],
    ['one word', 'a'.repeat(4_000)],
    ['wide characters', '𝒜'.repeat(4_000)],
    ['one address', `https://example.org/${'@'.repeat(4_000)}`],
    ['many addresses', 'http://a '.repeat(500)],
    ['a hundred thousand characters', 'Lorem ipsum dolor '.repeat(6_000)],
  ])('fits a card when the text is %s', (_what, typed) => {
    const { shown, whole } = excerpt(typed);
    expect(quoted(shown).text.length).toBeLessThanOrEqual(2_000);
    expect(shown.text.length).toBeGreaterThan(40);
    expect(whole).toBe(false);
    expect(formatsIn(shown.text)).toEqual([]);
  });

  it('shows a text of 1,500 characters whole, and of 1,501 up to a word', () => {
    const text = `${'word '.repeat(299)}words`;
    expect(excerpt(text)).toEqual({ shown: say`${text}`, whole: true });
    const { shown, whole } = excerpt(`${text}!`);
    expect(whole).toBe(false);
    expect(shown.text).toBe(`${'word '.repeat(299).trimEnd()} …`);
  });

  it('cuts before an address rather than in it', () => {
    const address = `https://example.org/${'a'.repeat(100)}`;
    const { shown } = excerpt(`${'word '.repeat(290)}${address} and more`);
    expect(shown.text).not.toContain('https:');
  });
});

it('a terminal shows neither escapes nor marks', () => {
  expect(unmarked(say`${bold(say`Press`)} ${'a_b'} at ${'https://example.org/x_y'}: \`/group list\``)).toBe(
    'Press a_b at https://example.org/x_y: /group list',
  );
});

import { describe, expect, test } from 'vitest';
import { visibleText } from '../../src/sandbox/actors/visible-text.js';
import { parseWords } from '../../src/sandbox/cli-words.js';
import { SandboxClock } from '../../src/sandbox/clock.js';
import { markdownHtml } from '../../src/sandbox/page/markdown.js';
import { Snowflakes, byAge } from '../../src/sandbox/world/snowflakes.js';
import { World } from '../../src/sandbox/world/world.js';
import { plain } from '../../src/text/markup.js';
import { asId, timeOf, type Snowflake } from '../../src/domain/ids.js';

const NOON = Date.UTC(2026, 10, 22, 12);
const clock = new SandboxClock({ startAt: NOON, frozen: true });
const world = new World(clock, { userId: '1', applicationId: '1', name: 'Convenor', token: 't' });
world.users.set('2', { id: '2', name: 'alice_b', bot: false });

describe('what a reader reads', () => {
  test.each([
    ['## Title\n**bold** and *slanted* __under__ ~~gone~~', 'Title\nbold and slanted under gone'],
    ['\\*\\*not bold\\*\\* 2\\_000', '**not bold** 2_000'],
    ['<t:1800000000:R> <@2> <@&9> <#9> </why:5>', '2027-01-15T08:00:00Z @alice_b @unknown-role #unknown /why'],
    ['> quoted\n- item', '> quoted\n- item'],
    ['[Rules](https://example.org/a) `code` snake_case_name', 'Rules (https://example.org/a) code snake_case_name'],
  ])('%j is read as %j', (written, read) => {
    expect(visibleText(world, written)).toBe(read);
  });

  test('typed text made harmless is read as it was typed', () => {
    const typed = '**x** <@2> `a` [b](https://c.example) # no\n- list\n1. one @everyone \\';
    expect(visibleText(world, plain(typed).text)).toBe(typed);
  });
});

describe('the page', () => {
  test.each([
    ['# A\n## B\n-# small', '<h3>A</h3><h4>B</h4><p class="small">small</p>'],
    ['- a\n- b\n\n1. c', '<ul><li>a</li><li>b</li></ul><ol><li>c</li></ol>'],
    ['> a\n> **b**', '<blockquote><p>a</p><p><strong>b</strong></p></blockquote>'],
    ['<b>&', '<p>&lt;b&gt;&amp;</p>'],
    ['\\<@2\\> \\*a\\*', '<p>&lt;@2&gt; *a*</p>'],
    ['<@2>', '<p><span class="mention">@alice_b</span></p>'],
    ['[a](javascript:alert)', '<p>[a](javascript:alert)</p>'],
    ['`<i>`', '<p><code>&lt;i&gt;</code></p>'],
    [
      '[a](https://x.example/"q)',
      '<p><a href="https://x.example/&quot;q" rel="noreferrer noopener" target="_blank">a</a></p>',
    ],
  ])('%j becomes %j', (written, html) => {
    expect(markdownHtml(world, written)).toBe(html);
  });

  test.each([
    [86_400_000 * 5, 'in 5 days'],
    [-7_200_000, '2 hours ago'],
  ])('%i ms from now is told as %j', (ms, words) => {
    expect(markdownHtml(world, `<t:${(NOON + ms) / 1000}:R>`)).toContain(`>${words}</time>`);
  });
});

describe('time and ids', () => {
  test('ids carry the sandbox time and never repeat', async () => {
    const ids = new Snowflakes(clock);
    const made = Array.from({ length: 100 }, () => ids.next());
    expect(new Set(made).size).toBe(100);
    expect([...made].sort(byAge)).toEqual(made);
    expect(timeOf(asId<Snowflake>(made[99] ?? ''))).toBe(NOON);
    await clock.advance(1_000);
    expect(timeOf(asId<Snowflake>(ids.next()))).toBe(NOON + 1_000);
    await clock.set(NOON + 2_000);
    expect(clock.now()).toBe(NOON + 2_000);
    await expect(clock.set(NOON)).rejects.toThrow('backwards');
  });

  test('a clock that is not frozen flows from where it was put', async () => {
    const flowing = new SandboxClock({ startAt: NOON });
    await flowing.advance(3_600_000);
    expect(flowing.now() - NOON - 3_600_000).toBeLessThan(1_000);
    expect(flowing.now()).toBeGreaterThanOrEqual(NOON + 3_600_000);
  });
});

describe('the command line', () => {
  test.each([
    ['clock +5d', { kind: 'clock', advance: 432_000_000 }],
    ['clock', { kind: 'clock', advance: null }],
    ['clock 5', null],
    ['people', { kind: 'people' }],
    ['see #x as alice', { kind: 'see', in: '#x', as: 'alice' }],
    [
      'click Block as bob in #x Label=a=b',
      { kind: 'click', label: 'Block', as: 'bob', in: '#x', pairs: { Label: 'a=b' } },
    ],
    ['as alice in #x /why ref=D-1', { kind: 'command', as: 'alice', in: '#x', line: '/why', pairs: { ref: 'D-1' } }],
    ['as alice in #x /why ref', null],
    ['as alice in #x hello', { kind: 'say', as: 'alice', in: '#x', text: 'hello' }],
    ['dance', null],
  ])('%j means %j', (line, act) => {
    expect(parseWords(line.split(' '))).toEqual(act);
  });
});

import fc from 'fast-check';
import { ComponentType, type APIContainerComponent } from 'discord-api-types/v10';
import { describe, expect, it } from 'vitest';
import { render } from '../../src/discord/render.js';
import { card, facts, line, text, type Block, type Button, type Card } from '../../src/text/card.js';
import { Markup, plain, say } from '../../src/text/markup.js';
import { snowflake } from './fixtures.js';

const typed = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 80 }),
  fc
    .tuple(fc.string({ unit: 'binary', minLength: 1, maxLength: 5 }), fc.integer({ min: 1, max: 900 }))
    .map(([part, times]) => part.repeat(times)),
);
const markup = typed.map(plain);
const block: fc.Arbitrary<Block> = fc.oneof(
  markup.map(text),
  fc.array(fc.tuple(fc.string({ maxLength: 20 }), markup), { maxLength: 8 }).map((rows) => facts(...rows)),
  fc.constant(line),
);
const button: fc.Arbitrary<Button> = fc.record({
  label: fc.string({ unit: 'binary', maxLength: 120 }),
  look: fc.constantFrom('primary', 'secondary', 'good', 'bad'),
  action: fc.stringMatching(/^[a-z][a-z-]{0,3}$/u),
  argument: fc.stringMatching(/^[ -~]{0,90}$/u),
});
const anyCard: fc.Arbitrary<Card> = fc.record({
  tone: fc.constantFrom('neutral', 'waiting', 'good', 'bad'),
  title: markup,
  blocks: fc.array(block, { maxLength: 60 }),
  buttons: fc.array(button, { maxLength: 40 }),
  files: fc.array(fc.record({ name: fc.string({ maxLength: 120 }), content: fc.string() }), { maxLength: 15 }),
  pings: fc.array(
    fc.bigInt({ min: 1n, max: 2n ** 63n }).map((id) => snowflake(String(id))),
    { maxLength: 130 },
  ),
  footer: fc.option(markup),
});

interface Part {
  readonly type: number;
  readonly components?: readonly Part[];
  readonly content?: string;
  readonly custom_id?: string;
  readonly label?: string;
  readonly file?: { readonly url: string };
}
const all = (part: Part): Part[] => [part, ...(part.components ?? []).flatMap(all)];
const partsOf = ([container]: readonly [APIContainerComponent]): Part[] => all(container);

describe('the message of a card', () => {
  it('never breaks a limit of Discord', () => {
    fc.assert(
      fc.property(anyCard, (given) => {
        const { body, files } = render(given);
        const parts = partsOf(body.components);
        expect(parts.length).toBeLessThanOrEqual(40);
        const texts = parts.flatMap(({ content }) => (content === undefined ? [] : [content]));
        expect(texts.join('').length).toBeLessThanOrEqual(4_000);
        for (const shown of texts) {
          expect(shown.trim()).not.toBe('');
          expect(/\p{Surrogate}/u.test(shown)).toBe(false);
        }
        const ids = parts.flatMap(({ custom_id: id }) => (id === undefined ? [] : [id]));
        expect(new Set(ids).size).toBe(ids.length);
        for (const id of ids) expect(id.length).toBeLessThanOrEqual(100);
        for (const { label } of parts)
          if (label !== undefined) expect(label.length >= 1 && label.length <= 80).toBe(true);
        for (const row of parts.filter(({ type }) => type === Number(ComponentType.ActionRow))) {
          expect(row.components?.length).toBeGreaterThan(0);
          expect(row.components?.length).toBeLessThanOrEqual(5);
        }
        expect(body.allowed_mentions.parse).toEqual([]);
        expect(body.allowed_mentions.users?.length).toBeLessThanOrEqual(100);
        const names = files.map(({ name }) => name);
        expect(new Set(names).size).toBe(names.length);
        expect(names.length).toBeLessThanOrEqual(10);
        expect(body.attachments.map(({ filename }) => filename)).toEqual(names);
        expect(parts.flatMap(({ file }) => (file ? [file.url] : []))).toEqual(
          names.map((name) => `attachment://${name}`),
        );
      }),
      { numRuns: 300 },
    );
  }, 60_000);

  it('loses no text and no button while there is room', () => {
    const given = card(say`Title`, {
      blocks: [text(say`One`), line, facts(['Deadline', say`soon`])],
      buttons: Array.from({ length: 7 }, (_none, at) => ({
        label: `B${at}`,
        look: 'primary' as const,
        action: 'press',
        argument: String(at),
      })),
      footer: say`small`,
    });
    const parts = partsOf(render(given).body.components);
    expect(parts.flatMap(({ content }) => content ?? [])).toEqual([
      '## Title',
      'One',
      '**Deadline:** soon',
      '-# small',
    ]);
    expect(parts.flatMap(({ label }) => label ?? [])).toEqual(['B0', 'B1', 'B2', 'B3', 'B4', 'B5', 'B6']);
    expect(parts.filter(({ type }) => type === Number(ComponentType.Separator))).toHaveLength(1);
  });

  it('cuts the longest text and leaves the others whole', () => {
    const given = card(say`Title`, {
      blocks: [text(say`short`), text(new Markup('x'.repeat(5_000)))],
      footer: say`mark`,
    });
    const texts = partsOf(render(given).body.components).flatMap(({ content }) => content ?? []);
    expect(texts[1]).toBe('short');
    expect(texts[2]).toMatch(/^x+…$/u);
    expect(texts.at(-1)).toBe('-# mark');
    expect(texts.join('')).toHaveLength(4_000);
  });

  it('shares texts when there are more blocks than components', () => {
    const given = card(say`List`, { blocks: Array.from({ length: 60 }, (_none, at) => text(say`row ${at}`)) });
    const shown = partsOf(render(given).body.components)
      .flatMap(({ content }) => content ?? [])
      .join('\n');
    for (let at = 0; at < 60; at += 1) expect(shown).toContain(`row ${at}`);
  });

  it('X6: pings those of the card, on an edit as well, and nobody else', () => {
    const given = card(say`Hello`, { blocks: [text(say`<@1> @everyone`)], pings: [snowflake('7'), snowflake('7')] });
    expect(render(given).body.allowed_mentions).toEqual({ parse: [], users: ['7'] });
  });

  it('an empty card still is a message', () => {
    expect(partsOf(render(card(new Markup(''))).body.components).map(({ content }) => content)).toEqual([
      undefined,
      '…',
    ]);
  });

  it('gives a heading and small print one line', () => {
    const { body } = render(card(new Markup('a\nb'), { footer: new Markup('c\nd') }));
    expect(partsOf(body.components).flatMap(({ content }) => content ?? [])).toEqual(['## a b', '-# c d']);
  });

  it('refuses a button that no click could come back from', () => {
    const bad: Button = { label: 'x', look: 'good', action: 'x', argument: 'ü' };
    expect(() => render(card(say`x`, { buttons: [bad] }))).toThrow();
  });
});

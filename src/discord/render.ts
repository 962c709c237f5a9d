import {
  ButtonStyle,
  ComponentType,
  MessageFlags,
  type APIActionRowComponent,
  type APIAllowedMentions,
  type APIButtonComponent,
  type APIComponentInContainer,
  type APIContainerComponent,
  type APITextDisplayComponent,
} from 'discord-api-types/v10';
import type { Block, Button, Card, TextFile, Tone } from '../text/card.js';
import { plain } from '../text/markup.js';
import { customId } from './custom-ids.js';
import { cut, fit } from './fit.js';

/** Discord's limits for a message of Components V2. Components are counted with everything inside them. */
const COMPONENTS_AT_MOST = 40;
const TEXT_AT_MOST = 4_000;
const TITLE_AT_MOST = 300;
const FOOTER_AT_MOST = 1_000;
const BUTTONS_AT_MOST = 25;
const BUTTONS_IN_A_ROW = 5;
const BUTTON_LABEL_AT_MOST = 80;
const FILES_AT_MOST = 10;
const FILE_NAME_AT_MOST = 80;
const PINGS_AT_MOST = 100;

const COLOURS: Record<Tone, number> = { neutral: 0x80848e, waiting: 0xf0b232, good: 0x23a55a, bad: 0xda373c };
const STYLES = {
  primary: ButtonStyle.Primary,
  secondary: ButtonStyle.Secondary,
  good: ButtonStyle.Success,
  bad: ButtonStyle.Danger,
} as const;

/** The body of a message, the same for sending and for editing: an edit without these parts would fall back to Discord's. */
export interface MessageBody {
  readonly flags: number;
  readonly components: readonly [APIContainerComponent];
  readonly allowed_mentions: APIAllowedMentions;
  readonly attachments: readonly { readonly id: number; readonly filename: string }[];
}

/** A message with the files that are uploaded with it. */
export interface Message {
  readonly body: MessageBody;
  readonly files: readonly { readonly name: string; readonly data: Buffer; readonly contentType: string }[];
}

/**
 * The message of a card. Never above Discord's limits: text that does not fit is cut where the text is longest, and
 * buttons and files beyond what a message holds are left out. Throws for a button whose action and argument make no
 * custom id.
 */
export function render(card: Card): Message {
  const rows = rowsOf(card.buttons);
  const files = filesOf(card.files, COMPONENTS_AT_MOST - FRAME - countOf(rows));
  const blocks = fewEnough(card.blocks, COMPONENTS_AT_MOST - FRAME + 1 - countOf(rows) - files.length);
  const parts: APIComponentInContainer[] = [
    ...display(`## ${oneLine(fit(card.title.text, TITLE_AT_MOST))}`, card.title.text),
    ...blocks.flatMap((block): APIComponentInContainer[] =>
      block === LINE ? [{ type: ComponentType.Separator }] : display(block, block),
    ),
    ...files.map((file): APIComponentInContainer => ({
      type: ComponentType.File,
      file: { url: `attachment://${file.name}` },
    })),
    ...rows,
    ...(card.footer ? display(smallPrint(fit(card.footer.text, FOOTER_AT_MOST)), card.footer.text) : []),
  ];
  shorten(parts.filter((part) => part.type === ComponentType.TextDisplay));
  return {
    body: {
      flags: MessageFlags.IsComponentsV2,
      components: [
        {
          type: ComponentType.Container,
          accent_color: COLOURS[card.tone],
          components: parts.length > 0 ? parts : [{ type: ComponentType.TextDisplay, content: '…' }],
        },
      ],
      allowed_mentions: { parse: [], users: [...new Set(card.pings)].slice(0, PINGS_AT_MOST) },
      attachments: files.map((file, id) => ({ id, filename: file.name })),
    },
    files: files.map((file) => ({
      name: file.name,
      data: Buffer.from(file.content, 'utf8'),
      contentType: 'text/plain; charset=utf-8',
    })),
  };
}

/** The container, the title, one text and the footer: what stays when everything else is full. */
const FRAME = 4;

const display = (content: string, shown: string): APITextDisplayComponent[] =>
  shown.trim() === '' ? [] : [{ type: ComponentType.TextDisplay, content }];

// A heading and small print end with their line.
const oneLine = (text: string): string => text.replace(/\s*\n\s*/gu, ' ');
const smallPrint = (text: string): string => `-# ${oneLine(text)}`;

function rowsOf(buttons: readonly Button[]): APIActionRowComponent<APIButtonComponent>[] {
  const unique = new Map(buttons.map((button) => [customId(button.action, button.argument), button] as const));
  const made = [...unique].slice(0, BUTTONS_AT_MOST).map(
    ([id, button]) =>
      ({
        type: ComponentType.Button,
        custom_id: id,
        label: cut(button.label.trim() || '…', BUTTON_LABEL_AT_MOST),
        style: STYLES[button.look],
        disabled: button.disabled ?? false,
      }) as const,
  );
  return Array.from({ length: Math.ceil(made.length / BUTTONS_IN_A_ROW) }, (_none, row) => ({
    type: ComponentType.ActionRow,
    components: made.slice(row * BUTTONS_IN_A_ROW, (row + 1) * BUTTONS_IN_A_ROW),
  }));
}

const countOf = (rows: readonly APIActionRowComponent<APIButtonComponent>[]): number =>
  rows.reduce((sum, row) => sum + 1 + row.components.length, 0);

/** Names as Discord keeps them, each once: it changes others by itself, and the card would not find its file. */
function filesOf(files: readonly TextFile[], room: number): TextFile[] {
  const named = new Map<string, TextFile>();
  for (const file of files) {
    const base = file.name
      .replace(/[^A-Za-z0-9._-]+/gu, '-')
      .replace(/^[.-]+/u, '')
      .slice(-FILE_NAME_AT_MOST);
    let name = base || 'file.md';
    for (let copy = 2; named.has(name); copy += 1) name = `${copy}-${base}`;
    named.set(name, { name, content: file.content });
  }
  return [...named.values()].slice(0, Math.min(FILES_AT_MOST, room));
}

const LINE = Symbol('line');

/** Blocks as texts and lines, at most `room`: first lines go, then neighbours share a text. */
function fewEnough(blocks: readonly Block[], room: number): (string | typeof LINE)[] {
  const all = blocks
    .map((block) => (block.type === 'line' ? LINE : textOf(block)))
    .filter((block) => block === LINE || block.trim() !== '');
  if (all.length <= room) return all;
  const texts = all.filter((block) => block !== LINE);
  if (texts.length <= room) return texts;
  return [...texts.slice(0, room - 1), texts.slice(room - 1).join('\n\n')];
}

const textOf = (block: Exclude<Block, { type: 'line' }>): string =>
  block.type === 'text'
    ? block.text.text
    : block.facts.map(({ label, value }) => `**${plain(label).text}:** ${value.text}`).join('\n');

/** Cuts the longest text, again and again if need be, until all together fit. */
function shorten(displays: readonly APITextDisplayComponent[]): void {
  for (;;) {
    const over = displays.reduce((sum, { content }) => sum + content.length, 0) - TEXT_AT_MOST;
    if (over <= 0) return;
    const longest = displays.reduce((most, one) => (one.content.length > most.content.length ? one : most));
    longest.content = fit(longest.content, Math.max(1, longest.content.length - over));
  }
}

import type { Snowflake } from '../domain/ids.js';
import type { Markup } from './markup.js';

/** What people see, without a word of Discord's own format: src/discord/render makes the message of it. */
export interface Card {
  readonly tone: Tone;
  readonly title: Markup;
  readonly blocks: readonly Block[];
  /** Rows of at most five buttons are made of them, in this order. */
  readonly buttons: readonly Button[];
  readonly files: readonly TextFile[];
  /** Who is pinged. Nobody else is, whatever stands in the text. */
  readonly pings: readonly Snowflake[];
  /** Small print under the card; the outbox finds a message again by the mark in it. */
  readonly footer: Markup | null;
}

/** Colour of the card's edge. */
export type Tone = 'neutral' | 'waiting' | 'good' | 'bad';

export type Block =
  | { readonly type: 'text'; readonly text: Markup }
  /** A list of `label: value` lines. */
  | { readonly type: 'facts'; readonly facts: readonly { readonly label: string; readonly value: Markup }[] }
  | { readonly type: 'line' };

export interface Button {
  readonly label: string;
  readonly look: 'primary' | 'secondary' | 'good' | 'bad';
  /** Names the handler in commands/, with the id of what it acts on. */
  readonly action: string;
  readonly argument: string;
  readonly disabled?: boolean;
}

/** A file shown on the card. The name ends with `.md`, `.json`, `.jsonl`, `.csv` or `.diff`. */
export interface TextFile {
  readonly name: string;
  readonly content: string;
}

/** A card from its title and what it has; the rest stays empty. */
export const card = (title: Markup, parts: Partial<Omit<Card, 'title'>> = {}): Card => ({
  tone: 'neutral',
  blocks: [],
  buttons: [],
  files: [],
  pings: [],
  footer: null,
  ...parts,
  title,
});

export const text = (markup: Markup): Block => ({ type: 'text', text: markup });
export const facts = (...rows: readonly (readonly [label: string, value: Markup])[]): Block => ({
  type: 'facts',
  facts: rows.map(([label, value]) => ({ label, value })),
});
export const line: Block = { type: 'line' };

import { asId, type Snowflake } from '../domain/ids.js';
import type { Card } from '../text/card.js';
import type { Markup } from '../text/markup.js';

const MENTION = /<@(\d+)>/gu;

/** The accounts that a card names, each once: in any of its texts, or by a ping. */
export function mentionedOn(card: Card): Snowflake[] {
  const named = markupsOf(card).flatMap(({ text }) => [...text.matchAll(MENTION)].flatMap(([, id]) => id ?? []));
  return [...new Set([...named.map((id) => asId<Snowflake>(id)), ...card.pings])];
}

const markupsOf = ({ title, blocks, footer }: Card): Markup[] => [
  title,
  ...blocks.flatMap((block): Markup[] =>
    block.type === 'text' ? [block.text] : block.type === 'facts' ? block.facts.map(({ value }) => value) : [],
  ),
  ...(footer ? [footer] : []),
];

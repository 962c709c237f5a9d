import type { Instant } from '../domain/ids.js';
import type { Card } from './card.js';
import { unmarked } from './markup.js';

/** By id, as a terminal shows them. */
export interface Names {
  readonly people: ReadonlyMap<string, string>;
  readonly accounts: ReadonlyMap<string, string>;
  readonly channels: ReadonlyMap<string, string>;
}

/** What became, or would become, of an occasion for a person. */
interface Became {
  readonly kind: string;
  readonly occasion: { readonly dueAt: Instant; readonly untilAt: Instant };
  readonly personId: string;
  readonly how: keyof typeof HOW;
}

interface Message {
  readonly card: Card;
  readonly channelId: string;
  readonly became: readonly Became[];
}

const HOW = {
  urgent: 'at once in',
  direct: 'direct message, else in',
  collected: 'collected in',
  waits: 'waits for the person’s next collected message',
  quiet: 'waits for the end of the person’s quiet hours',
  off: 'not said: the person has switched such reminders off',
  lapsed: 'not said: it makes no sense any more',
} as const;

/** X6: what would go out, to whom and why, and what is held back, for a terminal. */
export function remindersForeseen(
  foreseen: readonly {
    readonly at: Instant;
    readonly messages: readonly Message[];
    readonly held: readonly Became[];
  }[],
  names: Names,
  span: { readonly now: Instant; readonly to: Instant },
): string {
  const until = span.to > span.now ? ` and until ${time(span.to)}` : '';
  if (foreseen.length === 0) return `Nothing would go out now (${time(span.now)})${until}.`;
  const parts = foreseen.flatMap(({ at, messages, held }) => [
    time(at),
    ...messages.map((message) => messageOf(message, names)),
    ...heldOf(held, names),
  ]);
  return [`As things stand now (${time(span.now)})${until}:`, ...parts].join('\n\n');
}

function messageOf({ card, channelId, became }: Message, names: Names): string {
  const [first] = became;
  const said = card.blocks.flatMap((block) => (block.type === 'text' ? readable(unmarked(block.text), names) : []));
  const why = new Set(became.map(reason));
  return [
    `  ${first ? HOW[first.how] : ''} ${names.channels.get(channelId) ?? channelId}, to ${listed(became, names)}`,
    ...said.map((text) => text.replace(/^/gmu, '    ')),
    ...[...why].map((each) => `    why: ${each}`),
  ].join('\n');
}

function heldOf(held: readonly Became[], names: Names): string[] {
  const byReason = new Map<string, Became[]>();
  for (const each of held) {
    const why = `${HOW[each.how]} (${reason(each)})`;
    byReason.set(why, [...(byReason.get(why) ?? []), each]);
  }
  return [...byReason].map(([why, those]) => `  ${listed(those, names)}: ${why}`);
}

const reason = ({ kind, occasion: { dueAt, untilAt } }: Became): string =>
  `${kind}, due ${time(dueAt)}, of use until ${time(untilAt)}`;

const listed = (those: readonly Became[], { people }: Names): string =>
  [...new Set(those.map(({ personId }) => people.get(personId) ?? personId))].sort().join(', ');

/** Mentions and moments as words; of a link the words alone. */
const readable = (text: string, { accounts, channels }: Names): string =>
  text
    .replace(/<t:(\d+):F> \(<t:\d+:R>\)/gu, (_all, seconds: string) => time(Number(seconds) * 1000))
    .replace(/<@(\d+)>/gu, (_all, id: string) => accounts.get(id) ?? id)
    .replace(/<#(\d+)>/gu, (_all, id: string) => channels.get(id) ?? id)
    .replace(/\[([^\]]+)\]\([^)]+\)/gu, '$1');

const DAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'] as const;

/** `Mon 2026-11-30 09:00 UTC`. */
const time = (at: Instant): string => {
  const date = new Date(at);
  return `${DAYS[date.getUTCDay()] ?? ''} ${date.toISOString().slice(0, 16).replace('T', ' ')} UTC`;
};

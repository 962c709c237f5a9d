import { readFileSync } from 'node:fs';
import { seenMessage } from '../../src/sandbox/actors/seen-message.js';
import { askedAll } from '../store/plant.js';
import type { TestPlace } from './place.js';

const TABLES = [
  ...readFileSync(new URL('../../prisma/models.prisma', import.meta.url), 'utf8').matchAll(/^model (\w+) \{/gmu),
].map(([, name = '']) => name);

/** Everything in the database that contains one of the words, whatever the case, as `Table: row`. */
export async function foundInDatabase(url: string, words: readonly string[]): Promise<string[]> {
  const tables = await askedAll(
    url,
    TABLES.map((table) => `SELECT * FROM "${table}"`),
  );
  return tables.flatMap((rows, at) =>
    rows.flatMap((row) => foundIn(`${TABLES[at] ?? ''}: ${row.map(String).join(' | ')}`, words)),
  );
}

/** The same for all that everybody sees of the bot in the local Discord: messages with their files, and threads. */
export function foundInDiscord(place: TestPlace, words: readonly string[]): string[] {
  const { world } = place.sandbox;
  const messages = [...world.messages.values()]
    .filter((message) => message.viewerId === null && world.user(message.authorId).bot)
    .map((message) => seenMessage(world, message));
  const written = messages.map(({ text, raw, payload, attachments }) =>
    JSON.stringify([text, raw, payload, attachments.map(({ name, content }) => [name, content])]),
  );
  const threads = [...world.channels.values()].filter(({ thread }) => thread !== null).map(({ name }) => name);
  return [...written, ...threads].flatMap((text) => foundIn(text, words));
}

/** The same in the lines of the log. */
export const foundInLog = (place: TestPlace, words: readonly string[]): string[] =>
  place.log.flatMap((line) => foundIn(line, words));

export const foundIn = (text: string, words: readonly string[]): string[] => {
  const lower = text.toLowerCase();
  return words.flatMap((word) => {
    const at = lower.indexOf(word.toLowerCase());
    return at < 0 ? [] : [`“${word}” in ${text.slice(0, 40)} … ${text.slice(Math.max(0, at - 80), at + 80)}`];
  });
};

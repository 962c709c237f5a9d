import type { Charter, Table } from '../../src/domain/charter.js';

const wordsOf = (text: string): string[] => text.match(/[\p{L}\p{N}]+/gu) ?? [];

function counted(words: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
}

const missing = (from: readonly string[], inside: readonly string[]): string[] => {
  const there = counted(inside);
  return [...counted(from)].filter(([word, count]) => (there.get(word) ?? 0) < count).map(([word]) => word);
};

const tableWords = (table: Table<unknown>): string[] =>
  [...table.columns, ...table.rows.flatMap((row) => row.cells)].flatMap(wordsOf);

/**
 * Compares a charter with the file it was read from, word by word and with how often each word stands there: `lost`
 * are words of the body that no field and no kept text has, `invented` are words that the body doesn't have.
 */
export function comparedWithSource(charter: Charter, source: string): { lost: string[]; invented: string[] } {
  const body = source.replace(/^\ufeff/u, '').replace(/^---\r?\n[^]*?\r?\n---(?:\r?\n|$)/u, '');
  const texts = [
    charter.mission,
    charter.scope.in,
    charter.scope.out,
    charter.scope.related,
    charter.successCriteria,
    ...charter.headings.map((heading) => heading.text),
    ...charter.kept.filter((kept) => kept.path[0] !== 'front matter').map((kept) => kept.text),
  ];
  const { leadership, authority, membership, operations, workItems, changelog } = charter;
  const tables = [leadership, authority, membership, operations, workItems, changelog];
  const words = [...texts.flatMap(wordsOf), ...tables.flatMap(tableWords)];
  const kind =
    charter.kind === null ? [] : charter.kind === 'working-group' ? ['Working', 'Group'] : ['Interest', 'Group'];
  return {
    lost: missing(wordsOf(body), [...words, ...kind]),
    invented: missing(words, wordsOf(body)),
  };
}

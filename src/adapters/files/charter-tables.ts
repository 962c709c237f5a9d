import type { Table as TableNode, TableCell } from 'mdast';
import type { AsWritten, Table } from '../../domain/charter.js';
import type { Column, Columns } from '../../domain/charter-columns.js';
import { discordNameOf, githubOf, wordsOf } from './charter-cells.js';

/**
 * Reads a table of which some columns are known. Cells keep what is written; the fields say what it means.
 * @returns null when none of the `needed` columns is there, so that the table is another one
 */
export function readTable<Row extends object>(
  node: TableNode,
  source: string,
  columns: Columns<Row>,
  needed: readonly string[],
  report: (line: number, problem: string) => void,
): Table<Row> | null {
  const [head, ...body] = node.children;
  const names = (head?.children ?? []).map((cell) => written(cell, source));
  const keys = (head?.children ?? []).map((cell) => (wordsOf(cell) ?? '').toLowerCase());
  const places = Object.entries<Column>(columns).map(([field, column]) => ({
    field,
    column,
    index: keys.findIndex((key) => column.names.includes(key)),
  }));
  if (!places.some((place) => needed.includes(place.field) && place.index >= 0)) return null;
  const rows = body.map((row) => {
    const line = row.position?.start.line ?? 1;
    const cells = row.children.map((cell) => written(cell, source));
    if (cells.length > names.length) report(line, `The row has ${cells.length} cells for ${names.length} columns.`);
    const read = places.map(({ field, column, index }) => {
      const cell = row.children[index];
      if (column.reads === 'discord') return [field, discordNameOf(cell, cells[index] ?? '')];
      if (column.reads === 'words') return [field, wordsOf(cell)];
      const { github, problem } = githubOf(cell);
      if (problem !== null) report(line, problem);
      return [field, github];
    });
    return { ...(Object.fromEntries(read) as Row), line, cells };
  });
  return { columns: names, rows: rows.filter(saysSomething) };
}

/** The template's empty row is no row. */
const saysSomething = (row: AsWritten): boolean => row.cells.some((cell) => cell !== '');

/** A cell as Markdown: what stands between its bars. */
function written(cell: TableCell, source: string): string {
  const first = cell.children[0]?.position?.start.offset;
  const last = cell.children.at(-1)?.position?.end.offset;
  return first === undefined || last === undefined ? '' : source.slice(first, last);
}

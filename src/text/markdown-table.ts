import { displayWidth } from './display-width.js';

/** Narrower no column of a table is, whose line of dashes takes three. */
const NARROWEST = 3;

/**
 * A Markdown table as Prettier formats it, which is how charters are kept: every column as wide as its widest cell.
 * @param rows cells as Markdown; those that a row lacks are empty
 * @returns its lines, each ended
 */
export function markdownTable(columns: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = columns.map((name, index) =>
    Math.max(NARROWEST, ...[name, ...rows.map((row) => row[index] ?? '')].map(displayWidth)),
  );
  const line = (cells: readonly string[]): string =>
    `| ${widths.map((width, index) => padded(cells[index] ?? '', width)).join(' | ')} |\n`;
  return [line(columns), line(widths.map((width) => '-'.repeat(width))), ...rows.map(line)].join('');
}

const padded = (cell: string, width: number): string => cell + ' '.repeat(width - displayWidth(cell));

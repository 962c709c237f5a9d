import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** A table of Markdown in columns of equal width; the first row is its head. */
export function markdownTable(rows: readonly (readonly string[])[]): string {
  const [head = [], ...body] = rows;
  const widths = head.map((_, column) => Math.max(3, ...rows.map((row) => row[column]?.length ?? 0)));
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`;
  return [line(head), line(widths.map((width) => '-'.repeat(width))), ...body.map(line)].join('\n');
}

/** Puts a text between `<!-- name -->` and `<!-- /name -->` on a page of docs/. Throws when the page has no such place. */
export function renewOnPage(page: string, name: string, text: string): void {
  const file = fileURLToPath(new URL(`../docs/${page}`, import.meta.url));
  const [before, rest] = readFileSync(file, 'utf8').split(`<!-- ${name} -->`);
  const after = rest?.split(`<!-- /${name} -->`)[1];
  if (before === undefined || after === undefined) throw new Error(`${file} has no place for ${name}`);
  writeFileSync(file, `${before}<!-- ${name} -->\n\n${text}\n\n<!-- /${name} -->${after}`);
}

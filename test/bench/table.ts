import { readFileSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { fileURLToPath } from 'node:url';
import type { Row } from './row.js';

const PAGE = fileURLToPath(new URL('../../docs/performance.md', import.meta.url));
const BEGIN = '<!-- measured -->';
const END = '<!-- /measured -->';
const HEAD = ['what', 'ours', 'against', 'ratio', 'target', 'held'];

/** The results as a table of Markdown, in columns of equal width. */
export function asMarkdown(rows: readonly Row[]): string {
  const cells = [HEAD, ...rows.map(cellsOf)];
  const widths = HEAD.map((_, column) => Math.max(...cells.map((row) => row[column]?.length ?? 0)));
  const line = (row: readonly string[]): string =>
    `| ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`;
  const rule = `| ${widths.map((width) => '-'.repeat(width)).join(' | ')} |`;
  const [head = [], ...body] = cells;
  return [line(head), rule, ...body.map(line)].join('\n');
}

const cellsOf = ({ what, ours, against, ratio, target, held }: Row): string[] => [
  what,
  ours,
  against,
  ratio === null ? '' : ratio.toFixed(2),
  target,
  held === null ? '' : held ? 'yes' : 'no',
];

/** Puts the results, with what they were measured on, in place of those in docs/performance.md. */
export function renew(rows: readonly Row[], names: readonly string[]): void {
  const [processor] = cpus();
  const command = ['npm run bench --', ...names, '--write'].join(' ');
  const machine = `${cpus().length} x ${processor?.model.trim() ?? 'unknown'}, ${process.platform} ${process.arch}`;
  const about = `Measured on ${new Date().toISOString().slice(0, 10)} with Node ${process.versions.node} on ${machine}, by \`${command}\`:`;
  const page = readFileSync(PAGE, 'utf8');
  const [before, rest] = page.split(BEGIN);
  const after = rest?.split(END)[1];
  if (before === undefined || after === undefined) throw new Error(`${PAGE} has no place for what was measured`);
  writeFileSync(PAGE, `${before}${BEGIN}\n\n${about}\n\n${asMarkdown(rows)}\n\n${END}${after}`);
}

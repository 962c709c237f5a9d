import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Counts } from './counts.js';
import type { RunOptions } from './run.js';

const FILE = fileURLToPath(new URL('../../docs/reliability.md', import.meta.url));
const PLACE = /(?<=<!-- counts -->\n)[\s\S]*(?=<!-- \/counts -->)/u;

type Row = { readonly options: RunOptions; readonly counts: Counts };

const sum = (counts: Readonly<Record<string, number>>): number =>
  Object.values(counts).reduce((all, each) => all + each, 0);

const COLUMNS: readonly (readonly [title: string, cell: (row: Row) => string | number])[] = [
  ['database', ({ options }) => options.database],
  ['seed', ({ options }) => options.seed],
  ['minutes', ({ options }) => options.minutes],
  ['acts', ({ counts }) => counts.total.acts],
  ['refused', ({ counts }) => sum(counts.refusals)],
  ['unanswered', ({ counts }) => counts.total.unanswered],
  ['matters', ({ counts }) => counts.total.matters],
  ['settled', ({ counts }) => counts.total.settled],
  ['troubles', ({ counts }) => sum(counts.troubles)],
  ['kills', ({ counts }) => counts.total.killed],
  ['takeovers', ({ counts }) => counts.total.takeovers],
  ['days passed', ({ counts }) => counts.total.days],
  ['posts', ({ counts }) => counts.total.posts],
  ['record', ({ counts }) => counts.total.entries],
  ['lost', ({ counts }) => counts.lost],
  ['doubled', ({ counts }) => counts.doubled],
  ['wrong', ({ counts }) => counts.wrong],
];

/** Puts the counts of these runs into docs/reliability.md, in place of those that stand there. */
export function writeTable(rows: readonly Row[]): void {
  const text = readFileSync(FILE, 'utf8');
  writeFileSync(FILE, text.replace(PLACE, `\n${tableOf(rows)}\n\n`));
}

/** The counts as a Markdown table, with its columns aligned. */
export function tableOf(rows: readonly Row[]): string {
  const cells = [COLUMNS.map(([title]) => title), ...rows.map((row) => COLUMNS.map(([, cell]) => String(cell(row))))];
  const widths = COLUMNS.map((_, column) => Math.max(...cells.map((line) => line[column]?.length ?? 0), 3));
  const line = (texts: readonly string[]): string =>
    `| ${texts.map((text, column) => text.padEnd(widths[column] ?? 0)).join(' | ')} |`;
  const [head = [], ...body] = cells;
  return [line(head), line(widths.map((width) => '-'.repeat(width))), ...body.map(line)].join('\n');
}

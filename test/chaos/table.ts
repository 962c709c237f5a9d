import { markdownTable, renewOnPage } from '../markdown-table.js';
import type { Counts } from './counts.js';
import type { RunOptions } from './run.js';

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
  const head = COLUMNS.map(([title]) => title);
  const body = rows.map((row) => COLUMNS.map(([, cell]) => String(cell(row))));
  renewOnPage('reliability.md', 'counts', markdownTable([head, ...body]));
}

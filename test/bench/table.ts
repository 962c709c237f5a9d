import { cpus } from 'node:os';
import { markdownTable, renewOnPage } from '../markdown-table.js';
import type { Row } from './row.js';

const HEAD = ['what', 'ours', 'against', 'ratio', 'target', 'held'];

/** The results as a table of Markdown. */
export const asMarkdown = (rows: readonly Row[]): string => markdownTable([HEAD, ...rows.map(cellsOf)]);

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
  renewOnPage('performance.md', 'measured', `${about}\n\n${asMarkdown(rows)}`);
}

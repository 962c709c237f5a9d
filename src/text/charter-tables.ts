import { LEADERSHIP, MEMBERSHIP, fieldOf, type Columns } from '../domain/charter-columns.js';
import type { CharterLists, List, ListRow } from '../domain/charter-lists.js';
import { githubCell, wordsCell } from './markdown-cell.js';
import { markdownTable } from './markdown-table.js';

/** Columns of the template, for a charter that has no such table yet. */
const NEW_COLUMNS = {
  leadership: ['Role', 'Name', 'Organization', 'GitHub', 'Term'],
  membership: ['Name', 'Organization', 'GitHub', 'Discord', 'Level'],
  emeriti: ['Name', 'Organization', 'GitHub', 'Discord'],
} as const;

/** P10: the sections of a charter that list its people, as they are to stand in the file. */
export const charterTables = ({ leadership, membership, emeriti }: CharterLists): string =>
  [
    section('Leadership', leadership, LEADERSHIP, NEW_COLUMNS.leadership),
    ...(membership ? [section('Membership', membership, MEMBERSHIP, NEW_COLUMNS.membership)] : []),
    ...(emeriti ? [section('Emeritus Membership', emeriti, MEMBERSHIP, NEW_COLUMNS.emeriti)] : []),
  ].join('\n');

function section<Row extends object>(
  heading: string,
  { columns, rows }: List<Row>,
  known: Columns<Row>,
  fresh: readonly string[],
): string {
  const names = columns.length > 0 ? columns : fresh;
  return `## ${heading}\n\n${markdownTable(
    names,
    rows.map((row) => cellsOf(row, names, known)),
  )}`;
}

function cellsOf<Row extends object>(
  { written, words }: ListRow<Row>,
  columns: readonly string[],
  known: Columns<Row>,
): string[] {
  return columns.map((name, index) => {
    const field = fieldOf(known, name);
    const word = field === null ? undefined : words[field];
    if (field === null || word === undefined) return written[index] ?? '';
    const typed = typeof word === 'string' ? word : '';
    return known[field].reads === 'github' && typed !== '' ? githubCell(typed) : wordsCell(typed);
  });
}

import { tables } from '../store/columns.js';
import { askedAll } from '../store/plant.js';

/** Written by the program itself, whatever anybody does. */
const BY_ITSELF = new Set(['Lease']);

/** Every row that a use case could have written, so that two states of the database can be compared. */
export async function everything(url: string): Promise<Record<string, unknown[][] | undefined>> {
  const names = tables().filter((table) => !BY_ITSELF.has(table));
  const rows = await askedAll(
    url,
    names.map((table) => `SELECT * FROM "${table}"`),
  );
  return Object.fromEntries(names.map((table, index) => [table, inOrder(rows[index] ?? [])]));
}

/** Databases give rows in any order; what they hold makes one. */
const inOrder = (rows: readonly unknown[][]): unknown[][] =>
  rows
    .map((row) => ({ row, key: JSON.stringify(row) }))
    .sort((a, b) => (a.key < b.key ? -1 : 1))
    .map(({ row }) => row);

import { ColumnTypeEnum, type ArgType, type ColumnType, type SqlResultSet } from '@prisma/driver-adapter-utils';
import type { SqlValue } from './database.js';
import type { Prepared } from './connection.js';

/** What Prisma declares columns as on SQLite, and what the values in them are to Prisma. */
const DECLARED: ReadonlyMap<string, ColumnType> = new Map<string, ColumnType>([
  ['TEXT', ColumnTypeEnum.Text],
  ['INTEGER', ColumnTypeEnum.Int32],
  ['INTEGER UNSIGNED', ColumnTypeEnum.Int32],
  ['BIGINT', ColumnTypeEnum.Int64],
  ['REAL', ColumnTypeEnum.Double],
  ['DECIMAL', ColumnTypeEnum.Numeric],
  ['BOOLEAN', ColumnTypeEnum.Boolean],
  ['DATETIME', ColumnTypeEnum.DateTime],
  ['JSONB', ColumnTypeEnum.Json],
  ['BLOB', ColumnTypeEnum.Bytes],
]);

/** Prisma's parameter as SQLite stores it. Dates become text that sorts by time: `2026-01-31T12:00:00.000+00:00`. */
export function toSqlite(value: unknown, type: ArgType | undefined): SqlValue {
  if (value === null || value === undefined) return null;
  if (typeof value === 'boolean') return value ? 1 : 0;
  if (value instanceof Date) return dateText(value);
  if (value instanceof Uint8Array || typeof value === 'number' || typeof value === 'bigint') return value;
  if (typeof value !== 'string') throw new TypeError(`a ${typeof value} can't be stored`);
  switch (type?.scalarType) {
    case 'int':
    case 'float':
    case 'decimal':
      return Number(value);
    case 'bigint':
      return BigInt(value);
    case 'datetime':
      return dateText(new Date(value));
    case 'bytes':
      return Buffer.from(value, 'base64');
    default:
      return value;
  }
}

export const dateText = (date: Date): string => date.toISOString().replace('Z', '+00:00');

/** The answer of a statement in the form that Prisma reads. */
export function resultSet({ columns }: Prepared, rows: unknown[][]): SqlResultSet {
  const columnTypes = columns.map(({ type }, index) => {
    const declared = type === null ? undefined : DECLARED.get(type.toUpperCase());
    return declared ?? typeOfValue(rows.find((row) => row[index] !== null)?.[index]);
  });
  return {
    columnNames: columns.map(({ name }) => name),
    columnTypes,
    rows: rows.map((row) => row.map((value, index) => fromSqlite(value, columnTypes[index]))),
  };
}

/** For what has no declared type, such as a count: what the value looks like. */
function typeOfValue(value: unknown): ColumnType {
  if (typeof value === 'string') return ColumnTypeEnum.Text;
  if (typeof value === 'bigint') return ColumnTypeEnum.Int64;
  if (typeof value === 'number') return ColumnTypeEnum.Double;
  return value instanceof Uint8Array ? ColumnTypeEnum.Bytes : ColumnTypeEnum.Int32;
}

/** Integers come as bigint; Prisma wants numbers while they are exact and text beyond. */
function fromSqlite(value: unknown, type: ColumnType | undefined): unknown {
  if (typeof value !== 'bigint') return value;
  if (type === ColumnTypeEnum.DateTime) return new Date(Number(value)).toISOString();
  return Number.isSafeInteger(Number(value)) ? Number(value) : value.toString();
}

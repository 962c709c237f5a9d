import { DriverAdapterError, type MappedError } from '@prisma/driver-adapter-utils';
import { isBusy, isSqliteError, type SqliteError } from './database.js';

/** SQLite's error as the one that Prisma knows; anything else stays what it is. */
export function toPrismaError(error: unknown): unknown {
  if (!isSqliteError(error)) return error;
  const { message, errcode } = error;
  return new DriverAdapterError({ ...meaningOf(error), originalCode: String(errcode ?? 1), originalMessage: message });
}

function meaningOf(error: SqliteError): MappedError {
  const { message, errcode } = error;
  // The same code as Postgres gives for a conflict, so that one rule decides what is tried again.
  if (isBusy(error)) return { kind: 'TransactionWriteConflict' };
  const [, rule, columns] = /^(UNIQUE|NOT NULL|FOREIGN KEY) constraint failed(?:: (.*))?$/.exec(message) ?? [];
  const fields = columns?.split(', ').map((column) => column.slice(column.indexOf('.') + 1)) ?? [];
  switch (rule) {
    case 'UNIQUE':
      return { kind: 'UniqueConstraintViolation', constraint: { fields } };
    case 'NOT NULL':
      return { kind: 'NullConstraintViolation', constraint: { fields } };
    case 'FOREIGN KEY':
      return { kind: 'ForeignKeyConstraintViolation', constraint: { foreignKey: {} } };
    default:
  }
  const [, missing, name] = /^no such (table|column): (.*)$/.exec(message) ?? [];
  if (missing === 'table' && name !== undefined) return { kind: 'TableDoesNotExist', table: name };
  if (missing === 'column' && name !== undefined) return { kind: 'ColumnNotFound', column: name };
  return { kind: 'sqlite', extendedCode: errcode ?? 1, message };
}

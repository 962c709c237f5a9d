import { createRequire } from 'node:module';

/** As much of the node:sqlite API as is used here. */
export interface Database {
  exec(sql: string): void;
  prepare(sql: string): Statement;
  close(): void;
  readonly isTransaction: boolean;
}

export interface Statement {
  /** Rows as lists of values, integers as bigint, once `setReturnArrays` and `setReadBigInts` are on. */
  all(...values: readonly SqlValue[]): unknown[][];
  run(...values: readonly SqlValue[]): { readonly changes: number | bigint };
  columns(): readonly { readonly name: string; readonly type: string | null }[];
  setReturnArrays(on: boolean): void;
  setReadBigInts(on: boolean): void;
}

export type SqlValue = null | number | bigint | string | Uint8Array;

interface SqliteModule {
  readonly DatabaseSync: new (path: string, options: { readonly timeout: number }) => Database;
  readonly StatementSync: { readonly prototype: object };
}

const require = createRequire(import.meta.url);

/**
 * The module built into Node where it has all we need (24, and 22 from 22.16 on); else the package with the same API,
 * which brings its compiled part along in its tarball.
 */
function load(): SqliteModule {
  try {
    const builtIn = withoutWarning(() => require('node:sqlite') as SqliteModule);
    if ('setReturnArrays' in builtIn.StatementSync.prototype) return builtIn;
  } catch {
    // Node 20 has no such module.
  }
  return require('@photostructure/sqlite') as SqliteModule;
}

/** Node 22 calls its module experimental whenever it is loaded; whether it can do what is needed is looked at here. */
function withoutWarning<T>(work: () => T): T {
  const emitWarning = process.emitWarning.bind(process);
  process.emitWarning = () => undefined;
  try {
    return work();
  } finally {
    process.emitWarning = emitWarning;
  }
}

const sqlite = load();

/** Opens a file, making it when it isn't there. SQLite itself waits up to `blockingMs` for a lock and blocks meanwhile. */
export const openDatabase = (path: string, blockingMs: number): Database =>
  new sqlite.DatabaseSync(path, { timeout: blockingMs });

/** What SQLite says when it refuses: `errcode` is its extended result code. */
export interface SqliteError extends Error {
  readonly code: 'ERR_SQLITE_ERROR';
  readonly errcode?: number;
}

export const isSqliteError = (error: unknown): error is SqliteError =>
  error instanceof Error && 'code' in error && error.code === 'ERR_SQLITE_ERROR';

const SQLITE_BUSY = 5;

/** Whether another connection's lock is the reason. */
export const isBusy = (error: unknown): boolean =>
  isSqliteError(error) &&
  (error.errcode === undefined ? error.message === 'database is locked' : (error.errcode & 0xff) === SQLITE_BUSY);

import { setTimeout as pause } from 'node:timers/promises';
import { isBusy, openDatabase, type Database, type SqlValue, type Statement } from './database.js';

/** A statement made ready once, with what its columns are called and declared as. */
export interface Prepared {
  readonly statement: Statement;
  readonly columns: readonly { readonly name: string; readonly type: string | null }[];
}

const KEPT_STATEMENTS = 300;
/** SQLite's own wait blocks the event loop, gateway heartbeats included: it is kept short, the rest is waited outside. */
const BLOCKING_MS = 20;
/** How long in all to wait for a lock of another process, such as a backup or Prisma's command line. */
const BUSY_MS = 10_000;

/** One connection to a SQLite file. Its holders take turns with `turn`. */
export class Connection {
  readonly #database: Database;
  readonly #prepared = new Map<string, Prepared>();
  #lastTurn: Promise<void> = Promise.resolve();

  constructor(path: string) {
    this.#database = openDatabase(path, BLOCKING_MS);
  }

  get inTransaction(): boolean {
    return this.#database.isTransaction;
  }

  /** Waits until everybody who asked before has let go, and answers how to let go. */
  async turn(): Promise<() => void> {
    const before = this.#lastTurn;
    const { promise, resolve } = withResolvers();
    this.#lastTurn = promise;
    await before;
    return resolve;
  }

  /** Does `work`, again and again while another process holds a lock. Not within a transaction: that one must end. */
  async retried<T>(work: () => T): Promise<T> {
    const end = Date.now() + BUSY_MS;
    for (let wait = 2; ; wait = Math.min(2 * wait, 50)) {
      try {
        return work();
      } catch (error) {
        if (!isBusy(error) || this.inTransaction || Date.now() > end) throw error;
      }
      await pause(wait);
    }
  }

  /** The statement for `sql`, made ready; the least used ones are forgotten. */
  prepared(sql: string): Prepared {
    const kept = this.#prepared.get(sql) ?? this.#prepare(sql);
    this.#prepared.delete(sql);
    this.#prepared.set(sql, kept);
    for (const oldest of this.#prepared.keys()) {
      if (this.#prepared.size <= KEPT_STATEMENTS) break;
      this.#prepared.delete(oldest);
    }
    return kept;
  }

  #prepare(sql: string): Prepared {
    const statement = this.#database.prepare(sql);
    const columns = statement.columns().map(({ name, type }) => ({ name, type }));
    if (columns.length > 0) {
      statement.setReadBigInts(true);
      statement.setReturnArrays(true);
    }
    return { statement, columns };
  }

  rows(sql: string, ...values: SqlValue[]): unknown[][] {
    return this.prepared(sql).statement.all(...values);
  }

  /** Begins a transaction that holds the file's one write lock. */
  begin(): void {
    this.#database.exec('BEGIN IMMEDIATE');
  }

  /** Undoes the open transaction, if there is one. */
  rollback(): void {
    if (this.inTransaction) this.#database.exec('ROLLBACK');
  }

  /** Runs any number of statements, as they stand in a migration; what was made ready may not fit any more. */
  script(sql: string): void {
    this.#prepared.clear();
    this.#database.exec(sql);
  }

  /** Undoes an open transaction: a connection whose statements are still in memory stays behind when it is closed. */
  close(): void {
    this.rollback();
    this.#prepared.clear();
    this.#database.close();
  }
}

function withResolvers(): { promise: Promise<void>; resolve: () => void } {
  let resolve = (): void => {};
  const promise = new Promise<void>((settle) => {
    resolve = settle;
  });
  return { promise, resolve };
}

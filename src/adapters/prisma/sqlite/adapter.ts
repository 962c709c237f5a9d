import {
  DriverAdapterError,
  type ConnectionInfo,
  type IsolationLevel,
  type SqlDriverAdapter,
  type SqlDriverAdapterFactory,
  type SqlQuery,
  type SqlResultSet,
  type Transaction,
} from '@prisma/driver-adapter-utils';
import { Connection } from './connection.js';
import { toPrismaError } from './errors.js';
import { resultSet, toSqlite } from './values.js';

/** Prisma's driver for a file, over the API of node:sqlite. */
export class SqliteFactory implements SqlDriverAdapterFactory {
  readonly provider = 'sqlite';
  readonly adapterName = ADAPTER_NAME;

  constructor(private readonly path: string) {}

  async connect(): Promise<SqlDriverAdapter> {
    const writer = new Connection(this.path);
    // WAL lets the second connection read the last commit while a transaction is open on the first. Recursive triggers
    // make a REPLACE fire the triggers that keep the record append only. What is erased is overwritten in the file (X8).
    await writer.retried(() => writer.script('PRAGMA journal_mode = WAL'));
    writer.script(
      'PRAGMA synchronous = NORMAL; PRAGMA foreign_keys = ON; PRAGMA recursive_triggers = ON; PRAGMA secure_delete = ON',
    );
    const reader = new Connection(this.path);
    reader.script('PRAGMA query_only = ON');
    return new SqliteAdapter(writer, reader);
  }
}

const ADAPTER_NAME = 'convenor-node-sqlite';
/** SQLite's own bound is 32,766; Prisma splits longer lists. */
const MOST_VALUES = 32_766;

/** Runs Prisma's queries. Questions asked outside a transaction go to `reader` and never wait for an open one. */
export class SqliteAdapter implements SqlDriverAdapter {
  readonly provider = 'sqlite';
  readonly adapterName = ADAPTER_NAME;

  constructor(
    private readonly writer: Connection,
    private readonly reader: Connection = writer,
  ) {}

  queryRaw(query: SqlQuery): Promise<SqlResultSet> {
    const connection = /^\s*SELECT\b/i.test(query.sql) ? this.reader : this.writer;
    return inTurn(connection, () => ask(connection, query));
  }

  executeRaw(query: SqlQuery): Promise<number> {
    return inTurn(this.writer, () => change(this.writer, query));
  }

  executeScript(sql: string): Promise<void> {
    return inTurn(this.writer, () => {
      try {
        this.writer.script(sql);
      } finally {
        this.writer.rollback();
      }
    });
  }

  /** Takes the file's one write lock at once: a transaction that got it can't meet a conflict later. */
  async startTransaction(level?: IsolationLevel): Promise<Transaction> {
    if (level !== undefined && level !== 'SERIALIZABLE')
      throw new DriverAdapterError({ kind: 'InvalidIsolationLevel', level });
    const release = await this.writer.turn();
    try {
      await this.writer.retried(() => this.writer.begin());
    } catch (error) {
      release();
      throw toPrismaError(error);
    }
    return new SqliteTransaction(this.writer, release);
  }

  getConnectionInfo(): ConnectionInfo {
    return { maxBindValues: MOST_VALUES, supportsRelationJoins: false };
  }

  async dispose(): Promise<void> {
    if (this.reader !== this.writer) this.reader.close();
    // So that the file alone is a whole copy of what was stored.
    this.writer.script('PRAGMA wal_checkpoint(TRUNCATE)');
    this.writer.close();
  }
}

class SqliteTransaction implements Transaction {
  readonly provider = 'sqlite';
  readonly adapterName = ADAPTER_NAME;
  /** Prisma sends COMMIT and ROLLBACK itself and then calls `commit` or `rollback`. */
  readonly options = { usePhantomQuery: false };

  constructor(
    private readonly connection: Connection,
    private readonly release: () => void,
  ) {}

  queryRaw(query: SqlQuery): Promise<SqlResultSet> {
    return translated(() => ask(this.connection, query));
  }

  executeRaw(query: SqlQuery): Promise<number> {
    return translated(() => change(this.connection, query));
  }

  async commit(): Promise<void> {
    this.#end();
  }

  async rollback(): Promise<void> {
    this.#end();
  }

  #end(): void {
    try {
      this.connection.rollback();
    } finally {
      this.release();
    }
  }
}

function ask(connection: Connection, { sql, args, argTypes }: SqlQuery): SqlResultSet {
  const prepared = connection.prepared(sql);
  return resultSet(prepared, prepared.statement.all(...args.map((value, index) => toSqlite(value, argTypes[index]))));
}

function change(connection: Connection, { sql, args, argTypes }: SqlQuery): number {
  const { statement } = connection.prepared(sql);
  return Number(statement.run(...args.map((value, index) => toSqlite(value, argTypes[index]))).changes);
}

async function inTurn<T>(connection: Connection, work: () => T): Promise<T> {
  const release = await connection.turn();
  try {
    return await connection.retried(work);
  } catch (error) {
    throw toPrismaError(error);
  } finally {
    release();
  }
}

async function translated<T>(work: () => T): Promise<T> {
  try {
    return work();
  } catch (error) {
    throw toPrismaError(error);
  }
}

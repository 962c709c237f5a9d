import type {
  ConnectionInfo,
  IsolationLevel,
  SqlDriverAdapter,
  SqlDriverAdapterFactory,
  SqlQuery,
  SqlResultSet,
  Transaction,
} from '@prisma/driver-adapter-utils';

/**
 * A driver that makes both databases behave alike where they differ by nature:
 * - NUL characters, which Postgres can't hold, are taken out of every text.
 * - A transaction in which a statement failed is not committed, even if the failure was caught: Postgres would undo it
 *   without a word and SQLite would keep the half that worked.
 */
export const guarded = (factory: SqlDriverAdapterFactory): SqlDriverAdapterFactory => ({
  provider: factory.provider,
  adapterName: factory.adapterName,
  connect: async () => new GuardedAdapter(await factory.connect()),
});

class GuardedAdapter implements SqlDriverAdapter {
  readonly provider;
  readonly adapterName;

  constructor(private readonly inner: SqlDriverAdapter) {
    this.provider = inner.provider;
    this.adapterName = inner.adapterName;
  }

  queryRaw(query: SqlQuery): Promise<SqlResultSet> {
    return this.inner.queryRaw(withoutNul(query));
  }

  executeRaw(query: SqlQuery): Promise<number> {
    return this.inner.executeRaw(withoutNul(query));
  }

  executeScript(sql: string): Promise<void> {
    return this.inner.executeScript(sql);
  }

  async startTransaction(level?: IsolationLevel): Promise<Transaction> {
    return new GuardedTransaction(await this.inner.startTransaction(level));
  }

  getConnectionInfo(): ConnectionInfo {
    return this.inner.getConnectionInfo?.() ?? { supportsRelationJoins: false };
  }

  dispose(): Promise<void> {
    return this.inner.dispose();
  }
}

class GuardedTransaction implements Transaction {
  readonly provider;
  readonly adapterName;
  readonly options;
  #failure: { readonly error: unknown } | undefined;

  constructor(private readonly inner: Transaction) {
    this.provider = inner.provider;
    this.adapterName = inner.adapterName;
    this.options = inner.options;
  }

  queryRaw(query: SqlQuery): Promise<SqlResultSet> {
    return this.#watched(this.inner.queryRaw(withoutNul(query)));
  }

  async executeRaw(query: SqlQuery): Promise<number> {
    if (query.sql === 'COMMIT' && this.#failure !== undefined) {
      await this.inner.executeRaw({ ...query, sql: 'ROLLBACK' });
      throw this.#failure.error;
    }
    return this.#watched(this.inner.executeRaw(withoutNul(query)));
  }

  commit(): Promise<void> {
    return this.inner.commit();
  }

  rollback(): Promise<void> {
    return this.inner.rollback();
  }

  async #watched<T>(answer: Promise<T>): Promise<T> {
    try {
      return await answer;
    } catch (error) {
      this.#failure ??= { error };
      throw error;
    }
  }
}

const withoutNul = (query: SqlQuery): SqlQuery => ({
  ...query,
  args: query.args.map((value) => (typeof value === 'string' ? value.replaceAll('\0', '') : value)),
});

import { setFlagsFromString } from 'node:v8';
import { PrismaClient as SqliteClient, type Prisma } from '../../generated/sqlite/client.js';
import { guarded } from './guard.js';
import { SqliteFactory } from './sqlite/adapter.js';
import type { Target } from './target.js';

/** Either database. SQLite's client has the narrower type, so what compiles against it is right on Postgres too. */
export type Db = SqliteClient;
/** The tables, within a transaction or without one. */
export type Rows = Prisma.TransactionClient;

const OPTIONS = {
  // Prisma's long messages quote the values of a query, and those are personal.
  errorFormat: 'minimal',
  /** How long a transaction may wait for its turn, and how long it may last then; in milliseconds. */
  transactionOptions: { maxWait: 10_000, timeout: 15_000 },
} as const;

// Prisma compiles queries in WebAssembly, of which a process needs a part: what is not called is not made machine code,
// which costs a second of start-up and 50 MB otherwise.
setFlagsFromString('--wasm-lazy-compilation');

/** A client for the database; connects with the first query. Loads what Postgres needs only for Postgres. */
export async function openClient(target: Target): Promise<Db> {
  if (target.provider === 'sqlite')
    return new SqliteClient({ ...OPTIONS, adapter: guarded(new SqliteFactory(target.path)) });
  const { connection, schema } = target;
  const [{ PrismaPg }, { PrismaClient: PostgresClient }] = await Promise.all([
    import('@prisma/adapter-pg'),
    import('../../generated/postgres/client.js'),
  ]);
  const adapter = guarded(new PrismaPg(connection, schema === undefined ? {} : { schema }));
  return new PostgresClient({ ...OPTIONS, adapter }) as unknown as Db;
}

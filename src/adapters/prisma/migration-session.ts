import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { BOOKKEEPING } from './bookkeeping.js';
import type { Migration } from './migrations.js';
import { Connection } from './sqlite/connection.js';
import { dateText } from './sqlite/values.js';
import { isBusy } from './sqlite/database.js';
import { StartupFault } from './startup-fault.js';
import type { Target } from './target.js';

/** One connection within one transaction, while no other process migrates. */
export interface MigrationSession {
  applied(): Promise<AppliedMigration[]>;
  /** Runs a script and notes it as Prisma's command line would. */
  apply(migration: Migration): Promise<void>;
}

/** What the database says of a migration. */
export interface AppliedMigration {
  readonly name: string;
  readonly checksum: string;
  readonly finished: boolean;
  readonly rolledBack: boolean;
}

/** Commits what `work` did, or undoes all of it when it throws. */
export const inMigration = <T>(target: Target, work: (session: MigrationSession) => Promise<T>): Promise<T> =>
  target.provider === 'sqlite' ? inSqlite(target.path, work) : inPostgres(target, work);

const APPLIED = `SELECT migration_name, checksum, finished_at IS NOT NULL, rolled_back_at IS NOT NULL
  FROM "_prisma_migrations" ORDER BY started_at, migration_name`;

const appliedOf = ([name, checksum, finished, rolledBack]: readonly unknown[]): AppliedMigration => ({
  name: String(name),
  checksum: String(checksum),
  finished: Boolean(finished),
  rolledBack: Boolean(rolledBack),
});

async function inSqlite<T>(path: string, work: (session: MigrationSession) => Promise<T>): Promise<T> {
  const connection = new Connection(path);
  const apply = (migration: Migration): void => {
    connection.script(migration.sql);
    const now = dateText(new Date());
    connection.rows(
      `INSERT INTO "_prisma_migrations" (id, checksum, migration_name, started_at, finished_at, applied_steps_count)
       VALUES (?, ?, ?, ?, ?, 1)`,
      ...[randomUUID(), migration.checksum, migration.name, now, now],
    );
  };
  try {
    await connection.retried(() => connection.script('PRAGMA journal_mode = WAL'));
    // Off before the transaction, because within one it can't be switched: a script that makes a table anew drops the
    // old one, and its rows' children must not go with it. The check before the commit stands in for it.
    connection.script('PRAGMA foreign_keys = OFF');
    await connection.retried(() => connection.script('BEGIN IMMEDIATE'));
    const made = connection.rows(`SELECT 1 FROM sqlite_master WHERE name = '_prisma_migrations'`);
    if (made.length === 0) connection.script(BOOKKEEPING.sqlite);
    const result = await work({
      applied: async () => connection.rows(APPLIED).map(appliedOf),
      apply: async (migration) => apply(migration),
    });
    const orphans = connection.rows('PRAGMA foreign_key_check');
    if (orphans.length > 0) {
      throw new StartupFault(
        'failed-migration',
        `A migration left ${orphans.length} rows without the row they belong to.`,
      );
    }
    connection.script('COMMIT');
    return result;
  } catch (error) {
    if (isBusy(error)) throw new StartupFault('locked', `Another process is writing to ${path}.`, error);
    throw error;
  } finally {
    connection.close();
  }
}

/** The key under which Prisma's own engine locks, so that the two exclude each other. */
const PRISMA_LOCK = 72_707_369;

async function inPostgres<T>(
  { connection, schema, name }: Extract<Target, { provider: 'postgres' }>,
  work: (session: MigrationSession) => Promise<T>,
): Promise<T> {
  const client = new pg.Client(connection);
  // An error event between two queries would end the process; the next query fails anyway.
  client.on('error', () => {});
  try {
    await client.connect();
  } catch (error) {
    const said = error instanceof Error ? error.message || error.name : String(error);
    throw new StartupFault('unreachable', `Postgres at ${name} can't be reached: ${said}.`, error);
  }
  const rows = async (sql: string, ...values: unknown[]): Promise<unknown[][]> =>
    (await client.query<unknown[]>({ text: sql, values, rowMode: 'array' })).rows;
  try {
    await client.query(`BEGIN; SET LOCAL lock_timeout = '60s'`);
    await rows('SELECT pg_advisory_xact_lock($1)', PRISMA_LOCK);
    await client.query('SET LOCAL lock_timeout = 0');
    if (schema !== undefined) await makeSchema(client, schema);
    const [made] = await rows(`SELECT to_regclass('"_prisma_migrations"') IS NOT NULL`);
    if (made?.[0] !== true) await client.query(BOOKKEEPING.postgres);
    const result = await work({
      applied: async () => (await rows(APPLIED)).map(appliedOf),
      async apply(migration) {
        await client.query(migration.sql);
        await rows(
          `INSERT INTO "_prisma_migrations" (id, checksum, migration_name, started_at, finished_at, applied_steps_count)
           VALUES ($1, $2, $3, clock_timestamp(), clock_timestamp(), 1)`,
          ...[randomUUID(), migration.checksum, migration.name],
        );
      },
    });
    await client.query('COMMIT');
    return result;
  } catch (error) {
    if (error instanceof pg.DatabaseError && error.code === LOCK_NOT_AVAILABLE) {
      throw new StartupFault('locked', `Another process has been migrating ${name} for a minute.`, error);
    }
    throw error;
  } finally {
    // Ending a session undoes its open transaction.
    await client.end();
  }
}

const LOCK_NOT_AVAILABLE = '55P03';

/** Only when it isn't there: even `IF NOT EXISTS` asks for a right that the program's own user may lack. */
async function makeSchema(client: pg.Client, schema: string): Promise<void> {
  const { rowCount } = await client.query('SELECT 1 FROM pg_namespace WHERE nspname = $1', [schema]);
  if (rowCount === 0) await client.query(`CREATE SCHEMA ${client.escapeIdentifier(schema)}`);
}

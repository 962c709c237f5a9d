import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { migrate } from '../../src/adapters/prisma/migrate.js';
import { migrationsFolder } from '../../src/adapters/prisma/migrations.js';
import { openStore } from '../../src/adapters/prisma/store.js';
import { targetOf } from '../../src/adapters/prisma/target.js';
import { databases, type TestDatabase } from './databases.js';
import { startOther } from './other-process.js';
import { asked, plant } from './plant.js';

const saying = (part: string): unknown => expect.stringContaining(part);

describe.each(databases)('$name', ({ name, open }) => {
  let database: TestDatabase;
  let folder: string;
  beforeEach(async () => {
    database = await open();
    folder = mkdtempSync(join(tmpdir(), 'convenor-migrations-'));
    cpSync(migrationsFolder(name), folder, { recursive: true });
  });
  afterEach(async () => {
    rmSync(folder, { recursive: true });
    await database.drop();
  });

  const own = readdirSync(migrationsFolder(name)).filter((entry) => entry !== 'migration_lock.toml');
  const add = (migration: string, sql: string): void => {
    mkdirSync(join(folder, migration));
    writeFileSync(join(folder, migration, 'migration.sql'), sql);
  };
  const run = (): Promise<string[]> => migrate(targetOf(database.url), folder);
  const start = async (): Promise<void> => (await openStore(database.url)).close();
  const tables = async (): Promise<number> => {
    const sql =
      name === 'sqlite'
        ? `SELECT count(*) FROM sqlite_master WHERE type = 'table'`
        : `SELECT count(*) FROM pg_tables WHERE schemaname = 'public'`;
    return Number((await asked(database.url, sql))[0]?.[0]);
  };
  const book = (values: string): Promise<void> =>
    plant(
      database.url,
      `INSERT INTO "_prisma_migrations" (id, checksum, migration_name, finished_at, rolled_back_at) VALUES (${values})`,
    );

  it('makes a fresh database, and finds nothing to do the second time', async () => {
    expect(await run()).toEqual(own);
    expect(await run()).toEqual([]);
    expect(await tables()).toBeGreaterThan(15);
    await start();
  });

  it('lets two processes start at once: one migrates', async () => {
    const others = await Promise.all([startOther('migrate', database.url), startOther('migrate', database.url)]);
    expect(others.map(({ said }) => said).sort()).toEqual(['0', String(own.length)]);
    await Promise.all(others.map((other) => other.finish()));
  });

  it('leaves no trace of a migration that fails, nor of those before it', async () => {
    add('20990101000000_good', 'CREATE TABLE good (id TEXT);');
    add('20990102000000_bad', 'CREATE TABLE half (id TEXT); INSERT INTO nowhere VALUES (1);');
    const fault = { reason: 'failed-migration', message: saying('20990102000000_bad') };
    await expect(run()).rejects.toMatchObject(fault);
    expect(await tables()).toBe(0);
    await start();
    const before = await tables();
    await expect(run()).rejects.toMatchObject(fault);
    expect(await tables()).toBe(before);
    await start();
  });

  it('applies a later migration to a database with rows', async () => {
    await start();
    add('20990101000000_more', 'ALTER TABLE "Server" ADD COLUMN "motto" TEXT;');
    expect(await run()).toEqual(['20990101000000_more']);
    await expect(start()).rejects.toMatchObject({
      reason: 'newer-database',
      message: saying('20990101000000_more'),
    });
  });

  it('refuses a database that is newer than the program, but not for a migration taken back', async () => {
    await start();
    await book(`'1', 'x', '20990101000000_back', NULL, CURRENT_TIMESTAMP`);
    await start();
    await book(`'2', 'x', '20990101000000_later', CURRENT_TIMESTAMP, NULL`);
    await expect(start()).rejects.toMatchObject({ reason: 'newer-database' });
  });

  it('refuses a database with a migration that was begun and not finished', async () => {
    await start();
    await book(`'1', 'x', '20990101000000_begun', NULL, NULL`);
    await expect(start()).rejects.toMatchObject({ reason: 'unfinished-migration' });
  });

  it('refuses a migration that was changed after it was applied, but takes other line ends', async () => {
    await start();
    const file = join(folder, own[0] ?? '', 'migration.sql');
    const sql = readFileSync(file, 'utf8');
    writeFileSync(file, sql.replaceAll('\n', '\r\n'));
    expect(await run()).toEqual([]);
    writeFileSync(file, `${sql}-- and one thing more\n`);
    await expect(run()).rejects.toMatchObject({ reason: 'changed-migration' });
  });

  it('does not drop the rows that belong to a table made anew', async () => {
    add('20990101000000_pair', PAIR);
    await run();
    await plant(database.url, `INSERT INTO parent VALUES ('p'); INSERT INTO child VALUES ('c', 'p');`);
    if (name === 'sqlite') add('20990102000000_anew', ANEW);
    await run();
    expect(await asked(database.url, 'SELECT id FROM child')).toEqual([['c']]);
  });
});

const PAIR = `CREATE TABLE parent (id TEXT PRIMARY KEY);
CREATE TABLE child (id TEXT PRIMARY KEY, "parentId" TEXT NOT NULL REFERENCES parent (id) ON DELETE CASCADE);`;

/** How Prisma changes a column on SQLite. */
const ANEW = `PRAGMA defer_foreign_keys=ON;
PRAGMA foreign_keys=OFF;
CREATE TABLE new_parent (id TEXT PRIMARY KEY, more TEXT);
INSERT INTO new_parent (id) SELECT id FROM parent;
DROP TABLE parent;
ALTER TABLE new_parent RENAME TO parent;
PRAGMA foreign_keys=ON;
PRAGMA defer_foreign_keys=OFF;`;

describe('an address that leads nowhere', () => {
  it.each(['', 'data/convenor.db', 'mysql://root:secret@localhost/x', 'file:', 'postgresql://['])(
    'is refused with one sentence: %s',
    async (url) => {
      const fault = await openStore(url).catch((error: unknown) => error);
      expect(fault).toMatchObject({ name: 'StartupFault', reason: saying('bad-url') });
      expect(String(fault)).not.toContain('secret');
    },
  );

  it('is refused when no Postgres listens there, without its password', async () => {
    const fault = await openStore('postgresql://robin:secret@127.0.0.1:1/none').catch((error: unknown) => error);
    expect(fault).toMatchObject({ reason: 'unreachable', message: saying('127.0.0.1:1/none') });
    expect(String(fault)).not.toContain('secret');
  });

  it('is refused when the file is a folder, or no database', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'convenor-folder-'));
    mkdirSync(join(folder, 'inner'));
    writeFileSync(join(folder, 'letter.txt'), 'Dear Robin, '.repeat(100));
    for (const name of ['inner', 'letter.txt']) {
      await expect(openStore(`file:${join(folder, name)}`)).rejects.toMatchObject({ reason: 'unreachable' });
    }
    rmSync(folder, { recursive: true });
  });
});

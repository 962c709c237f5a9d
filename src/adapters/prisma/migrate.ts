import { migrationsFolder, readMigrations, type Migration } from './migrations.js';
import { inMigration, type AppliedMigration } from './migration-session.js';
import { StartupFault } from './startup-fault.js';
import type { Target } from './target.js';

/**
 * Brings the database up to what the program needs, under a lock and all or nothing: scripts and bookkeeping commit
 * together, so after a failure the program that ran before can still run. Prisma's command line reads the same
 * bookkeeping. Answers the names of what it applied.
 * @throws StartupFault when the database is newer than the program, was changed, or a script fails
 */
export async function migrate(target: Target, folder = migrationsFolder(target.provider)): Promise<string[]> {
  const migrations = readMigrations(folder);
  return inMigration(target, async (session) => {
    const applied = (await session.applied()).filter(({ rolledBack }) => !rolledBack);
    refuseStrangers(applied, migrations);
    const pending = migrations.filter(({ name }) => !applied.some((other) => other.name === name));
    for (const migration of pending) {
      try {
        await session.apply(migration);
      } catch (error) {
        const said = error instanceof Error ? error.message : String(error);
        throw new StartupFault(
          'failed-migration',
          `Migration ${migration.name} failed and was undone: ${said}.`,
          error,
        );
      }
    }
    return pending.map(({ name }) => name);
  });
}

function refuseStrangers(applied: readonly AppliedMigration[], known: readonly Migration[]): void {
  for (const { name, checksum, finished } of applied) {
    if (!finished) {
      throw new StartupFault(
        'unfinished-migration',
        `Migration ${name} was begun by Prisma's command line and never finished; settle it with "prisma migrate resolve".`,
      );
    }
    const migration = known.find((one) => one.name === name);
    if (migration === undefined) {
      throw new StartupFault(
        'newer-database',
        `The database is newer than this program: it has migration ${name}, so start the newer program or restore a backup.`,
      );
    }
    if (checksum !== migration.checksum && checksum !== migration.checksumWithCrlf) {
      throw new StartupFault('changed-migration', `Migration ${name} is not what it was when it was applied.`);
    }
  }
}

import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { rootFolder } from '../root-folder.js';

/** A migration as it lies in prisma/<provider>/migrations. */
export interface Migration {
  readonly name: string;
  readonly sql: string;
  /** What Prisma notes of the script: the SHA-256 of its bytes. */
  readonly checksum: string;
  /** The same for a checkout with the other line ends. */
  readonly checksumWithCrlf: string;
}

/** The migrations in a folder, oldest first. */
export const readMigrations = (folder: string): Migration[] =>
  readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort()
    .map((name) => {
      const sql = readFileSync(join(folder, name, 'migration.sql'), 'utf8').replaceAll('\r\n', '\n');
      return { name, sql, checksum: sha256(sql), checksumWithCrlf: sha256(sql.replaceAll('\n', '\r\n')) };
    });

const sha256 = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex');

/** Where the program's own migrations lie, run from src/ or from a build. */
export const migrationsFolder = (provider: 'sqlite' | 'postgres'): string =>
  join(rootFolder(), 'prisma', provider, 'migrations');

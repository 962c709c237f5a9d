// The two kinds of database as the schema engine needs them.
import { register } from 'tsx/esm/api';

register();
const { targetOf } = await import('../src/adapters/prisma/target.ts');

export async function databaseOf(url) {
  const target = targetOf(url);
  if (target.provider === 'sqlite') {
    const { sqliteDatabase } = await import('./schema-engine-sqlite.mjs');
    return sqliteDatabase(target.path);
  }
  const { postgresDatabase } = await import('./schema-engine-postgres.mjs');
  return postgresDatabase(target);
}

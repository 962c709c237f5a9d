import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { migrate } from '../../src/adapters/prisma/migrate.js';
import { openStore } from '../../src/adapters/prisma/store.js';
import { targetOf } from '../../src/adapters/prisma/target.js';
import { databases, type TestDatabase } from './databases.js';
import { prisma } from './prisma-command.js';

describe.each(databases)('$name', { timeout: 90_000 }, ({ name, open }) => {
  let database: TestDatabase;
  beforeEach(async () => {
    database = await open();
  });
  afterEach(() => database.drop());

  it('finds a database that the program migrated up to date, and as the model asks for it', async () => {
    await (await openStore(database.url)).close();
    expect(await prisma(database.url, 'migrate', 'status')).toContain('Database schema is up to date');
    const same = await prisma(
      ...[database.url, 'migrate', 'diff', '--from-config-datasource', '--to-schema', `prisma/${name}`, '--exit-code'],
    );
    expect(same).toContain('No difference detected');
  });

  it('makes a database that the program takes', async () => {
    await prisma(database.url, 'migrate', 'deploy');
    expect(await migrate(targetOf(database.url))).toEqual([]);
    await (await openStore(database.url)).close();
  });
});

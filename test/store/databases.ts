import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { inject } from 'vitest';

/** An empty database that nobody else uses. */
export interface TestDatabase {
  readonly url: string;
  /** Removes it; whoever had it open must have closed it. */
  drop(): Promise<void>;
}

/** The kinds of database that everything must work on: for `describe.each(databases)`. */
export const databases: readonly {
  readonly name: 'sqlite' | 'postgres';
  readonly open: () => Promise<TestDatabase>;
}[] = [
  {
    name: 'sqlite',
    async open() {
      const folder = await mkdtemp(join(tmpdir(), 'convenor-sqlite-'));
      return { url: `file:${join(folder, 'test.db')}`, drop: () => rm(folder, { recursive: true }) };
    },
  },
  {
    name: 'postgres',
    async open() {
      const answer = await fetch(inject('postgres'));
      const said = await answer.text();
      if (!answer.ok) throw new Error(said);
      const name = `convenor_${randomUUID().replaceAll('-', '')}`;
      await run(said, `CREATE DATABASE ${name}`);
      const url = new URL(said);
      url.pathname = `/${name}`;
      return { url: url.toString(), drop: () => run(said, `DROP DATABASE ${name} WITH (FORCE)`) };
    },
  },
];

async function run(url: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}

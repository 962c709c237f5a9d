import { plant } from '../store/plant.js';

/** A write that the database refuses: to a table, or to those of its rows for which `when` holds. */
export interface BrokenWrite {
  readonly table: string;
  readonly on: 'INSERT' | 'UPDATE';
  readonly when?: string;
}

/** Lets the database refuse writes while `work` runs, as a full disk or a constraint would. */
export async function whileBroken(
  url: string,
  broken: readonly BrokenWrite[],
  work: () => Promise<void>,
): Promise<void> {
  const sqlite = url.startsWith('file:');
  const names = broken.map((_write, index) => `broken_${index}`);
  if (!sqlite) {
    await plant(
      url,
      `CREATE OR REPLACE FUNCTION broken() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'broken'; END $$`,
    );
  }
  for (const [index, { table, on, when = 'true' }] of broken.entries()) {
    const head = `CREATE TRIGGER broken_${index} BEFORE ${on} ON "${table}" FOR EACH ROW WHEN (${when})`;
    await plant(url, sqlite ? `${head} BEGIN SELECT RAISE(ABORT, 'broken'); END` : `${head} EXECUTE FUNCTION broken()`);
  }
  try {
    await work();
  } finally {
    for (const [index, name] of names.entries()) {
      await plant(url, sqlite ? `DROP TRIGGER ${name}` : `DROP TRIGGER ${name} ON "${broken[index]?.table ?? ''}"`);
    }
  }
}

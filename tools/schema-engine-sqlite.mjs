// A SQLite file as the schema engine needs it.
import { existsSync, mkdirSync } from 'node:fs';
import { dirname, resolve } from 'node:path';

const { SqliteAdapter } = await import('../src/adapters/prisma/sqlite/adapter.ts');
const { Connection } = await import('../src/adapters/prisma/sqlite/connection.ts');
const { BOOKKEEPING } = await import('../src/adapters/prisma/bookkeeping.ts');

export function sqliteDatabase(path) {
  const open = new Set();
  // One connection only: the engine takes the file's exclusive lock.
  const connect = async (file) => {
    const connection = new Connection(file);
    connection.script('PRAGMA foreign_keys = ON');
    const adapter = new EngineAdapter(connection);
    open.add(adapter);
    const dispose = adapter.dispose.bind(adapter);
    adapter.dispose = async () => {
      if (!open.delete(adapter)) return;
      // Lets go of the engine's exclusive lock even while its statements are still in memory.
      connection.script('PRAGMA locking_mode = NORMAL; SELECT count(*) FROM sqlite_master');
      await dispose();
    };
    return adapter;
  };
  const withConnection = async (work) => {
    const connection = new Connection(path);
    try {
      return work(connection);
    } finally {
      connection.close();
    }
  };

  return {
    factory: {
      provider: 'sqlite',
      adapterName: 'schema-engine-sqlite',
      connect: async () => {
        mkdirSync(dirname(resolve(path)), { recursive: true });
        return connect(path);
      },
      connectToShadowDb: async () => connect(':memory:'),
    },
    async check() {
      if (!existsSync(path)) throw Object.assign(new Error(`there is no file ${path}`), { missing: true });
      await withConnection((connection) => connection.rows('SELECT count(*) FROM sqlite_master'));
    },
    async create() {
      mkdirSync(dirname(resolve(path)), { recursive: true });
      await withConnection((connection) => connection.script('PRAGMA journal_mode = WAL'));
      return path;
    },
    makeBookkeeping: () => withConnection((connection) => connection.script(BOOKKEEPING.sqlite)),
    async disconnect() {
      for (const adapter of [...open]) await adapter.dispose();
    },
    dropEverything: () =>
      withConnection((connection) => {
        const tables = connection.rows(
          "SELECT type, name FROM sqlite_master WHERE type IN ('table', 'view') AND name NOT LIKE 'sqlite_%'",
        );
        connection.script('PRAGMA foreign_keys = OFF');
        for (const [type, name] of tables) connection.script(`DROP ${type} "${name}"`);
      }),
  };
}

/** The engine sends whole scripts where a driver expects one statement. */
class EngineAdapter extends SqliteAdapter {
  async executeRaw(query) {
    if (query.args.length > 0 || !/;\s*\S/.test(query.sql)) return super.executeRaw(query);
    await this.executeScript(query.sql);
    return 0;
  }
}

// A Postgres database as the schema engine needs it.
import { randomUUID } from 'node:crypto';
import { PrismaPg } from '@prisma/adapter-pg';
import { ColumnTypeEnum } from '@prisma/driver-adapter-utils';
import pg from 'pg';

const { BOOKKEEPING } = await import('../src/adapters/prisma/bookkeeping.ts');

/** Postgres' own one-letter type, which its catalogue uses and the stock driver does not know; and text. */
const CHAR = 18;
const TEXT = 25;

export function postgresDatabase({ connection, schema }) {
  const { connectionString, ...rest } = connection;
  // One connection, so that the engine's lock, its script and its bookkeeping share a session.
  const here = { connectionString, ...rest, max: 1 };
  const elsewhere = (database) => {
    const url = new URL(connectionString);
    url.pathname = `/${database}`;
    return { ...here, connectionString: url.toString() };
  };
  const open = new Set();
  const connect = async (config) => {
    const adapter = adapted(await new PrismaPg(config, schema && { schema }).connect());
    open.add(adapter);
    const dispose = adapter.dispose.bind(adapter);
    adapter.dispose = async () => {
      if (open.delete(adapter)) await dispose();
    };
    return adapter;
  };

  return {
    factory: {
      provider: 'postgres',
      adapterName: 'schema-engine-postgres',
      connect: () => connect(here),
      async connectToShadowDb() {
        const name = `prisma_migrate_shadow_db_${randomUUID()}`;
        await run(here, `CREATE DATABASE "${name}"`);
        const shadow = await connect(elsewhere(name));
        const dispose = shadow.dispose.bind(shadow);
        shadow.dispose = async () => {
          await dispose();
          await run(here, `DROP DATABASE IF EXISTS "${name}" WITH (FORCE)`);
        };
        return shadow;
      },
    },
    async check() {
      try {
        await run(here, 'SELECT 1');
      } catch (error) {
        throw Object.assign(new Error(error.message), { missing: error.code === '3D000' });
      }
    },
    async create() {
      const name = decodeURIComponent(new URL(connectionString).pathname.slice(1));
      await run(elsewhere('postgres'), `CREATE DATABASE "${name.replaceAll('"', '""')}"`).catch((error) => {
        if (error.code !== '42P04') throw error; // it is there
      });
      return name;
    },
    async disconnect() {
      for (const adapter of [...open]) await adapter.dispose();
    },
    makeBookkeeping: () => run(here, BOOKKEEPING.postgres),
  };
}

async function run(config, sql) {
  const client = new pg.Client(config);
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}

/** The stock driver cuts scripts at every semicolon, those within functions included, and does not know CHAR. */
function adapted(adapter) {
  const stock = Object.getPrototypeOf(adapter);
  adapter.executeScript = async (script) => {
    try {
      await adapter.underlyingDriver().query(script);
    } catch (error) {
      adapter.onError(error);
    }
  };
  adapter.queryRaw = async (query) => {
    const answer = await adapter.performIO(query);
    const letters = answer.fields.flatMap(({ dataTypeID }, index) => (dataTypeID === CHAR ? [index] : []));
    for (const index of letters) answer.fields[index].dataTypeID = TEXT;
    const set = await stock.queryRaw.call({ performIO: async () => answer, pgOptions: adapter.pgOptions }, query);
    for (const index of letters) set.columnTypes[index] = ColumnTypeEnum.Character;
    return set;
  };
  return adapter;
}

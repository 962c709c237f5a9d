#!/usr/bin/env node
// Stands in for Prisma's native schema engine, which its command line would download: the same JSON-RPC on standard
// input and output, answered by the WebAssembly build of that engine over our own database drivers.
// prisma.config.ts names this file; nobody calls it by hand.
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { databaseOf } from './schema-engine-database.mjs';
import { loadEngine, VERSION } from './schema-engine-wasm.mjs';

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    version: { type: 'boolean', short: 'V' },
    datamodels: { type: 'string', multiple: true, default: [] },
    datasource: { type: 'string' },
    'enabled-preview-features': { type: 'string' },
    'extension-types': { type: 'string' },
  },
});

if (options.version) {
  console.log(`schema-engine-wasm ${VERSION}`);
  process.exit(0);
}

const database = await databaseOf(JSON.parse(options.datasource ?? '{}').url ?? process.env.DATABASE_URL);
if (positionals[0] === 'cli') process.exit(await answerQuestion(positionals[1]));
await serve();
process.exit(0);

/** `cli can-connect-to-database` and `cli create-database`: answered by the exit code and a line of log. */
async function answerQuestion(question) {
  const log = (level, message, more = {}) =>
    console.error(
      JSON.stringify({
        level,
        target: 'schema_engine::logger',
        timestamp: new Date().toISOString(),
        fields: { message, ...more },
      }),
    );
  log('INFO', `Starting schema engine CLI ${VERSION}`); // the caller skips the first line
  try {
    if (question === 'create-database') await database.create();
    else if (question === 'can-connect-to-database') await database.check();
    else throw new Error(`the schema engine knows no question ${question}`);
    return 0;
  } catch (error) {
    log('ERROR', error.message, { error_code: error.missing ? 'P1003' : 'P1001' });
    return 1;
  }
}

async function serve() {
  let engine;
  const started = async () =>
    (engine ??= await loadEngine(
      database,
      options.datamodels.map((file) => [file, readFileSync(file, 'utf8')]),
    ));
  const stop = async () => {
    await database.disconnect();
    engine = undefined;
  };
  const send = (message) =>
    new Promise((sent) => process.stdout.write(`${JSON.stringify({ jsonrpc: '2.0', ...message })}\n`, sent));

  // Where the WebAssembly engine differs from the native one.
  const differently = {
    createDatabase: async () => ({ databaseName: await database.create() }),
    getDatabaseVersion: async (params) => (await started()).version(params),
    diagnoseMigrationHistory: async (params) => {
      try {
        return await (await started()).diagnoseMigrationHistory(params);
      } catch (error) {
        if (!lacksBookkeeping(error)) throw error;
        const unappliedMigrationNames = params.migrationsList.migrationDirectories.map(({ path }) => path);
        const history =
          unappliedMigrationNames.length > 0 ? { diagnostic: 'databaseIsBehind', unappliedMigrationNames } : null;
        return { editedMigrationNames: [], failedMigrationNames: [], hasMigrationsTable: false, history };
      }
    },
    devDiagnostic: async (params) => {
      try {
        return await (await started()).devDiagnostic(params);
      } catch (error) {
        if (!lacksBookkeeping(error)) throw error;
        await database.makeBookkeeping(); // `migrate dev` is about to make it anyway
        return (await started()).devDiagnostic(params);
      }
    },
    // Right after it applied migrations the engine finds no shadow database; one that has compared histories does.
    evaluateDataLoss: async (params) => {
      try {
        return await (await started()).evaluateDataLoss(params);
      } catch (error) {
        if (!/shadow DB must be provided/.test(error.message)) throw error;
        await stop();
        await (await started()).devDiagnostic({ migrationsList: params.migrationsList, filters: params.filters });
        return (await started()).evaluateDataLoss(params);
      }
    },
    // On SQLite the engine empties tables where it should drop them; it also holds the file's lock until it is let go.
    reset: async (params) => {
      if (database.dropEverything === undefined) return (await started()).reset(params);
      await stop();
      await database.dropEverything();
    },
    diff: async (params) => {
      const { stdout, ...result } = await (await started()).diff(params);
      if (stdout) await send({ id: 'print', method: 'print', params: { content: stdout } });
      return { ...result, stdout: null };
    },
  };

  for await (const line of createInterface({ input: process.stdin, crlfDelay: Infinity })) {
    if (line.trim() === '') continue;
    const { id, method, params } = JSON.parse(line);
    if (method === undefined) continue; // the answer to our own `print`
    try {
      const answer = differently[method] ?? (async (given) => (await started())[method](given));
      await send({ id, result: (await answer(params)) ?? {} });
    } catch (error) {
      const { message = String(error), code = null, meta = null } = error;
      const data = { is_panic: false, message, error_code: code, meta };
      await send({ id, error: { code: 4466, message: 'An error happened. Check the data field for details.', data } });
    }
  }
}

/** On a database without the table of migrations the WebAssembly engine fails where the native one says so. */
function lacksBookkeeping(error) {
  return (
    /_prisma_migrations/.test(error.message) &&
    (error.code === 'P1014' || /no such table|does not exist/.test(error.message))
  );
}

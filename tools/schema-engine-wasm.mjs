// Loads the WebAssembly build of Prisma's schema engine and binds it to one of our databases.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils';

const folder = dirname(createRequire(import.meta.url).resolve('@prisma/schema-engine-wasm/schema_engine_bg'));

export const VERSION = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')).version;

export async function loadEngine(database, datamodels) {
  const { SchemaEngine } = await (loaded ??= load());
  const log = (message) => process.env.DEBUG && console.error(message);
  const adapter = bindMigrationAwareSqlAdapterFactory(database.factory);
  return SchemaEngine.new({ datamodels: datamodels.length > 0 ? datamodels : undefined }, log, adapter);
}

let loaded;

async function load() {
  const glue = await import('@prisma/schema-engine-wasm/schema_engine_bg');
  const module = new WebAssembly.Module(readFileSync(join(folder, 'schema_engine_bg.wasm')));
  const instance = new WebAssembly.Instance(module, { './schema_engine_bg.js': glue });
  glue.__wbg_set_wasm(instance.exports);
  instance.exports.__wbindgen_start();
  return glue;
}

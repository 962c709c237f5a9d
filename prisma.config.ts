import { resolve } from 'node:path';
import { defineConfig } from 'prisma/config';

// Which of the two schemas a Prisma command speaks of follows from DATABASE_URL, as at run time.
const url = process.env['DATABASE_URL'] ?? 'file:./data/convenor.db';
const provider = /^postgres(ql)?:\/\//.test(url) ? 'postgres' : 'sqlite';

// Every Prisma command asks for a native schema engine and would download it. The command line reads this file first,
// so the stand-in over the engine's WebAssembly build is named here; no other setting is needed, and no network.
process.env['PRISMA_SCHEMA_ENGINE_BINARY'] ??= resolve(import.meta.dirname, 'tools/schema-engine.mjs');

export default defineConfig({
  schema: `prisma/${provider}`,
  migrations: { path: `prisma/${provider}/migrations` },
  datasource: { url },
});

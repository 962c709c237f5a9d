import { fileURLToPath } from 'node:url';
import type { PoolConfig } from 'pg';
import { StartupFault } from './startup-fault.js';

/** Which database an address means. */
export type Target =
  | { readonly provider: 'sqlite'; readonly path: string }
  | {
      readonly provider: 'postgres';
      readonly connection: PoolConfig;
      /** From `?schema=…`, as Prisma's own tools read it. */
      readonly schema: string | undefined;
      /** Host and database, for messages. */
      readonly name: string;
    };

/** How long connecting to Postgres may take. */
const CONNECT_TIMEOUT_MS = 10_000;

/**
 * After this long between two statements of a transaction Postgres ends it: a process that was stopped, or whose machine
 * is gone, must not keep what it locked from the instance that takes over. Shorter than a lease lasts.
 */
const IDLE_IN_TRANSACTION_MS = 8_000;

/** Reads `file:<path>` or `postgresql://…`. Throws StartupFault `bad-url` without repeating what may hold a password. */
export function targetOf(url: string): Target {
  if (url.startsWith('file:')) return { provider: 'sqlite', path: pathOf(url) };
  if (!/^postgres(ql)?:\/\//.test(url) || !URL.canParse(url)) {
    throw new StartupFault('bad-url', 'The database address must be file:<path> or postgresql://<user>@<host>/<name>.');
  }
  const { host, pathname, searchParams } = new URL(url);
  const schema = searchParams.get('schema') ?? undefined;
  return {
    provider: 'postgres',
    schema,
    name: host + pathname,
    connection: {
      connectionString: url,
      connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
      keepAlive: true,
      idle_in_transaction_session_timeout: IDLE_IN_TRANSACTION_MS,
      // Queries written by hand name no schema; this makes them mean the same one as Prisma's.
      ...(schema === undefined ? {} : { options: `-c search_path="${schema}"` }),
    },
  };
}

function pathOf(url: string): string {
  const address = url.replace(/\?.*$/s, '');
  const path = address.startsWith('file://') ? fileURLToPath(address) : address.slice('file:'.length);
  if (path === '' || path === ':memory:') {
    throw new StartupFault('bad-url', 'The database address file:<path> must name a file.');
  }
  return path;
}

import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { TestProject } from 'vitest/node';
import { startPostgres, type PostgresServer } from './postgres-server.js';

declare module 'vitest' {
  interface ProvidedContext {
    /** Where a test file asks for the address of a Postgres server. */
    readonly postgres: string;
  }
}

/**
 * One Postgres server for the whole run, started when the first test file asks for it, so that a run without a database
 * does not pay for one. `TEST_POSTGRES_URL` names a server that is there already; its user must be allowed to make databases.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  let server: Promise<PostgresServer> | undefined;
  const address = async (): Promise<string> =>
    process.env['TEST_POSTGRES_URL'] ?? (await (server ??= startPostgres())).url;
  const desk = createServer((_, response) => {
    address().then(
      (url) => response.end(url),
      (error: unknown) => response.writeHead(500).end(error instanceof Error ? error.message : String(error)),
    );
  });
  await new Promise<void>((listening) => desk.listen(0, '127.0.0.1', listening));
  project.provide('postgres', `http://127.0.0.1:${(desk.address() as AddressInfo).port}`);
  return async () => {
    desk.close();
    desk.closeAllConnections();
    // One that could not start has told the test that asked for it.
    await server?.then(
      (started) => started.stop(),
      () => {},
    );
  };
}

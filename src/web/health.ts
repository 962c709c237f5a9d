import { serve } from '@hono/node-server';
import { Hono } from 'hono';
import type { AddressInfo } from 'node:net';

/** What must hold so that the bot can do its work; each answers whether it does. */
export interface Checks {
  readonly [name: string]: () => Promise<boolean> | boolean;
}

const CHECK_WITHIN_MS = 2_000;

/** `/healthz`: the process lives. `/readyz`: it can do its work; otherwise 503 with the names of what fails. */
export function healthPages(checks: Checks): Hono {
  return new Hono()
    .get('/healthz', (c) => c.json({ ok: true }))
    .get('/readyz', async (c) => {
      const names = Object.keys(checks);
      const held = await Promise.all(Object.values(checks).map(holds));
      const failing = names.filter((_name, index) => !held[index]);
      return c.json({ ok: failing.length === 0, failing }, failing.length === 0 ? 200 : 503);
    });
}

/** Whether a check holds; one that throws or takes longer than 2 seconds doesn't. */
async function holds(check: Checks[string]): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<boolean>((resolve) => {
    timer = setTimeout(() => resolve(false), CHECK_WITHIN_MS);
  });
  try {
    return await Promise.race([check(), tooLate]);
  } catch {
    return false;
  } finally {
    clearTimeout(timer);
  }
}

export interface WebServer {
  readonly port: number;
  close(): Promise<void>;
}

/** Serves pages; rejects with the system's error (`EADDRINUSE`, …) when it can't listen there. */
export function listen(pages: Hono, hostname: string, port: number): Promise<WebServer> {
  return new Promise((resolve, reject) => {
    const server = serve({ fetch: pages.fetch, hostname, port }, (info: AddressInfo) =>
      resolve({
        port: info.port,
        close: () =>
          new Promise((closed) => {
            server.close(() => closed());
            if ('closeAllConnections' in server) server.closeAllConnections();
          }),
      }),
    );
    server.once('error', reject);
  });
}

import { serve } from '@hono/node-server';
import { Hono } from 'hono';
import type { AddressInfo } from 'node:net';

/** What must hold so that the bot can do its work; each answers whether it does. */
export interface Checks {
  readonly [name: string]: () => Promise<boolean> | boolean;
}

const CHECK_WITHIN_MS = 2_000;

/** What an instance has to do now: the work, or to wait until the active one is gone. */
export type Role = 'active' | 'standby';

/**
 * `/healthz`: the process lives. `/readyz`: it can do what its role asks of it; otherwise 503 with the names of what
 * fails. An instance on standby that could take over is ready.
 */
export function healthPages(role: () => Role, checksOf: Readonly<Record<Role, Checks>>): Hono {
  return new Hono()
    .get('/healthz', (c) => c.json({ ok: true }))
    .get('/readyz', async (c) => {
      const now = role();
      const checks = Object.entries(checksOf[now]);
      const held = await Promise.all(checks.map(([, check]) => holds(check)));
      const failing = checks.filter((_check, index) => !held[index]).map(([name]) => name);
      return c.json({ ok: failing.length === 0, role: now, failing }, failing.length === 0 ? 200 : 503);
    });
}

/** Whether a check holds; one that throws or takes longer than 2 seconds doesn't. */
async function holds(check: Checks[string]): Promise<boolean> {
  try {
    return await within(CHECK_WITHIN_MS, Promise.resolve(check()));
  } catch {
    return false;
  }
}

/** Settles as `answer` does; rejects when that takes longer than `ms` milliseconds. */
export async function within<T>(ms: number, answer: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`no answer within ${ms} ms`)), ms);
  });
  try {
    return await Promise.race([answer, tooLate]);
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

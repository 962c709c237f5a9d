import { Hono } from 'hono';
import { afterEach, expect, test } from 'vitest';
import { healthPages, listen, type Checks, type Role, type WebServer } from '../../src/web/health.js';

const servers: WebServer[] = [];
afterEach(() => Promise.all(servers.splice(0).map((server) => server.close())));

async function get(checks: Checks, path: string, role: Role = 'active'): Promise<{ status: number; body: unknown }> {
  const server = await listen(
    healthPages(() => role, { active: checks, standby: { database: () => true } }),
    '127.0.0.1',
    0,
  );
  servers.push(server);
  const response = await fetch(`http://127.0.0.1:${server.port}${path}`);
  return { status: response.status, body: await response.json() };
}

test('the process lives, whatever fails', async () => {
  expect(await get({ discord: () => false }, '/healthz')).toEqual({ status: 200, body: { ok: true } });
});

test('ready when every check holds', async () => {
  const checks = { discord: () => true, database: async () => true };
  expect(await get(checks, '/readyz')).toEqual({ status: 200, body: { ok: true, role: 'active', failing: [] } });
});

test('an instance on standby is ready when it could take over, whatever the active one needs', async () => {
  expect(await get({ discord: () => false }, '/readyz', 'standby')).toEqual({
    status: 200,
    body: { ok: true, role: 'standby', failing: [] },
  });
});

test('not ready names what fails: what is false, what throws, what does not answer within 2 s', async () => {
  const checks: Checks = {
    discord: () => false,
    database: () => new Promise(() => undefined),
    broken: () => Promise.reject(new Error('no')),
    outbox: () => true,
  };
  const asked = performance.now();
  expect(await get(checks, '/readyz')).toEqual({
    status: 503,
    body: { ok: false, role: 'active', failing: ['discord', 'database', 'broken'] },
  });
  expect(performance.now() - asked).toBeLessThan(4_000);
});

test('a port that is taken rejects', async () => {
  const first = await listen(new Hono(), '127.0.0.1', 0);
  servers.push(first);
  await expect(listen(new Hono(), '127.0.0.1', first.port)).rejects.toMatchObject({ code: 'EADDRINUSE' });
});

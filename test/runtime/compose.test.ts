import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { parseSettings } from '../../src/config.js';
import { healthPages } from '../../src/web/health.js';

const read = (file: string): string => readFileSync(new URL(`../../${file}`, import.meta.url), 'utf8');

interface Service {
  readonly image: string;
  readonly restart: string;
  readonly ports?: readonly string[];
  readonly environment: Readonly<Record<string, string>>;
  readonly depends_on?: Readonly<Record<string, { readonly condition: string }>>;
  readonly healthcheck?: { readonly test: readonly string[] };
}
const { services, volumes } = parse(read('docker-compose.yml'), { merge: true }) as {
  readonly services: Readonly<Record<string, Service>>;
  readonly volumes: object;
};
const bots = Object.entries(services).filter(([name]) => name.startsWith('bot-'));

test('docker compose starts two bots on one Postgres, on ports of the machine that do not collide', () => {
  expect(Object.keys(services)).toEqual(['bot-1', 'bot-2', 'db']);
  expect(Object.keys(volumes)).toEqual(['database']);
  const ports = bots.flatMap(([, { ports = [] }]) => ports);
  expect(ports.map((port) => port.split(':')[2])).toEqual(['8080', '8080']);
  expect(new Set(ports.map((port) => port.split(':')[1])).size).toBe(2);
  // Numbers and health are nobody else's business.
  expect(ports.every((port) => port.startsWith('127.0.0.1:'))).toBe(true);
  expect(services['db']?.ports).toBeUndefined();
  for (const [, bot] of bots) {
    expect(bot.depends_on).toEqual({ db: { condition: 'service_healthy' } });
    expect(bot.restart).toBe('unless-stopped');
  }
  expect(services['db']?.healthcheck?.test.join(' ')).toContain('pg_isready');
});

test('what docker compose sets are settings of the bot', () => {
  for (const [, { environment }] of bots) {
    const filledIn = Object.entries(environment).map(([name, value]) => [
      name,
      value.replaceAll(/\$\{[^}]*\}/gu, 'secret'),
    ]);
    const settings = parseSettings(Object.fromEntries(filledIn) as Record<string, string>);
    expect(settings).toMatchObject({
      ok: true,
      settings: { databaseUrl: 'postgresql://convenor:secret@db:5432/convenor', httpHost: '0.0.0.0', httpPort: 8080 },
    });
  }
});

test('the health check of the image asks a page that is there, and that an outage of Discord does not fail', async () => {
  const command = /^HEALTHCHECK .*\\\n +CMD (\[.*\])$/mu.exec(read('Dockerfile'))?.[1] ?? '';
  const [program, flag, script = ''] = JSON.parse(command) as string[];
  expect([program, flag]).toEqual(['node', '-e']);
  const path = /\$\{process\.env\.HTTP_PORT\}(\/\w+)`/u.exec(script)?.[1] ?? '';
  const pages = healthPages(() => 'active', { active: { discord: () => false }, standby: {} });
  expect((await pages.request(path)).status).toBe(200);
});

import { expect, test } from 'vitest';
import { createMetrics, type Standing } from '../../src/runtime/metrics.js';
import { runDue } from '../../src/runtime/occurrences.js';
import { createScheduler } from '../../src/runtime/scheduler.js';
import { scraped, valueOf } from '../prometheus-text.js';
import { temporaryStore } from '../temporary-store.js';
import { heard } from './heard.js';

const NOW = Date.UTC(2026, 5, 1);
const standing = (parts: Partial<Standing> = {}): Standing => ({
  active: () => true,
  connected: () => true,
  backlog: async () => ({ pending: 2, failed: 1, oldest: NOW - 61_500 }),
  now: () => NOW,
  ...parts,
});

test('the outbox is as it is at the moment at which the page is asked for', async () => {
  let oldest: number | null = NOW - 61_500;
  const metrics = createMetrics(standing({ backlog: async () => ({ pending: 2, failed: 1, oldest }) }));
  const first = scraped(await metrics.page());
  expect(valueOf(first, 'convenor_outbox_messages', { state: 'pending' })).toBe(2);
  expect(valueOf(first, 'convenor_outbox_messages', { state: 'failed' })).toBe(1);
  expect(valueOf(first, 'convenor_outbox_oldest_age_seconds')).toBe(61.5);
  oldest = NOW + 5_000; // by a clock that was put right
  expect(valueOf(scraped(await metrics.page()), 'convenor_outbox_oldest_age_seconds')).toBe(0);
  oldest = null;
  expect(valueOf(scraped(await metrics.page()), 'convenor_outbox_oldest_age_seconds')).toBe(0);
});

test.each([
  ['fails', () => Promise.reject(new Error('away'))],
  ['does not answer', () => new Promise<never>(() => undefined)],
])('with a database that %s the page comes in time, without the outbox', async (_what, backlog) => {
  let answers = true;
  const metrics = createMetrics(
    standing({ backlog: () => (answers ? Promise.resolve({ pending: 2, failed: 0, oldest: NOW }) : backlog()) }),
  );
  await metrics.page();
  answers = false;
  const asked = performance.now();
  const { samples, metrics: known } = scraped(await metrics.page());
  expect(performance.now() - asked).toBeLessThan(3_000);
  expect(samples.filter(({ name }) => name.startsWith('convenor_outbox'))).toEqual([]);
  expect(known.has('convenor_outbox_messages')).toBe(true);
  expect(valueOf({ samples, metrics: known }, 'convenor_scrape_errors_total')).toBe(1);
  expect(valueOf({ samples, metrics: known }, 'convenor_active')).toBe(1);
  answers = true;
  expect(valueOf(scraped(await metrics.page()), 'convenor_outbox_messages', { state: 'pending' })).toBe(2);
});

test('on standby: not active, not connected', async () => {
  const page = scraped(await createMetrics(standing({ active: () => false, connected: () => false })).page());
  expect(valueOf(page, 'convenor_active')).toBe(0);
  expect(valueOf(page, 'convenor_gateway_connected')).toBe(0);
});

test('ticks with their steps, and work done by time, are counted by how they ended', async () => {
  const metrics = createMetrics(standing());
  const { log } = heard();
  const steps = [
    { name: 'broken', run: () => Promise.reject(new Error('broken')) },
    { name: 'sound', run: async () => undefined },
  ];
  const scheduler = createScheduler(steps, log, (ticked) => metrics.onTicked(ticked));
  await scheduler.tick();
  await scheduler.tick();
  const database = await temporaryStore();
  const once = (name: string, run: () => Promise<void>) => {
    let due = [{ subject: 'a', dueAt: NOW }];
    return { name, due: async () => due.splice(0), run: () => ((due = []), run()) };
  };
  const jobs = [once('works', async () => undefined), once('fails', () => Promise.reject(new Error('no')))];
  await runDue(jobs, {
    store: database.store,
    clock: { now: () => NOW },
    log,
    onJobRan: (ran) => metrics.onJobRan(ran),
  });
  await database.close();

  const page = scraped(await metrics.page());
  expect(valueOf(page, 'convenor_tick_duration_seconds_count')).toBe(2);
  expect(valueOf(page, 'convenor_tick_steps_total', { name: 'broken', outcome: 'threw' })).toBe(2);
  expect(valueOf(page, 'convenor_tick_steps_total', { name: 'broken', outcome: 'done' })).toBe(0);
  expect(valueOf(page, 'convenor_tick_steps_total', { name: 'sound', outcome: 'done' })).toBe(2);
  expect(valueOf(page, 'convenor_jobs_total', { name: 'works', outcome: 'done' })).toBe(1);
  expect(valueOf(page, 'convenor_jobs_total', { name: 'fails', outcome: 'threw' })).toBe(1);
});

test('X6: reminders are counted by kind, what became of them, and people', async () => {
  const metrics = createMetrics(standing());
  metrics.onReminded({ kind: 'deadline-near', how: 'said', people: 3 });
  metrics.onReminded({ kind: 'deadline-near', how: 'said', people: 1 });
  metrics.onReminded({ kind: 'deadline-near', how: 'lapsed', people: 2 });
  const page = scraped(await metrics.page());
  expect(valueOf(page, 'convenor_reminders_total', { kind: 'deadline-near', how: 'said' })).toBe(4);
  expect(valueOf(page, 'convenor_reminders_total', { kind: 'deadline-near', how: 'lapsed' })).toBe(2);
});

test('the first session is no reconnect', async () => {
  const metrics = createMetrics(standing());
  metrics.onSession('new');
  expect(valueOf(scraped(await metrics.page()), 'convenor_gateway_reconnects_total', { kind: 'new' })).toBe(0);
  metrics.onSession('resumed');
  metrics.onSession('new');
  const page = scraped(await metrics.page());
  expect(valueOf(page, 'convenor_gateway_reconnects_total', { kind: 'resumed' })).toBe(1);
  expect(valueOf(page, 'convenor_gateway_reconnects_total', { kind: 'new' })).toBe(1);
});

test('each bot of a process has numbers of its own, and all show the same process', async () => {
  const [one, other] = [createMetrics(standing()), createMetrics(standing())];
  one.onMeasured({ kind: 'read', ms: 2_000, retries: 0, failed: true });
  const [mine, others] = [scraped(await one.page()), scraped(await other.page())];
  expect(valueOf(mine, 'convenor_database_errors_total', { kind: 'read' })).toBe(1);
  expect(valueOf(mine, 'convenor_database_duration_seconds_sum', { kind: 'read' })).toBe(2);
  expect(valueOf(others, 'convenor_database_errors_total', { kind: 'read' })).toBe(0);
  expect(valueOf(others, 'process_start_time_seconds')).toBe(valueOf(mine, 'process_start_time_seconds'));
});

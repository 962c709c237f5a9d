import { Counter, Gauge, Histogram, type Registry } from 'prom-client';

/** In seconds; Discord waits three of them for the first answer. */
const ANSWERS_TAKE = [0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 1.5, 2, 2.5, 3, 5, 15];
const QUERIES_TAKE = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 15];
const TICKS_TAKE = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 15, 60];

/**
 * Makes what is counted and measured of one bot. Dashboards and alerts know the names: they are never changed. No label
 * is called `job` or `instance`: those are what Prometheus itself calls where it reads.
 */
export function metersIn(registry: Registry) {
  const registers = [registry];
  const counter = <L extends string>(name: string, help: string, labelNames: readonly L[]) =>
    new Counter({ name: `convenor_${name}`, help, labelNames, registers });
  const gauge = <L extends string>(name: string, help: string, labelNames: readonly L[]) =>
    new Gauge({ name: `convenor_${name}`, help, labelNames, registers });
  const seconds = <L extends string>(name: string, help: string, labelNames: readonly L[], buckets: number[]) =>
    new Histogram({ name: `convenor_${name}_seconds`, help, labelNames, buckets, registers });

  return {
    interactions: counter('interactions_total', 'Interactions by what was used and how it ended.', [
      'kind',
      'name',
      'outcome',
    ]),
    answering: seconds(
      'interaction_duration',
      'From receiving an interaction until Discord took the answer.',
      ['kind', 'name'],
      ANSWERS_TAKE,
    ),
    refusals: counter('refusals_total', 'Refusals by clause of the rule book and reason.', ['clause', 'code']),
    outbox: gauge('outbox_messages', 'Messages that are not delivered: pending, or given up as failed.', ['state']),
    oldest: gauge('outbox_oldest_age_seconds', 'How long the oldest pending message has been waiting.', []),
    deliveries: counter(
      'deliveries_total',
      'Deliveries by how they ended: done, later (tried again), failed (given up), threw; and by the failure.',
      ['outcome', 'failure'],
    ),
    reminders: counter('reminders_total', 'People by the kind of reminder due to them and what became of it.', [
      'kind',
      'how',
    ]),
    ticks: seconds('tick_duration', 'Ticks of the scheduler.', [], TICKS_TAKE),
    steps: counter('tick_steps_total', 'Steps of ticks, by how they ended: done or threw.', ['name', 'outcome']),
    jobs: counter('jobs_total', 'Occurrences of work done by time, by how they ended: done or threw.', [
      'name',
      'outcome',
    ]),
    reconnects: counter(
      'gateway_reconnects_total',
      'Sessions with Discord after the first: new, or resumed without loss.',
      ['kind'],
    ),
    connected: gauge('gateway_connected', 'Whether the session with Discord is live.', []),
    queries: seconds('database_duration', 'Transactions and reads, with all tries.', ['kind'], QUERIES_TAKE),
    databaseErrors: counter('database_errors_total', 'Transactions and reads that the database failed.', ['kind']),
    retries: counter('database_retries_total', 'Transactions done again because they met another one.', []),
    active: gauge('active', 'Whether this instance is the active one; 0 on standby.', []),
    scrapeErrors: counter(
      'scrape_errors_total',
      'Times at which the database did not say in time what is in the outbox.',
      [],
    ),
  };
}

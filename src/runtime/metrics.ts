import { Registry, collectDefaultMetrics } from 'prom-client';
import type { Measured } from '../adapters/prisma/measured-store.js';
import type { Instant } from '../domain/ids.js';
import { within } from '../web/health.js';
import { metersIn } from './meters.js';
import type { Observer } from './observer.js';

/** What is looked up at the moment at which the metrics are asked for. */
export interface Standing {
  /** Whether this instance is the active one. */
  readonly active: () => boolean;
  /** Whether it is connected to Discord. */
  readonly connected: () => boolean;
  /** What waits for delivery in all servers that the bot is in. */
  readonly backlog: () => Promise<{ pending: number; failed: number; oldest: Instant | null }>;
  readonly now: () => Instant;
}

/**
 * Numbers for Prometheus. No label holds anything personal, an id, or what came from outside: they are names of our own
 * commands, jobs, steps, clauses and codes.
 */
export interface Metrics extends Observer {
  onMeasured(measured: Measured): void;
  readonly contentType: string;
  /** In Prometheus' text format. Answers within 3 seconds, without the outbox when the database does not answer. */
  page(): Promise<string>;
}

const LOOKED_UP_WITHIN_MS = 2_000;

/** Those of the process, which several bots in one process share. */
let ofProcess: Registry | null = null;

function processMetrics(): Registry {
  if (ofProcess === null) {
    ofProcess = new Registry();
    collectDefaultMetrics({ register: ofProcess });
  }
  return ofProcess;
}

export function createMetrics(standing: Standing): Metrics {
  const registry = new Registry();
  const meters = metersIn(registry);

  // Known beforehand: so that the first one counts as an increase.
  for (const kind of ['new', 'resumed']) meters.reconnects.inc({ kind }, 0);
  for (const kind of ['transaction', 'read']) meters.databaseErrors.inc({ kind }, 0);

  const lookUp = async (): Promise<void> => {
    meters.active.set(Number(standing.active()));
    meters.connected.set(Number(standing.connected()));
    try {
      const backlog = await within(LOOKED_UP_WITHIN_MS, standing.backlog());
      meters.outbox.set({ state: 'pending' }, backlog.pending);
      meters.outbox.set({ state: 'failed' }, backlog.failed);
      meters.oldest.set(backlog.oldest === null ? 0 : Math.max(0, standing.now() - backlog.oldest) / 1_000);
    } catch {
      // A number from earlier would say that all is well.
      meters.outbox.reset();
      meters.oldest.remove();
      meters.scrapeErrors.inc();
    }
  };

  let sessions = 0;
  return {
    contentType: registry.contentType,
    async page() {
      await lookUp();
      return `${await registry.metrics()}\n${await processMetrics().metrics()}`;
    },
    onHandled({ kind, name: given, outcome, refusal, ms }) {
      const name = given === '' ? 'unknown' : given;
      meters.interactions.inc({ kind, name, outcome });
      meters.answering.observe({ kind, name }, ms / 1_000);
      if (refusal) meters.refusals.inc({ clause: refusal.clause, code: refusal.code });
    },
    onDelivered: ({ outcome, failure }) => meters.deliveries.inc({ outcome, failure: failure ?? 'none' }),
    onReminded: ({ kind, how, people }) => meters.reminders.inc({ kind, how }, people),
    onTicked({ ms, steps }) {
      meters.ticks.observe(ms / 1_000);
      for (const { name, outcome } of steps) meters.steps.inc({ name, outcome });
    },
    onJobRan: ({ job, outcome }) => meters.jobs.inc({ name: job, outcome }),
    onSession(kind) {
      sessions += 1;
      if (sessions > 1) meters.reconnects.inc({ kind });
    },
    onMeasured({ kind, ms, retries: again, failed }) {
      meters.queries.observe({ kind }, ms / 1_000);
      meters.retries.inc(again);
      if (failed) meters.databaseErrors.inc({ kind });
    },
  };
}

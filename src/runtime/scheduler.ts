import { schedule, type ScheduledTask } from 'node-cron';
import type { Log } from '../ports/log.js';

export interface Scheduler {
  /** Ticks at once, so that what came due meanwhile is caught up with, and then every 5 seconds. */
  start(): void;
  /** One tick. Ticks run one at a time; one asked for while another runs comes after it. */
  tick(): Promise<void>;
  /** Begins no more ticks and waits for the one under way. */
  stop(): Promise<void>;
}

/** What node-cron says goes where everything goes, instead of to the console. */
const inOurLog = (log: Log) => ({
  info: (said: string) => log.debug({ said }, 'the clock of ticks says something'),
  debug: (said: string | Error) => log.debug({ said: String(said) }, 'the clock of ticks says something'),
  warn: (said: string) => log.warn({ said }, 'the clock of ticks warns'),
  error: (said: string | Error) => log.error({ said: String(said) }, 'the clock of ticks failed'),
});

/** How a tick went. */
export interface Ticked {
  readonly ms: number;
  /** Those that were run, in order. */
  readonly steps: readonly { readonly name: string; readonly outcome: 'done' | 'threw' }[];
}

const EVERY_5_SECONDS = '*/5 * * * * *';

/**
 * The heartbeat of everything done by time. It knows no hours and no zones: what is due, each step asks the database.
 * @param steps what a tick does, in this order; a step that throws is logged and doesn't keep the others from running
 * @param onTicked told of every tick once it is over
 */
export function createScheduler(
  steps: readonly { readonly name: string; readonly run: () => Promise<unknown> }[],
  log: Log,
  onTicked: (ticked: Ticked) => void = () => undefined,
): Scheduler {
  let task: ScheduledTask | null = null;
  let running: Promise<void> | null = null;
  let next: Promise<void> | null = null;
  let stopped = false;

  const runSteps = async (): Promise<void> => {
    const began = performance.now();
    const ran: Ticked['steps'][number][] = [];
    for (const { name, run } of steps) {
      if (stopped) return;
      try {
        await run();
        ran.push({ name, outcome: 'done' });
      } catch (error) {
        log.error({ step: name, err: error }, 'a step of the tick threw');
        ran.push({ name, outcome: 'threw' });
      }
    }
    onTicked({ ms: performance.now() - began, steps: ran });
  };

  const tick = (): Promise<void> => {
    if (stopped) return running ?? Promise.resolve();
    if (running) {
      next ??= running.then(() => {
        next = null;
        return tick();
      });
      return next;
    }
    running = runSteps().finally(() => {
      running = null;
    });
    return running;
  };

  return {
    tick,
    start() {
      task = schedule(EVERY_5_SECONDS, tick, {
        timezone: 'UTC',
        noOverlap: true,
        name: 'tick',
        // A tick that was missed costs nothing: what is due waits in the database.
        suppressMissedWarning: true,
        logger: inOurLog(log),
      });
      void tick();
    },
    async stop() {
      stopped = true;
      await task?.destroy();
      await running;
    },
  };
}

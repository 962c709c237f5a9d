import type { Job } from '../app/job.js';
import type { Clock } from '../ports/clock.js';
import type { Log } from '../ports/log.js';
import type { Store } from '../ports/store.js';

/** How one occurrence of a job went. One that threw stays due. */
export interface JobRan {
  readonly job: string;
  readonly outcome: 'done' | 'threw';
}

/**
 * Does everything that has come due, each occurrence once and in its own transaction. What throws is logged, stays due
 * for the next tick, and stops nothing else.
 * @returns how many occurrences were done
 */
export async function runDue(
  jobs: readonly Job[],
  deps: {
    readonly store: Store;
    readonly clock: Clock;
    readonly log: Log;
    readonly onJobRan?: (ran: JobRan) => void;
  },
): Promise<number> {
  let done = 0;
  for (const job of jobs) {
    const log = deps.log.child({ job: job.name });
    try {
      // A job may answer a part of what is due: it is asked again while its answers lead to something.
      for (let before = -1; before < done;) {
        before = done;
        const now = deps.clock.now();
        for (const { subject, dueAt } of await deps.store.read((tx) => job.due(tx, now))) {
          try {
            const isNew = await deps.store.transaction(async (tx) => {
              if (!(await tx.rememberOccurrence(`${job.name}:${subject}:${dueAt}`, now))) return false;
              await job.run(tx, subject, dueAt, now);
              return true;
            });
            if (!isNew) continue;
            done += 1;
            deps.onJobRan?.({ job: job.name, outcome: 'done' });
          } catch (error) {
            deps.onJobRan?.({ job: job.name, outcome: 'threw' });
            log.error({ subject, dueAt, err: error }, 'work done by time threw');
          }
        }
      }
    } catch (error) {
      log.error({ err: error }, 'what is due could not be read');
    }
  }
  return done;
}

import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';
import { Prisma } from '../../generated/sqlite/client.js';

const MOST_ATTEMPTS = 6;
const FIRST_PAUSE_MS = 10;

/**
 * Repeats a transaction that the database gave up for another one's sake: a conflict, a deadlock, a locked file. It
 * does not repeat a broken unique constraint, which says that the work itself was wrong, nor a lost connection, after
 * which nobody knows whether the work was committed.
 */
export async function retriedOnConflict<T>(transaction: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await transaction();
    } catch (error) {
      if (attempt === MOST_ATTEMPTS || !isConflict(error)) throw error;
    }
    // Those that met each other must not meet again: each waits a different time.
    await pause(FIRST_PAUSE_MS * 2 ** attempt * Math.random());
  }
}

const WRITE_CONFLICT = 'P2034';
/** A statement of our own failed; the driver's error says how. */
const RAW_QUERY_FAILED = 'P2010';

const isConflict = (error: unknown): boolean =>
  error instanceof Prisma.PrismaClientKnownRequestError &&
  (error.code === WRITE_CONFLICT || (error.code === RAW_QUERY_FAILED && DRIVER_CONFLICT.safeParse(error.meta).success));

const DRIVER_CONFLICT = z.object({
  driverAdapterError: z.object({ cause: z.object({ kind: z.literal('TransactionWriteConflict') }) }),
});

import { setTimeout as pause } from 'node:timers/promises';
import type { Session } from './session.js';

/** How long the connection may do nothing, in milliseconds of the machine's time. */
export interface Patience {
  readonly quietAtMost: number;
  readonly lookEvery: number;
}

/**
 * discord.js notices an unanswered heartbeat at the next one (41 s), waits 30 s for the socket's farewell, and then takes
 * the session up again, which loses nothing. Only what goes beyond that is for the watchdog.
 */
export const PATIENCE: Patience = { quietAtMost: 150_000, lookEvery: 10_000 };

/** Waits until the gateway has been silent for too long and nobody tries to change that, or until `signal` ends it. */
export async function stuck(session: Session, signal: AbortSignal, patience: Patience): Promise<void> {
  while (!signal.aborted && session.quietMs() <= patience.quietAtMost) {
    const before = session.quietMs();
    await pause(patience.lookEvery, undefined, { signal }).catch(() => undefined);
    // The machine slept or its clock was moved: discord.js has had no time yet to notice what is wrong, if anything is.
    if (session.quietMs() - before > patience.quietAtMost / 2) session.tried();
  }
}

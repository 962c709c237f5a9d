import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { Clock } from '../ports/clock.js';
import type { Log } from '../ports/log.js';
import type { Store } from '../ports/store.js';

const NAME = 'active';

/** All in milliseconds. */
export interface LeasePace {
  readonly lasts: number;
  readonly renewEvery: number;
  /** How often a standby looks whether it may take over. */
  readonly lookEvery: number;
  /** The active instance stops so long before its lease ends, so that at no time two act. */
  readonly stopBeforeEnd: number;
}

/** A standby takes over within 15 s of the last renewal, with some seconds left to connect to Discord in. */
const PACE: LeasePace = { lasts: 10_000, renewEvery: 3_000, lookEvery: 500, stopBeforeEnd: 2_000 };

/** The right of one instance of several to act. */
export interface Lease {
  /**
   * Whether this instance may act now. A process that was stopped for a while learns it here before any timer tells it:
   * what arrived meanwhile is handled first.
   */
  isHeld(): boolean;
  /** Gives the right back, so that a standby takes over at once. */
  release(): Promise<void>;
}

/**
 * Waits until this instance is the active one, and stays it.
 * @param onLost called once, when the lease could not be renewed in time: another instance may act from now on
 * @param signal ends the waiting
 * @returns null when the waiting was ended
 */
export async function takeLease(
  deps: { readonly store: Store; readonly clock: Clock; readonly log: Log },
  onLost: () => void,
  signal: AbortSignal,
  pace: LeasePace = PACE,
): Promise<Lease | null> {
  const { store, clock, log } = deps;
  const holder = randomUUID();
  const ask = (): Promise<boolean> =>
    store.transaction((tx) => {
      const now = clock.now();
      return tx.takeLease(NAME, holder, now, now + pace.lasts);
    });

  const notAnswered = (error: unknown): false => {
    log.warn({ err: error }, 'the database does not answer the question for the lease');
    return false;
  };

  let isStandby = false;
  let askedAt = performance.now();
  while (!(await ask().catch(notAnswered))) {
    if (!isStandby) log.info({}, 'on standby until no other instance is active');
    isStandby = true;
    await pause(pace.lookEvery, undefined, { signal }).catch(() => undefined);
    if (signal.aborted) return null;
    askedAt = performance.now();
  }

  let ended = false;
  let deadline: NodeJS.Timeout;
  let heldUntil = 0;
  const lose = (): void => {
    if (ended) return;
    ended = true;
    clearInterval(renewal);
    onLost();
  };
  // Counted from before the question by the machine's own time: neither a slow answer nor a changed clock prolongs it.
  const heldFrom = (asked: number): void => {
    clearTimeout(deadline);
    if (ended) return;
    heldUntil = asked + pace.lasts - pace.stopBeforeEnd;
    deadline = setTimeout(lose, Math.max(0, heldUntil - performance.now()));
  };
  const renew = async (): Promise<void> => {
    const asked = performance.now();
    const renewed = await ask().catch((error: unknown) => {
      notAnswered(error);
      return null; // until the deadline there is time to ask again
    });
    if (renewed) heldFrom(asked);
    else if (renewed === false) lose();
  };
  const renewal = setInterval(() => void renew(), pace.renewEvery);
  heldFrom(askedAt);

  return {
    isHeld: () => !ended && performance.now() < heldUntil,
    async release() {
      if (ended) return;
      ended = true;
      clearInterval(renewal);
      clearTimeout(deadline);
      // Without an answer it runs out by itself.
      await store.transaction((tx) => tx.dropLease(NAME, holder)).catch(notAnswered);
    },
  };
}

import { setTimeout as pause } from 'node:timers/promises';

/** A turn that came late lets the next ones come early by at most so many turns: timers are late by a little each. */
const CAUGHT_UP_TURNS = 1;

/**
 * Lets its callers pass one after the other, evenly, in the order in which they came.
 * @param perSecond how many pass in a second
 */
export function createPace(perSecond: number): () => Promise<void> {
  const interval = 1_000 / perSecond;
  let next = 0;
  let turn = Promise.resolve();
  const wait = async (): Promise<void> => {
    const ms = next - performance.now();
    if (ms > 0) await pause(ms);
    next = Math.max(next, performance.now() - CAUGHT_UP_TURNS * interval) + interval;
  };
  return () => (turn = turn.then(wait));
}

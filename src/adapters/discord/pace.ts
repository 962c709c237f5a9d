import { setTimeout as pause } from 'node:timers/promises';

const SECOND_MS = 1_000;
/** A turn that came late lets the next ones come early by at most so many turns: timers are late by a little each. */
const CAUGHT_UP_TURNS = 1;

/** Does something when its turn has come. */
export type Pace = <T>(work: () => Promise<T>) => Promise<T>;

/**
 * Lets what its callers do begin evenly, in the order in which they came, and so that whoever it is done with never gets
 * more than `perSecond` of it within a second: each thing takes a place, which is free again a second after its answer
 * has come. When it arrived in between does not matter, so neither a stalled machine nor a slow way makes it too many.
 * @param perSecond a whole number
 */
export function createPace(perSecond: number): Pace {
  const interval = SECOND_MS / perSecond;
  /** For each place, when it is free; the next to be taken first. */
  const places = Array.from({ length: perSecond }, () => Promise.resolve(0));
  let next = 0;
  let turn = Promise.resolve();

  const wait = async (free: Promise<number>): Promise<void> => {
    const ms = Math.max(next, await free) - performance.now();
    if (ms > 0) await pause(ms);
    next = Math.max(next, performance.now() - CAUGHT_UP_TURNS * interval) + interval;
  };

  return async (work) => {
    const free = places.shift() ?? Promise.resolve(0);
    let answered: (at: number) => void = () => undefined;
    places.push(new Promise((resolve) => (answered = resolve)));
    turn = turn.then(() => wait(free));
    try {
      await turn;
      return await work();
    } finally {
      answered(performance.now() + SECOND_MS);
    }
  };
}

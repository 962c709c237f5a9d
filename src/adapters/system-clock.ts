import type { Clock } from '../ports/clock.js';

/** The machine's clock: the only place of the program that reads it. */
export const systemClock: Clock = { now: () => Date.now() };

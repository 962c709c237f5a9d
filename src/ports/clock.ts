import type { Instant } from '../domain/ids.js';

/** The only way to learn the time. */
export interface Clock {
  /** Milliseconds since 1970-01-01T00:00:00Z, an integer. */
  now(): Instant;
}

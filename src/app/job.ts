import type { Instant } from '../domain/ids.js';
import type { Tx } from '../ports/store.js';
import type { Deps } from './deps.js';

/** One kind of change made by time. One file in src/jobs each, which makes its job as default export. */
export interface Job {
  /** Part of the occurrence's key in the database: never change it. */
  readonly name: string;
  /** What has come due at `now` and was not done, earliest first; a part of it suffices, the runner asks again. */
  readonly due: (tx: Tx, now: Instant) => Promise<readonly Occurrence[]>;
  /** Does one occurrence in its own transaction. The runner makes sure that each takes effect once. */
  readonly run: (tx: Tx, subject: string, dueAt: Instant, now: Instant) => Promise<void>;
}

/** A subject whose time has come: `dueAt` is when it was to happen, however late it is processed (X7). */
export interface Occurrence {
  readonly subject: string;
  readonly dueAt: Instant;
}

/** What a file in src/jobs exports. */
export type MakeJob = (deps: Deps) => Job;

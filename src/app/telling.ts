import type { Instant } from '../domain/ids.js';
import type { Tx } from '../ports/store.js';
import type { Deps } from './deps.js';

/** Something that is told in a private channel when its time has come; the job tell-what-waits runs them all. */
export interface Telling {
  /** What has come due at `now` and still makes sense, whether it was told or not. */
  readonly due: (
    tx: Tx,
    deps: Deps,
    now: Instant,
  ) => Promise<readonly { readonly id: string; readonly dueAt: Instant }[]>;
  /** Tells it; called once for each id and `dueAt`. */
  readonly tell: (tx: Tx, deps: Deps, what: { id: string; dueAt: Instant; now: Instant }) => Promise<void>;
}

import type { Instant } from '../domain/ids.js';
import type { Clock } from '../ports/clock.js';

export interface ClockOptions {
  /** Where the clock begins; the machine's own time when left out. */
  readonly startAt?: Instant;
  /** A frozen clock stands still between moves. */
  readonly frozen?: boolean;
}

type Moved = (now: Instant) => void | Promise<void>;

/** The sandbox's time: it flows like the machine's (or stands still), and can be moved forward at will. */
export class SandboxClock implements Clock {
  #offset: number;
  #standing: Instant | null;
  readonly #listeners = new Set<Moved>();

  constructor(options: ClockOptions = {}) {
    const start = options.startAt ?? Date.now();
    this.#offset = start - Date.now();
    this.#standing = options.frozen ? start : null;
  }

  now(): Instant {
    return this.#standing ?? Date.now() + this.#offset;
  }

  /** Moves the time by `ms` and waits for everybody who listens. */
  async advance(ms: number): Promise<void> {
    if (ms < 0) throw new RangeError('Time does not run backwards');
    if (this.#standing === null) this.#offset += ms;
    else this.#standing += ms;
    for (const listener of this.#listeners) await listener(this.now());
  }

  async set(at: Instant): Promise<void> {
    await this.advance(at - this.now());
  }

  /** Calls `listener` after each move; answers the way to stop it. */
  onMoved(listener: Moved): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }
}

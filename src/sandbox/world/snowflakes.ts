import type { Clock } from '../../ports/clock.js';

const DISCORD_EPOCH = 1_420_070_400_000;

/** Makes ids that carry the sandbox's time, each greater than the one before. */
export class Snowflakes {
  #last = 0n;

  constructor(private readonly clock: Clock) {}

  next(): string {
    const fresh = BigInt(this.clock.now() - DISCORD_EPOCH) << 22n;
    this.#last = fresh > this.#last ? fresh : this.#last + 1n;
    return String(this.#last);
  }
}

/** Orders ids by age: negative when `a` is older. */
export const byAge = (a: string, b: string): number => (BigInt(a) < BigInt(b) ? -1 : BigInt(a) > BigInt(b) ? 1 : 0);

import { setTimeout as pause } from 'node:timers/promises';

/** Discord lets a bot begin one session in five seconds. */
const FIRST_GAP_MS = 5_000;
/** And a thousand a day, which is one in 86 s; beyond that it takes the token away. */
const LONGEST_GAP_MS = 90_000;
/** After so long without a new session the gaps are short again. */
const CALM_AFTER_MS = 15 * 60_000;

/** What discord.js waits for before it begins a session: over all its clients, so that no trouble uses the sessions up. */
export interface IdentifyThrottle {
  waitForIdentify(shardId: number, signal: AbortSignal): Promise<void>;
}

/**
 * Lets sessions begin at once when it is calm, and later and later when they are begun over and over.
 * @param now the machine's time in milliseconds
 * @param wait lets so many milliseconds of it pass, unless it is cut off
 */
export function createIdentifyThrottle(
  now: () => number,
  wait: (ms: number, signal: AbortSignal) => Promise<void> = (ms, signal) => pause(ms, undefined, { signal }),
): IdentifyThrottle {
  let latest = -Infinity;
  let gap = FIRST_GAP_MS;
  return {
    async waitForIdentify(_shardId, signal) {
      // A clock that was put back, or a wait that was cut off, makes nobody wait for what is long over.
      latest = Math.min(latest, now());
      const isCalm = now() - latest > CALM_AFTER_MS;
      const at = Math.max(now(), isCalm ? now() : latest + gap);
      gap = isCalm ? FIRST_GAP_MS : Math.min(gap * 2, LONGEST_GAP_MS);
      latest = at;
      await wait(at - now(), signal);
    },
  };
}

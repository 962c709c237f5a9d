import type { ChatFailure } from '../ports/chat.js';

const FIRST_MS = 2_000;
const LONGEST_MS = 15 * 60_000;
const BUSY_MS = 5_000;

/**
 * How long a delivery waits after a failure, in milliseconds; null when no later try can succeed.
 * @param failures how often the same step failed before
 * @param random from 0 to 1; spreads tries so that they don't come all at once
 */
export function waitAfter(failure: ChatFailure, failures: number, random: number): number | null {
  switch (failure.kind) {
    case 'gone':
    case 'closed':
    case 'rejected':
      return null;
    case 'forbidden':
      return LONGEST_MS;
    case 'busy':
      return failure.retryAfterMs ?? BUSY_MS;
    case 'unavailable':
      return Math.round(Math.min(FIRST_MS * 2 ** Math.min(failures, 20), LONGEST_MS) * (0.75 + random / 4));
  }
}

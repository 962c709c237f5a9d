import type { Instant } from '../domain/ids.js';
import type { Chat } from '../ports/chat.js';
import type { Clock } from '../ports/clock.js';
import type { Store } from '../ports/store.js';

/** A time in which the bot was not connected, so that nobody could act (X7). */
export interface Gap {
  readonly from: Instant;
  readonly to: Instant;
}

/** X7: shorter gaps cost nobody their say. */
const GAP_LONGER_THAN_MS = 60 * 60_000;

/**
 * X7: keeps in the database when the bot was connected to Discord. To be called at each tick.
 * @returns the gap that has just ended, if it was longer than an hour
 */
export async function keepConnection(deps: { store: Store; chat: Chat; clock: Clock }): Promise<Gap | null> {
  const since = deps.chat.connectedSince();
  if (since === null) return null;
  const now = deps.clock.now();
  return deps.store.transaction(async ({ connections }) => {
    const latest = await connections.latest();
    if (latest && latest.until >= since) {
      if (now > latest.until) await connections.extend(now);
      return null;
    }
    await connections.begin({ since, until: now });
    return latest && since - latest.until > GAP_LONGER_THAN_MS ? { from: latest.until, to: since } : null;
  });
}

import { HOUR_MS } from '../domain/calendar.js';
import type { Span } from '../domain/outage.js';
import { EDITIONS } from '../domain/rules.js';
import type { Chat } from '../ports/chat.js';
import type { Clock } from '../ports/clock.js';
import type { Store } from '../ports/store.js';

/** X7: gaps that are tolerated under every edition cost nobody their say. */
const GAP_LONGER_THAN_MS = Math.min(...Object.values(EDITIONS).map((each) => each.OUTAGE_TOLERATED_HOURS)) * HOUR_MS;

export interface ConnectionDeps {
  readonly store: Store;
  readonly chat: Chat;
  readonly clock: Clock;
  /** Told of a gap of more than an hour that has just ended. When it throws, the gap is told again at the next tick. */
  readonly onGap: (gap: Span) => Promise<void>;
}

/** X7: keeps in the database when the bot was connected to Discord. To be called at each tick. */
export async function keepConnection({ store, chat, clock, onGap }: ConnectionDeps): Promise<void> {
  const since = chat.connectedSince();
  if (since === null) return;
  const now = clock.now();
  const latest = await store.read((tx) => tx.connections.latest());
  if (latest && latest.since <= since && latest.until >= since) {
    if (now > latest.until) await store.transaction((tx) => tx.connections.extend(now));
    return;
  }
  if (latest && since - latest.until > GAP_LONGER_THAN_MS) await onGap({ since: latest.until, until: since });
  await store.transaction((tx) => tx.connections.begin({ since, until: now }));
}

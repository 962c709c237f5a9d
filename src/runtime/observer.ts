import type { Handled } from '../discord/dispatch.js';
import type { JobRan } from './occurrences.js';
import type { Delivered } from './outbox.js';
import type { Ticked } from './scheduler.js';

/** Told of what the engine does, for counting. Nothing that it is told is personal or without bounds. */
export interface Observer {
  onHandled(handled: Handled): void;
  onDelivered(delivered: Delivered): void;
  onReminded(reminded: Reminded): void;
  onTicked(ticked: Ticked): void;
  onJobRan(ran: JobRan): void;
  /** A session with Discord is live: a new one, or one that was taken up again. */
  onSession(how: 'new' | 'resumed'): void;
}

/** What became of a reminder (X6). */
export interface Reminded {
  /** The name of a file in src/reminders. */
  readonly kind: string;
  /** One of a few fixed words for what was done. */
  readonly how: string;
  /** How many people it concerned. */
  readonly people: number;
}

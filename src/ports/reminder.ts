import type { GroupId, Instant, PersonId } from '../domain/ids.js';
import type { Button } from '../text/card.js';
import type { Markup } from '../text/markup.js';
import type { Tx } from './store.js';

export type { Button, Markup };

/**
 * One thing that people are reminded of (X6). One file in src/reminders each, which exports it as default; everything
 * else (once per occasion, channel or direct message, collecting, quiet hours, switching off) is common.
 */
export interface Reminder {
  /** The file's name: part of keys in the database, and what people switch off. Never change it. */
  readonly kind: string;
  /** A few words for the list in `/privacy reminders`: `proposals that close soon`. */
  readonly about: string;
  /** What stands under the message in a channel, once for all that it says. Direct messages have none. */
  readonly button?: Button;
  /**
   * What comes due after `from` and at or before `to`, of servers that the bot is in. Asked at every tick about the
   * last minute and once an hour about the last days, so it must be an indexed query. An occasion may be told again.
   */
  due(tx: Tx, from: Instant, to: Instant): Promise<readonly DueOccasion[]>;
  /**
   * Who still owes; nobody when the occasion no longer holds, because a deadline has moved or a matter is settled. Asked
   * when the occasion comes due and again when it is said.
   */
  owing(tx: Tx, occasion: Occasion): Promise<readonly PersonId[]>;
  /**
   * A sentence with the reference, channel and time, asked when it is said; null when there is nothing to say. Nothing
   * that people typed: it may be read in another group's channel.
   */
  says(tx: Tx, occasion: Occasion): Promise<Markup | null>;
}

/** One time at which people are to be reminded: it takes effect once for each kind, subject and `dueAt`. */
export interface Occasion {
  readonly subject: string;
  readonly groupId: GroupId;
  readonly dueAt: Instant;
  /** From then on it makes no sense any more (X7). What is not urgent should last for more than a day. */
  readonly untilAt: Instant;
}

export interface DueOccasion extends Occasion {
  /** Pings in the group's channel at once; everything else is collected. */
  readonly urgent: boolean;
}

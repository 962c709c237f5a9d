import type { Root } from '../domain/place.js';
import type { EditionName } from '../domain/rules.js';
import type { Chat } from '../ports/chat.js';
import type { Clock } from '../ports/clock.js';
import type { CommandPermissions } from '../ports/command-permissions.js';
import type { Files } from '../ports/files.js';
import type { Reminder } from '../ports/reminder.js';
import type { Store } from '../ports/store.js';

/** What every use case works with; src/runtime makes it once. */
export interface Deps {
  readonly store: Store;
  readonly clock: Clock;
  readonly chat: Chat;
  readonly files: Files;
  readonly permissions: CommandPermissions;
  /** The slash commands that there are. */
  readonly roots: readonly Root[];
  /** The edition that new matters begin under. */
  readonly edition: EditionName;
  /** X7: whether an outage moves deadlines. */
  readonly outageExtension: boolean;
  /** Everything that people are reminded of (X6). */
  readonly reminders: readonly Reminder[];
  /** Called after each commit that left something to deliver, so that it goes out at once, or right behind the answer. */
  readonly wake: () => void;
}

import { collectReminders, isCollectable, waitingPeople } from '../app/collect-reminders.js';
import { remind, type Reminded } from '../app/remind.js';
import { keyOfOccasion } from '../app/reminder-sayings.js';
import { HOUR_MS, addDays } from '../domain/calendar.js';
import type { Instant, Snowflake } from '../domain/ids.js';
import type { Chat } from '../ports/chat.js';
import type { Clock } from '../ports/clock.js';
import type { Log } from '../ports/log.js';
import type { DueOccasion, Reminder } from '../ports/reminder.js';
import type { Store } from '../ports/store.js';
import type { Observer } from './observer.js';

export interface RemindersDeps {
  readonly store: Store;
  readonly clock: Clock;
  readonly chat: Chat;
  readonly log: Log;
  readonly reminders: readonly Reminder[];
  /** For counting: of whom something was told, and how, or would have been had it not been too late. */
  readonly onReminded: Observer['onReminded'];
}

/** Occasions are remembered for 30 days, so what is found further back could have taken effect before. */
export const LOOKS_BACK_DAYS = 14;
/** Each tick looks a little behind the one before, and once an hour at everything, for what came due with hindsight. */
const OVERLAP_MS = 60_000;
const LOOKS_AT_ALL_EVERY_MS = HOUR_MS;
/** Wishes may change: then what waits goes out at most so much later than it could. */
const LOOKS_AT_WAITING_EVERY_MS = 5 * 60_000;

const COUNTED: ReadonlySet<Reminded['how']> = new Set(['urgent', 'collected', 'direct', 'lapsed']);

/** X6: reminds people of what has come due. One step of the tick; answers how many times it did something. */
export function createReminders(deps: RemindersDeps): () => Promise<number> {
  const { store, clock, chat, log, reminders, onReminded } = deps;
  /** By kind: until when all has been seen, and when everything was looked at. */
  const seen = new Map<string, { readonly until: Instant; readonly allAt: Instant }>();
  let waitingAt: Instant = 0;

  const told = (became: readonly Reminded[]): number => {
    const counts = new Map<string, Parameters<Observer['onReminded']>[0]>();
    for (const { kind, how } of became) {
      if (!COUNTED.has(how)) continue;
      const each = `${kind} ${how}`;
      counts.set(each, { kind, how, people: (counts.get(each)?.people ?? 0) + 1 });
    }
    for (const count of counts.values()) onReminded(count);
    return became.length;
  };

  const newlyDue = async (reminder: Reminder, now: Instant): Promise<DueOccasion[]> => {
    const before = seen.get(reminder.kind);
    const all = before === undefined || now - before.allAt >= LOOKS_AT_ALL_EVERY_MS;
    const from = all ? addDays(now, -LOOKS_BACK_DAYS) : before.until - OVERLAP_MS;
    const fresh = await store.read(async (tx) => {
      const due = await reminder.due(tx, from, now);
      const known = await tx.rememberedOccurrences(due.map((each) => keyOfOccasion(reminder.kind, each)));
      return due.filter((each) => !known.has(keyOfOccasion(reminder.kind, each)));
    });
    seen.set(reminder.kind, { until: now, allAt: all ? now : before.allAt });
    return fresh;
  };

  const remindOf = async (reminder: Reminder, now: Instant): Promise<number> => {
    let done = 0;
    for (const occasion of await newlyDue(reminder, now)) {
      try {
        done += told(await store.transaction((tx) => remind(tx, reminder, occasion, now)));
      } catch (error) {
        seen.delete(reminder.kind); // it stays due, so everything is looked at again
        log.error({ kind: reminder.kind, subject: occasion.subject, err: error }, 'a reminder threw');
      }
    }
    return done;
  };

  const collect = async (now: Instant): Promise<number> => {
    const people = await store.read((tx) => waitingPeople(tx, now));
    const later = people.flatMap(({ at }) => (at !== null && at > now ? [at] : []));
    waitingAt = Math.min(now + LOOKS_AT_WAITING_EVERY_MS, ...later);
    const servers = new Set(people.filter((each) => isCollectable(each, now)).map(({ serverId }) => serverId));
    let done = 0;
    for (const serverId of servers) done += await collectIn(serverId, now);
    return done;
  };

  const collectIn = async (serverId: Snowflake, now: Instant): Promise<number> => {
    try {
      return told(await store.transaction((tx) => collectReminders(tx, serverId, reminders, now)));
    } catch (error) {
      log.error({ serverId, err: error }, 'reminders could not be collected');
      return 0;
    }
  };

  return async () => {
    // While nobody can be reached nothing is said, so that what lapses meanwhile is never said (X7).
    if (chat.connectedSince() === null) return 0;
    const now = clock.now();
    let done = 0;
    for (const reminder of reminders) {
      try {
        done += await remindOf(reminder, now);
      } catch (error) {
        log.error({ kind: reminder.kind, err: error }, 'what is due to be said could not be read');
      }
    }
    return done > 0 || now >= waitingAt ? done + (await collect(now)) : done;
  };
}

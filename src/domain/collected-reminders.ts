import { DateTime } from 'luxon';
import type { Instant } from './ids.js';
import { afterQuiet, zoneOf, type ReminderWish } from './reminder-wish.js';

/** X6: the hour at which a person's day of collected reminders begins, in the person's zone. */
export const COLLECTED_AT_HOUR = 9;

/** Something of which somebody is to be reminded, and was not yet. */
export interface Waiting {
  readonly dueAt: Instant;
  /** From then on it makes no sense any more. */
  readonly untilAt: Instant;
  /** Urgent and late: it does not wait for the next day. */
  readonly atOnce: boolean;
}

/** A person's day: when it began, and when the next one begins. Right across daylight saving. */
export function dayAt(now: Instant, wish: Pick<ReminderWish, 'zone'>): { begins: Instant; next: Instant } {
  const today = DateTime.fromMillis(now, { zone: zoneOf(wish) }).startOf('day');
  const beginnings = [-2, -1, 0, 1, 2].map((days) =>
    today.plus({ days }).set({ hour: COLLECTED_AT_HOUR, minute: 0 }).toMillis(),
  );
  const begins = beginnings.findLast((each) => each <= now);
  const next = beginnings.find((each) => each > now);
  if (begins === undefined || next === undefined) throw new Error(`there is no day at ${now}`);
  return { begins, next };
}

/**
 * X6: when everything that waits for a person goes out in one message; null when nothing is left that makes sense.
 * - What was due before the person's day began goes out in that day, once.
 * - What would make no sense any more when the next day begins goes out before, if this day's message has not gone out.
 * - What was urgent and is late goes out at once, and all else with it.
 * - Nothing goes out in quiet hours.
 * @param saidToday whether this day's message has gone out
 */
export function collectedAt(
  waiting: readonly Waiting[],
  wish: ReminderWish,
  saidToday: boolean,
  now: Instant,
): Instant | null {
  const alive = waiting.filter(({ untilAt }) => untilAt > now);
  if (alive.length === 0) return null;
  const { begins, next } = dayAt(now, wish);
  const nextFree = afterQuiet(wish, next);
  const today = ({ dueAt, untilAt }: Waiting) => dueAt <= begins || untilAt <= nextFree;
  const goes = alive.some(({ atOnce }) => atOnce) || (!saidToday && alive.some(today));
  return goes ? afterQuiet(wish, now) : nextFree;
}

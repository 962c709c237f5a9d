import { businessDaysBefore } from './business-days.js';
import { addDays } from './calendar.js';
import type { Instant } from './ids.js';

/** How much is left of the time for a response: more than a business day, one, or none because it is late. */
export const RESPONSE_LEFT = ['days', 'one-day', 'none'] as const;

/** A time at which somebody is reminded of a response that is due (E6). */
export interface ResponseTime {
  readonly at: Instant;
  /** When it makes no sense any more, because the next one has come. */
  readonly untilAt: Instant;
  readonly left: (typeof RESPONSE_LEFT)[number];
}

/** How many business days are left at the first and at the second reminder. */
const FIRST_LEFT = 3;
const LAST_LEFT = 1;
/** What is late is said again each week. */
const LATE_EVERY_DAYS = 7;
/** Three business days and the days off among them. */
export const LOOKS_AHEAD_DAYS = 7;

/**
 * E6: when one is reminded of a response that is due: with three and with one business day left, when it is late, and each
 * week from then on, which is the end of a business day again. Those after `from` and at or before `to`, earliest first.
 * @param dueAt the first instant that is too late
 */
export function responseTimes(dueAt: Instant, from: Instant, to: Instant): ResponseTime[] {
  const first = businessDaysBefore(dueAt, FIRST_LEFT);
  const last = businessDaysBefore(dueAt, LAST_LEFT);
  const times: ResponseTime[] = [
    { at: first, untilAt: last, left: 'days' },
    { at: last, untilAt: dueAt, left: 'one-day' },
  ];
  // Only so many weeks are gone through as the span holds, however late it is.
  const weeks = from < dueAt ? 0 : Math.floor((from - dueAt) / addDays(0, LATE_EVERY_DAYS));
  for (let at = addDays(dueAt, weeks * LATE_EVERY_DAYS); at <= to; at = addDays(at, LATE_EVERY_DAYS)) {
    times.push({ at, untilAt: addDays(at, LATE_EVERY_DAYS), left: 'none' });
  }
  return times.filter(({ at }) => at > from && at <= to);
}

/** E6: of what was to be said by `now`, that which still makes sense. */
export const responseTimeAt = (dueAt: Instant, now: Instant): ResponseTime | null =>
  responseTimes(dueAt, addDays(now, -LOOKS_BACK_DAYS), now).find(({ untilAt }) => untilAt > now) ?? null;

/** From the first reminder to the second, and from one week to the next, it is less. */
const LOOKS_BACK_DAYS = 8;

import { HOUR_MS } from './calendar.js';
import type { Instant } from './ids.js';

const DAY_MS = 24 * HOUR_MS;

const isBusinessDay = (midnight: Instant): boolean => {
  const weekday = new Date(midnight).getUTCDay();
  return weekday !== 0 && weekday !== 6;
};

const midnightOf = (at: Instant): Instant => at - (at % DAY_MS);

/**
 * E6: the end of the nth business day after `at`: Monday to Friday in UTC, without holidays, the day of `at` itself not
 * counted. It is the first instant that is too late.
 */
export function businessDaysAfter(at: Instant, days: number): Instant {
  let midnight = midnightOf(at);
  for (let left = days; left > 0;) {
    midnight += DAY_MS;
    if (isBusinessDay(midnight)) left -= 1;
  }
  return midnight + DAY_MS;
}

/** E6: when n business days are left before the end of a business day: that many business days earlier, at its end. */
export function businessDaysBefore(end: Instant, days: number): Instant {
  let midnight = end - DAY_MS;
  for (let left = days; left > 0;) {
    midnight -= DAY_MS;
    if (isBusinessDay(midnight)) left -= 1;
  }
  return midnight + DAY_MS;
}

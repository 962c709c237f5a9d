import { addMonths } from './calendar.js';
import type { Instant } from './ids.js';

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const ENDS_ON = /\bends?\s+(?:on\s+)?(?:(\d{4})-(\d{2})-(\d{2})|([a-z]{3})[a-z]*\.?\s+(\d{1,2}),?\s+(\d{4}))/iu;
const LASTS = /^\s*(\d{1,2})\s*(months?|years?)\b/iu;

/**
 * L1: when a lead's term ends, as charters write it: `6 months (ends Aug 14, 2026)` at the end of that day in UTC,
 * `6 months` so long after `since`. Null for a term without end (`Initial`, `Ongoing`) and for what can't be read.
 */
export function termEnd(term: string | null, since: Instant): Instant | null {
  if (term === null) return null;
  const [, year, month, day, named, dayOfNamed, yearOfNamed] = ENDS_ON.exec(term) ?? [];
  if (year !== undefined) return endOfDay(Number(year), Number(month) - 1, Number(day));
  if (named !== undefined)
    return endOfDay(Number(yearOfNamed), MONTHS.indexOf(named.toLowerCase()), Number(dayOfNamed));
  const [, count, unit = ''] = LASTS.exec(term) ?? [];
  if (count === undefined) return null;
  return addMonths(since, Number(count) * (unit.toLowerCase().startsWith('year') ? 12 : 1));
}

function endOfDay(year: number, month: number, day: number): Instant | null {
  const date = new Date(Date.UTC(year, month, day));
  const exists = month >= 0 && date.getUTCMonth() === month && date.getUTCDate() === day;
  return exists ? Date.UTC(year, month, day + 1) - 1 : null;
}

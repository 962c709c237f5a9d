import type { Instant } from './ids.js';

export const HOUR_MS = 3_600_000;

/** `at` plus n x 1 hour. The rule book's hours and days are spans, so no zone or daylight saving enters. */
export const addHours = (at: Instant, hours: number): Instant => at + hours * HOUR_MS;

/** `at` plus n x 24 hours ("n days" of the rule book). */
export const addDays = (at: Instant, days: number): Instant => addHours(at, days * 24);

const WEEK_MS = 7 * 24 * HOUR_MS;
/** 1970-01-05, the first Monday that an instant can tell. */
const FIRST_MONDAY = 4 * 24 * HOUR_MS;

/** The beginning of the week that `at` is in: Monday, 00:00 UTC. */
export const weekOf = (at: Instant): Instant => at - ((at - FIRST_MONDAY) % WEEK_MS);

/**
 * The day somebody typed as `2026-11-30`, in UTC: its first instant, or its last one for the end of a period. Null when
 * there is no such day.
 */
export function dayTyped(typed: string, edge: 'start' | 'end'): Instant | null {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})$/u.exec(typed.trim()) ?? [];
  const start = Date.UTC(Number(year), Number(month) - 1, Number(day));
  const exists = Number.isFinite(start) && new Date(start).toISOString().startsWith(typed.trim());
  if (!exists) return null;
  return edge === 'start' ? start : addDays(start, 1) - 1;
}

/**
 * `at` plus n calendar months, at the same time of the day in UTC. A day that the month lacks becomes its last one: 30
 * November and three months are 28 or 29 February.
 */
export function addMonths(at: Instant, months: number): Instant {
  const date = new Date(at);
  const [year, month] = [date.getUTCFullYear(), date.getUTCMonth() + months];
  const lastDay = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
  const midnight = Date.UTC(year, month, Math.min(date.getUTCDate(), lastDay));
  return midnight + (at - Date.UTC(date.getUTCFullYear(), date.getUTCMonth(), date.getUTCDate()));
}

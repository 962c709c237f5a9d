import type { Instant } from './ids.js';

const HOUR_MS = 3_600_000;

/** `at` plus n x 1 hour. The rule book's hours and days are spans, so no zone or daylight saving enters. */
export const addHours = (at: Instant, hours: number): Instant => at + hours * HOUR_MS;

/** `at` plus n x 24 hours ("n days" of the rule book). */
export const addDays = (at: Instant, days: number): Instant => addHours(at, days * 24);

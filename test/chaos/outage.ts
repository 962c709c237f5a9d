import type { Span } from './spans.js';

const DAY = 24 * 3_600_000;
const HOUR = 3_600_000;
const MINUTE = 60_000;

/** How far the two ends of a line may differ on when it broke and when it was back. */
export const NEARLY_MS = 20_000;

/** The breaks of half a minute and more between spans, within a time. */
export function gapsIn(
  spans: readonly Span[],
  from: number,
  to: number,
): { since: number; until: number; length: number }[] {
  const gaps = [];
  let reached = from;
  for (const { since, until } of [...spans, { since: to, until: to }]) {
    const end = Math.min(since, to);
    if (end - reached > MINUTE / 2) gaps.push({ since: reached, until: end, length: end - reached });
    reached = Math.max(reached, Math.min(until, to));
  }
  return gaps;
}

/** A time at the end of which something is decided. */
export interface Clock {
  /** Whether it is still to be decided, and was not put off before. */
  readonly runs: boolean;
  readonly since: number | null;
  readonly until: number | null;
}

/** X7: whether an outage moves the end of such a time as far as is known at `now`, and when the bot was back then. */
export function outageOf(
  { runs, since, until }: Clock,
  spans: readonly Span[],
  now: number,
): { moves: 'yes' | 'no' | 'either'; back: number[] } {
  if (!runs || since === null || until === null) return { moves: 'no', back: [] };
  const gaps = gapsIn(spans, Math.max(since, until - DAY), Math.min(until, now));
  const lost = gaps.filter(({ length }) => length >= MINUTE).reduce((sum, { length }) => sum + length, 0);
  // Breaks of about a minute may count or not: the bot sees its own side of the line.
  const lastLong = gaps.findLastIndex(({ length }) => length > MINUTE + NEARLY_MS);
  const backAfter = (end: number): number => spans.find((span) => span.since >= end)?.since ?? now;
  const back = gaps.slice(Math.max(0, lastLong)).map((gap) => backAfter(gap.until));
  const close = Math.abs(lost - HOUR) < 2 * NEARLY_MS;
  const moves = back.every((each) => each + DAY <= until) ? 'no' : close ? 'either' : lost > HOUR ? 'yes' : 'no';
  return { moves, back };
}

/** X7: why such a time is not put off until `to`, decided at `now`, or null. */
export function isPutOffUntil(clock: Clock, to: number, spans: readonly Span[], now: number): string | null {
  const { moves, back } = outageOf(clock, spans, now);
  if (moves === 'no') return 'people could act for nearly all of its last day';
  return back.some((each) => Math.abs(each + DAY - to) < NEARLY_MS)
    ? null
    : `the bot was back at ${back.map((each) => new Date(each).toISOString()).join(' or ')}`;
}

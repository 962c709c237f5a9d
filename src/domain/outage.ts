import { HOUR_MS, addHours } from './calendar.js';
import type { Instant } from './ids.js';
import { edition } from './rules.js';

/** A span of time. */
export interface Span {
  readonly since: Instant;
  readonly until: Instant;
}

/** What an outage asks of a matter that is decided by silence: a proposal, a nomination. */
export interface Clocked {
  readonly status: string;
  readonly edition: string;
  readonly announcedAt: Instant | null;
  readonly deadlineAt: Instant | null;
  readonly outageMovedAt: Instant | null;
}

/** Discord reconnects a bot now and then within seconds; shorter breaks keep nobody from acting. */
const SHORTEST_GAP_MS = 60_000;

/** The spans with a gap taken out of them. */
export const without = (spans: readonly Span[], gap: Span): Span[] =>
  spans.flatMap(({ since, until }) => [
    ...(since < gap.since ? [{ since, until: Math.min(until, gap.since) }] : []),
    ...(until > gap.until ? [{ since: Math.max(since, gap.until), until }] : []),
  ]);

/** X7: the breaks of at least a minute between `connected` spans (in order of time) within `from`..`to`. */
export function gapsIn(connected: readonly Span[], from: Instant, to: Instant): Span[] {
  const gaps: Span[] = [];
  let reached = from;
  for (const span of [...connected, { since: to, until: to }]) {
    const since = Math.min(span.since, to);
    if (since - reached >= SHORTEST_GAP_MS) gaps.push({ since: reached, until: since });
    reached = Math.max(reached, Math.min(span.until, to));
  }
  return gaps;
}

/**
 * X7: the moved deadline of an open matter, or null when it stands. People must have been able to act for all but
 * OUTAGE_TOLERATED_HOURS of the OUTAGE_WINDOW_HOURS before the deadline; else it stands OUTAGE_EXTENSION_HOURS after
 * the bot was back, once a matter. To be asked only while the bot is connected.
 * @param connected spans in which it was connected, in order of time, the present one last
 */
export function movedDeadline(matter: Clocked, connected: readonly Span[], now: Instant): Instant | null {
  const { deadlineAt, announcedAt } = matter;
  if (matter.status !== 'open' || deadlineAt === null || announcedAt === null || matter.outageMovedAt !== null)
    return null;
  const rules = edition(matter.edition);
  const from = Math.max(announcedAt, addHours(deadlineAt, -rules.OUTAGE_WINDOW_HOURS));
  const gaps = gapsIn(connected, from, Math.min(deadlineAt, now));
  const lost = gaps.reduce((sum, gap) => sum + gap.until - gap.since, 0);
  const last = gaps.at(-1);
  if (last === undefined || lost <= rules.OUTAGE_TOLERATED_HOURS * HOUR_MS) return null;
  // A gap that reaches the end of the window ended when the next span began, perhaps after the deadline.
  const back = connected.find((span) => span.since >= last.until)?.since ?? now;
  const moved = addHours(back, rules.OUTAGE_EXTENSION_HOURS);
  return moved > deadlineAt ? moved : null;
}

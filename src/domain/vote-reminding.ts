import { addHours } from './calendar.js';
import type { Instant } from './ids.js';
import type { Vote } from './vote.js';

/** So long before the close it is said for the last time, in hours. */
const HOURS_BEFORE = 24;

/** When people are reminded of a vote, and until when that makes sense. */
export interface VoteTime {
  readonly at: Instant;
  readonly untilAt: Instant;
}

/**
 * Half of a vote's period, until its last day begins; null while the period does not run, and where a lead extended the
 * vote after the half that it has now, for its time is over then.
 */
export function halfTime({ announcedAt, closesAt, extended }: Vote): VoteTime | null {
  if (announcedAt === null || closesAt === null) return null;
  const at = announcedAt + Math.floor((closesAt - announcedAt) / 2);
  return extended !== null && extended.at > at ? null : { at, untilAt: addHours(closesAt, -HOURS_BEFORE) };
}

/** A day before the close, until the close; null while the period does not run. */
export const lastDay = ({ closesAt }: Vote): VoteTime | null =>
  closesAt === null ? null : { at: addHours(closesAt, -HOURS_BEFORE), untilAt: closesAt };

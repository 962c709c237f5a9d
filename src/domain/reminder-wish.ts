import { DateTime, IANAZone } from 'luxon';
import { no, yes, type Decision } from './decision.js';
import type { Instant, PersonId } from './ids.js';
import type { Refusal } from './refusal.js';

/** X6: how somebody wants to be reminded. */
export interface ReminderWish {
  readonly personId: PersonId;
  /** Direct messages instead of the groups' channels. */
  readonly direct: boolean;
  /** IANA name; UTC when nothing is said. */
  readonly zone: string | null;
  readonly quiet: QuietHours | null;
  /** Kinds of which the person wants to hear nothing. */
  readonly off: readonly string[];
}

/** Hours of the day, 0 to 23, in the person's zone: from the beginning of `from` to the beginning of `to`, over midnight too. */
export interface QuietHours {
  readonly from: number;
  readonly to: number;
}

/** What holds for somebody who has said nothing. */
export const noWish = (personId: PersonId): ReminderWish => ({
  personId,
  direct: false,
  zone: null,
  quiet: null,
  off: [],
});

/** The zone by which a person's days are reckoned: UTC also for one that this machine does not know. */
export const zoneOf = ({ zone }: Pick<ReminderWish, 'zone'>): string =>
  zone !== null && IANAZone.isValidZone(zone) ? zone : 'UTC';

/** X6: whether somebody wants to hear nothing at an instant. */
export function isQuiet(wish: ReminderWish, at: Instant): boolean {
  if (wish.quiet === null) return false;
  const { from, to } = wish.quiet;
  const { hour } = DateTime.fromMillis(at, { zone: zoneOf(wish) });
  return from < to ? from <= hour && hour < to : from <= hour || hour < to;
}

/** All zones differ from UTC by whole quarters of an hour, so an hour of the day begins on one. */
const QUARTER_MS = 15 * 60_000;

/** X6: the first instant from `at` on at which somebody may be reminded. */
export function afterQuiet(wish: ReminderWish, at: Instant): Instant {
  let free = at;
  while (isQuiet(wish, free)) free += QUARTER_MS - (free % QUARTER_MS);
  return free;
}

/** Quiet hours as they were typed, or none when both hours were left empty. */
export function quietHoursTyped(typed: {
  readonly from: string;
  readonly to: string;
  readonly zone: string;
}): Decision<Pick<ReminderWish, 'quiet' | 'zone'>, Refusal> {
  const zone = typed.zone.trim() === '' ? null : zoneTyped(typed.zone);
  if (zone === undefined) return no({ clause: 'X6', code: 'not-a-zone', typed: typed.zone });
  if (typed.from.trim() === '' && typed.to.trim() === '') return yes({ quiet: null, zone });
  const [from, to] = [hourTyped(typed.from), hourTyped(typed.to)];
  if (from === null) return no({ clause: 'X6', code: 'not-an-hour', typed: typed.from });
  if (to === null) return no({ clause: 'X6', code: 'not-an-hour', typed: typed.to });
  if (from === to) return no({ clause: 'X6', code: 'quiet-all-day', hour: from });
  return yes({ quiet: { from, to }, zone });
}

/** `7`, `07`, `7:00`, `07:00`; midnight also as `24`. */
function hourTyped(typed: string): number | null {
  const hour = Number(/^(\d{1,2})(?::00)?$/u.exec(typed.trim())?.[1] ?? NaN);
  return hour >= 0 && hour <= 24 ? hour % 24 : null;
}

/** The zone that is meant by its name, or by its city alone; undefined when there is none. */
function zoneTyped(typed: string): string | undefined {
  const name = typed.trim().replaceAll(' ', '_').toLowerCase();
  if (name === 'utc') return 'UTC';
  const zones = Intl.supportedValuesOf('timeZone');
  const meant = zones.find((zone) => zone.toLowerCase() === name || zone.toLowerCase().endsWith(`/${name}`));
  return meant ?? (name.includes('/') && IANAZone.isValidZone(typed.trim()) ? typed.trim() : undefined);
}

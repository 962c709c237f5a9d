import { NEARLY_MS, gapsIn } from './outage.js';
import type { Span } from './spans.js';

/**
 * P8 once more: three months after somebody last took part, and later by as long as the bot was away for more than an
 * hour at a time, a WG Member is emeritus and a lead is inactive.
 */
export interface Activity {
  /** When somebody in a group last took part. */
  tookPartAt: number | null;
  endsAt: number | null;
  inactiveSince: number | null;
}

export const NO_ACTIVITY: Activity = { tookPartAt: null, endsAt: null, inactiveSince: null };

interface Place extends Activity {
  tier: 'observer' | 'participant' | 'member' | 'lead' | null;
}

const HOUR = 3_600_000;

/** Three calendar months later at the same time of day; a day that the month lacks is its last one. */
function threeMonthsAfter(at: number): number {
  const date = new Date(at);
  const day = date.getUTCDate();
  date.setUTCDate(1);
  date.setUTCMonth(date.getUTCMonth() + 3);
  const days = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate();
  date.setUTCDate(Math.min(day, days));
  return date.getTime();
}

/** P9: somebody did what counts. */
export function takesPart(place: Place, at: number): void {
  if (place.tier === null || at <= (place.tookPartAt ?? 0)) return;
  place.tookPartAt = at;
  // An emeritus comes back by a lead's word, unless they had been in time.
  if (place.tier === 'participant' && place.inactiveSince !== null && at < place.inactiveSince) place.tier = 'member';
  if (place.tier === 'member' || place.tier === 'lead')
    Object.assign(place, { endsAt: threeMonthsAfter(at), inactiveSince: null });
}

/** The time is over. Answers why it is not, or null. */
export function ends(place: Place, at: number, now: number, spans: readonly Span[]): string | null {
  if (place.endsAt !== at) return `their time is over at ${place.endsAt === null ? 'no time' : time(place.endsAt)}`;
  const [least] = endIn(place, now, spans);
  if (least > at + tolerance(place, now, spans)) return `outages put it off until ${time(least)}`;
  if (place.tier === 'member') place.tier = 'participant';
  Object.assign(place, { endsAt: null, inactiveSince: at });
  return null;
}

/** X7: outages put it off. Answers why they do not, or not so far, or null. */
export function isPutOff(
  place: Place,
  { from, to, now }: { readonly from: number; readonly to: number; readonly now: number },
  spans: readonly Span[],
): string | null {
  if (place.endsAt !== from) return `their time is over at ${place.endsAt === null ? 'no time' : time(place.endsAt)}`;
  const [least, most] = endIn(place, now, spans);
  const near = tolerance(place, now, spans);
  place.endsAt = to;
  return to < least - near || to > most + near ? `outages put it off until ${time(least)} to ${time(most)}` : null;
}

/** The earliest and the latest end: breaks of about an hour may count or not, as the bot saw its side of the line. */
function endIn({ tookPartAt }: Place, now: number, spans: readonly Span[]): [least: number, most: number] {
  const end = threeMonthsAfter(tookPartAt ?? 0);
  const later = (longerThan: number): number =>
    gapsIn(spans, tookPartAt ?? 0, now).reduce(
      (reached, { since, length }) => (since < reached && length > longerThan ? reached + length : reached),
      end,
    );
  return [later(HOUR + 2 * NEARLY_MS), later(HOUR - 2 * NEARLY_MS)];
}

const tolerance = ({ tookPartAt }: Place, now: number, spans: readonly Span[]): number =>
  2 * NEARLY_MS * (1 + gapsIn(spans, tookPartAt ?? 0, now).length);

const time = (at: number): string => new Date(at).toISOString();

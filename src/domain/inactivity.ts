import { HOUR_MS, addMonths } from './calendar.js';
import type { Instant } from './ids.js';
import type { Membership } from './membership.js';
import { gapsIn, type Span } from './outage.js';
import type { Edition } from './rules.js';

/**
 * P8: three months without participation are over: a WG Member is emeritus, which is a Participant who may come back; a
 * lead stays lead and is inactive. It counts from the stored time, whenever this runs.
 */
export const inactive = (membership: Membership): Membership =>
  membership.inactiveAt === null
    ? membership
    : {
        ...membership,
        tier: membership.tier === 'member' ? 'participant' : membership.tier,
        inactiveSince: membership.inactiveAt,
        inactiveAt: null,
      };

/**
 * P8, X7: when somebody becomes inactive where the bot's outages since their last participation put it off, or null when
 * the stored time stands. Each break longer than OUTAGE_TOLERATED_HOURS counts with all of its length, also one that is
 * longer than what was left; as it is reckoned from the last participation each time, none counts twice. To be asked only
 * while the bot is connected.
 * @param connected spans in which it was connected, in order of time, the present one last
 */
export function putOff(
  { participatedAt, inactiveAt }: Membership,
  connected: readonly Span[],
  now: Instant,
  rules: Edition,
): Instant | null {
  if (participatedAt === null || inactiveAt === null) return null;
  let end = addMonths(participatedAt, rules.EMERITUS_MONTHS);
  for (const { since, until } of gapsIn(connected, participatedAt, now)) {
    const lost = until - since;
    if (since < end && lost > rules.OUTAGE_TOLERATED_HOURS * HOUR_MS) end += lost;
  }
  return end > inactiveAt ? end : null;
}

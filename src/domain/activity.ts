import { addMonths } from './calendar.js';
import type { Instant } from './ids.js';
import { atLeast, isEmeritus, type Membership } from './membership.js';
import type { Edition } from './rules.js';

/** P8: the clock of a WG Member or lead begins anew at `at`; who has a lower tier has none. */
export const active = (membership: Membership, at: Instant, rules: Edition): Membership =>
  atLeast(membership.tier, 'member')
    ? { ...membership, participatedAt: at, inactiveAt: addMonths(at, rules.EMERITUS_MONTHS), inactiveSince: null }
    : { ...membership, inactiveAt: null };

/**
 * P8: somebody took part at `at`. A lead who was inactive is active again; an emeritus stays one until a lead has
 * confirmed the return, unless it comes to light only now and was in time. What came before the last participation
 * that is known changes nothing.
 */
export function tookPart(membership: Membership, at: Instant, rules: Edition): Membership {
  if (membership.endedAt !== null || at <= (membership.participatedAt ?? 0)) return membership;
  if (isEmeritus(membership) && at < (membership.inactiveSince ?? 0)) {
    return active({ ...membership, tier: 'member', returnAskedAt: null }, at, rules);
  }
  return atLeast(membership.tier, 'member') ? active(membership, at, rules) : { ...membership, participatedAt: at };
}

import { tookPart } from './activity.js';
import { TIERS, atLeast, type Membership } from './membership.js';
import type { Edition } from './rules.js';

/**
 * L5: two places of one person in a group as one: the higher tier, since the earlier time, and a request that still waits
 * for something. The last participation that is known of either counts (P8). What has ended adds nothing to what has not.
 * It keeps the id of `into`, unless the request is the other's: its card is known by that id.
 */
export function oneMembership(into: Membership, from: Membership, rules: Edition): Membership {
  if ((into.endedAt === null) !== (from.endedAt === null)) {
    const [present, past] = into.endedAt === null ? [into, from] : [from, into];
    return {
      ...present,
      id: present.request || present.returnAskedAt !== null ? present.id : into.id,
      personId: into.personId,
      since: sinceOf(present, past),
    };
  }
  const higher = rank(from) > rank(into) ? from : into;
  const lower = higher === into ? from : into;
  const asked = [into, from]
    .filter(({ request }) => request !== null && !atLeast(higher.tier, 'participant'))
    .sort((a, b) => (a.request?.at ?? 0) - (b.request?.at ?? 0))[0];
  const one: Membership = {
    ...higher,
    id: asked?.id ?? (higher.returnAskedAt === null ? into : higher).id,
    personId: into.personId,
    ...(lower.tier === 'lead' && higher.role === null && higher.term === null ? officeOf(lower) : officeOf(higher)),
    since: sinceOf(higher, lower),
    request: asked?.request ?? null,
  };
  return tookPart(one, lower.participatedAt ?? 0, rules);
}

const officeOf = ({ role, term, termEndsAt }: Membership) => ({ role, term, termEndsAt });

/** An office begins when it was taken, by which it is known which candidacy it is from; other tiers go on. */
const sinceOf = (one: Membership, other: Membership): number =>
  other.endedAt === null && (one.tier !== 'lead' || other.tier === 'lead')
    ? Math.min(one.since, other.since)
    : one.since;

/** By tier; of two of one tier a lead who is active and a Participant who is emeritus come first: each is worth more. */
const rank = ({ tier, inactiveSince }: Membership): number =>
  TIERS.indexOf(tier) * 2 + Number((inactiveSince === null) === (tier === 'lead'));

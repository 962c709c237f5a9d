import { no, yes, type Decision } from './decision.js';
import type { Instant, PersonId } from './ids.js';
import { isCoreMaintainer, type Level } from './ladder.js';
import type { Membership, Tier } from './membership.js';
import type { Refusal } from './refusal.js';
import type { Standing } from './standing.js';
import { written } from './wording.js';

/** Longest reason, in characters. */
const REASON_AT_MOST = 1_000;

/** Who is to be no lead any more, how it comes to that, and with how many leads the group has now. */
export interface Leaving {
  /** Who acts. */
  readonly by: Standing;
  readonly level: Level;
  readonly personId: PersonId;
  /** The person's place in the group. */
  readonly present: Membership | null;
  readonly leads: number;
  /** As typed. */
  readonly reason: string | null;
  readonly at: Instant;
}

/**
 * L9: a lead resigns by their own act; Core Maintainers remove one, with a reason. L1: the last one stays until there is
 * a successor.
 */
export function leaveLead(leaving: Leaving): Decision<{ membership: Membership; reason: string | null }, Refusal> {
  const { by, level, personId, present, leads, at } = leaving;
  const { group } = by;
  const isOwn = by.personId === personId;
  if (group.status === 'retired') return no({ clause: 'L9', code: 'group-retired', group: group.title });
  if (!isOwn && !isCoreMaintainer(level)) {
    return no({ clause: 'L9', code: 'level-too-low', level, needed: 'core-maintainer' });
  }
  if (present?.tier !== 'lead' || present.endedAt !== null) {
    return no({ clause: 'L9', code: 'not-a-lead', kind: group.kind, group: group.title });
  }
  if (leads <= 1) return no({ clause: 'L1', code: isOwn ? 'last-lead' : 'only-lead', group: group.title });
  const typed = leaving.reason ?? '';
  const reason = isOwn && typed === '' ? yes(null) : written('L9', 'reason', typed, REASON_AT_MOST);
  return reason.ok ? yes({ membership: leadNoMore(present, group.memberTier, at), reason: reason.value }) : reason;
}

/**
 * P3: a lead counts as WG Member, so where there is that tier they stay one; elsewhere they are Participant. P8: who was
 * without participation for three months is emeritus, as a WG Member would be.
 */
function leadNoMore(present: Membership, hasMembers: boolean, at: Instant): Membership {
  const staysMember = hasMembers && present.inactiveSince === null;
  const tier: Tier = staysMember ? 'member' : 'participant';
  return {
    ...present,
    ...{ tier, role: null, term: null, termEndsAt: null, since: at, returnAskedAt: null },
    inactiveAt: staysMember ? present.inactiveAt : null,
    inactiveSince: hasMembers ? present.inactiveSince : null,
  };
}

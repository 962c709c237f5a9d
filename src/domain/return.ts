import { active } from './activity.js';
import { no, yes, type Decision } from './decision.js';
import type { Instant } from './ids.js';
import { atLeast, isEmeritus, type Membership } from './membership.js';
import type { Refusal } from './refusal.js';
import type { Edition } from './rules.js';
import type { Standing } from './standing.js';

/** P8: an emeritus who has taken part since asks to be WG Member again. */
export function askToReturn(
  { group, tier }: Standing,
  present: Membership | null,
  at: Instant,
): Decision<Membership, Refusal> {
  if (group.status === 'retired') return no({ clause: 'P8', code: 'group-retired', group: group.title });
  if (present === null || tier === null) return no({ clause: 'P8', code: 'not-in-group', group: group.title });
  if (!isEmeritus(present)) return no({ clause: 'P8', code: 'not-emeritus', tier, kind: group.kind });
  if (present.returnAskedAt !== null) return no({ clause: 'P8', code: 'return-asked', askedAt: present.returnAskedAt });
  const since = present.inactiveSince ?? at;
  if ((present.participatedAt ?? 0) < since) return no({ clause: 'P8', code: 'no-participation-since', since });
  return yes({ ...present, returnAskedAt: at });
}

/** P8: a lead of the group confirms somebody else's return: WG Member again, and the three months begin anew. */
export function confirmReturn(
  membership: Membership,
  lead: Standing,
  at: Instant,
  rules: Edition,
): Decision<Membership, Refusal> {
  const { group } = lead;
  if (group.status === 'retired') return no({ clause: 'P8', code: 'group-retired', group: group.title });
  if (!atLeast(lead.tier, 'lead')) return no({ clause: 'P8', code: 'leads-decide', kind: group.kind });
  if (membership.returnAskedAt === null || membership.endedAt !== null) {
    return no({ clause: 'P8', code: 'no-return-request' });
  }
  if (membership.personId === lead.personId) return no({ clause: 'P8', code: 'own-return' });
  return yes(active({ ...membership, tier: 'member', since: at, returnAskedAt: null }, at, rules));
}

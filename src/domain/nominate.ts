import { no, yes, type Decision } from './decision.js';
import { isEmeritus, type Membership } from './membership.js';
import { nominationReference, type Nomination } from './nomination.js';
import type { PersonId } from './ids.js';
import type { Refusal } from './refusal.js';
import { requireTier, type Standing } from './standing.js';
import { written } from './wording.js';

/** Longest reason for a nomination, in characters. */
export const NOMINATION_REASON_AT_MOST = 1_000;

/** Who is to be nominated, as the group knows them. */
export interface Nominee {
  /** Null for somebody who has never used the bot. */
  readonly personId: PersonId | null;
  readonly membership: Membership | null;
  /** A nomination of theirs in this group that is undecided. */
  readonly undecided: Nomination | null;
}

/**
 * P4, P5: whether somebody may nominate: a WG Member or lead of a group that has the tier, and somebody else, who is
 * Participant. Answers the nominee's id and the reason as it is kept.
 */
export function nominate(
  standing: Standing,
  { personId, membership, undecided }: Nominee,
  reason: string,
): Decision<{ readonly personId: PersonId; readonly reason: string }, Refusal> {
  const { group } = standing;
  if (!group.memberTier) return no({ clause: 'P4', code: 'no-member-tier', group: group.title });
  const allowed = requireTier(standing, 'member', 'P5');
  if (!allowed.ok) return allowed;
  const refused = (because: Extract<Refusal, { code: 'not-nominable' }>['because']) =>
    no({ clause: 'P5', code: 'not-nominable', because, group: group.title, kind: group.kind } as const);
  if (personId === standing.personId) return no({ clause: 'P5', code: 'own-nomination' });
  if (personId === null || membership === null || membership.endedAt !== null) return refused('not-in-group');
  if (isEmeritus(membership)) return refused('emeritus');
  if (membership.tier === 'observer') return refused('observer');
  if (membership.tier !== 'participant') return refused('has-tier');
  if (undecided !== null) {
    return no({ clause: 'P5', code: 'already-nominated', reference: nominationReference(undecided) });
  }
  const said = written('P5', 'reason', reason, NOMINATION_REASON_AT_MOST);
  return said.ok ? yes({ personId, reason: said.value }) : said;
}

import type { ClauseId } from './clause.js';
import { no, yes, type Decision } from './decision.js';
import type { Group } from './group.js';
import type { PersonId } from './ids.js';
import { atLeast, type Tier } from './membership.js';
import type { Refusal } from './refusal.js';

/** A person as a group sees them at the moment of an act. */
export interface Standing {
  readonly personId: PersonId;
  readonly group: Group;
  /** Null for somebody who has not joined. */
  readonly tier: Tier | null;
}

/** Whether a person stands high enough in a group that is active; `clause` is the one that asks for it. */
export function requireTier(standing: Standing, needed: Tier, clause: ClauseId): Decision<null, Refusal> {
  const { group, tier } = standing;
  if (group.status === 'retired') return no({ clause, code: 'group-retired', group: group.title });
  if (atLeast(tier, needed)) return yes(null);
  return no({ clause, code: 'tier-too-low', tier, needed, kind: group.kind, group: group.title });
}

import type { Decision } from '../domain/decision.js';
import type { Group } from '../domain/group.js';
import type { Membership } from '../domain/membership.js';
import type { Sealed } from '../domain/record.js';
import type { Refusal } from '../domain/refusal.js';
import type { Standing } from '../domain/standing.js';
import type { Tx } from '../ports/store.js';
import type { Act } from './act.js';
import type { Deps } from './deps.js';
import { groupHere } from './group-here.js';
import { perform } from './perform.js';
import { actingStanding } from './who.js';

/** What a rule about one's own place in a group needs to know. */
interface OwnPlace {
  readonly group: Group;
  readonly standing: Standing;
  /** The row of somebody who is or was in the group. */
  readonly present: Membership | null;
  /** The person who acts, for the record. */
  readonly actor: Sealed;
}

/** C1: somebody changes their own place in the channel's group: commits what `work` decides and writes. */
export const inGroup = <T>(
  deps: Deps,
  act: Act,
  work: (tx: Tx, place: OwnPlace) => Promise<Decision<T, Refusal>>,
): Promise<Decision<T, Refusal>> =>
  perform(deps, act, async (tx) => {
    const found = await groupHere(tx, act);
    if (!found.ok) return found;
    const group = found.value;
    const standing = await actingStanding(tx, act, group);
    const { personId } = standing;
    const present = await tx.memberships.of(group.id, personId);
    return work(tx, { group, standing, present, actor: { value: act.user.id, personId } });
  });

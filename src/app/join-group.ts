import { randomUUID } from 'node:crypto';
import { yes, type Decision } from '../domain/decision.js';
import type { Group } from '../domain/group.js';
import { asId, type MembershipId } from '../domain/ids.js';
import type { Membership } from '../domain/membership.js';
import { join } from '../domain/participation.js';
import type { Refusal } from '../domain/refusal.js';
import { edition } from '../domain/rules.js';
import type { Act } from './act.js';
import type { Deps } from './deps.js';
import { groupHere } from './group-here.js';
import { perform } from './perform.js';
import { actingStanding } from './who.js';
import { writeMembership } from './write-membership.js';

/** P1: joins the channel's group as Observer at once, or asks its leads to be a Participant. */
export const joinGroup = (
  deps: Deps,
  act: Act,
  as: 'observer' | 'participant',
): Promise<Decision<{ group: Group; membership: Membership }, Refusal>> =>
  perform(deps, act, async (tx) => {
    const found = await groupHere(tx, act);
    if (!found.ok) return found;
    const group = found.value;
    const standing = await actingStanding(tx, act, group);
    const present = await tx.memberships.of(group.id, standing.personId);
    const id = asId<MembershipId>(randomUUID());
    const joined = join(standing, present, as, act.at, id, edition(deps.edition));
    if (!joined.ok) return joined;
    await writeMembership(tx, deps, {
      membership: joined.value,
      group,
      happened: as === 'participant' ? 'participant-asked-for' : 'observer-joined',
      at: act.at,
      actor: { value: act.user.id, personId: standing.personId },
    });
    return yes({ group, membership: joined.value });
  });

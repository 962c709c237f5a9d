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
import { inGroup } from './in-group.js';
import { writeMembership } from './write-membership.js';

/** P1: joins the channel's group as Observer at once, or asks its leads to be a Participant. */
export const joinGroup = (
  deps: Deps,
  act: Act,
  as: 'observer' | 'participant',
): Promise<Decision<{ group: Group; membership: Membership }, Refusal>> =>
  inGroup(deps, act, async (tx, { group, standing, present, actor }) => {
    const id = asId<MembershipId>(randomUUID());
    const joined = join(standing, present, as, act.at, id, edition(deps.edition));
    if (!joined.ok) return joined;
    await writeMembership(tx, deps, {
      membership: joined.value,
      group,
      happened: as === 'participant' ? 'participant-asked-for' : 'observer-joined',
      at: act.at,
      actor,
    });
    return yes({ group, membership: joined.value });
  });

import { yes, type Decision } from '../domain/decision.js';
import type { Group } from '../domain/group.js';
import { leave } from '../domain/participation.js';
import type { Refusal } from '../domain/refusal.js';
import type { Act } from './act.js';
import type { Deps } from './deps.js';
import { inGroup } from './in-group.js';
import { writeMembership } from './write-membership.js';

/** P1: somebody leaves the channel's group. The last lead can't (L1). */
export const leaveGroup = (deps: Deps, act: Act): Promise<Decision<Group, Refusal>> =>
  inGroup(deps, act, async (tx, { group, standing, present, actor }) => {
    const leads = await tx.memberships.ofGroup(group.id, { tier: 'lead' });
    const left = leave(standing, present, leads.length, act.at);
    if (!left.ok) return left;
    await writeMembership(tx, deps, { membership: left.value, group, happened: 'member-left', at: act.at, actor });
    return yes(group);
  });

import { no, yes, type Decision } from '../domain/decision.js';
import type { Group } from '../domain/group.js';
import type { MembershipId } from '../domain/ids.js';
import type { Membership } from '../domain/membership.js';
import type { Refusal } from '../domain/refusal.js';
import { askToReturn, confirmReturn as confirm } from '../domain/return.js';
import { edition } from '../domain/rules.js';
import type { Act } from './act.js';
import type { Deps } from './deps.js';
import { inGroup } from './in-group.js';
import { perform } from './perform.js';
import { actingStanding } from './who.js';
import { writeMembership } from './write-membership.js';

/** P8: an emeritus of the channel's group asks its leads to be WG Member again. */
export const returnToGroup = (deps: Deps, act: Act): Promise<Decision<Group, Refusal>> =>
  inGroup(deps, act, async (tx, { group, standing, present, actor }) => {
    const asked = askToReturn(standing, present, act.at);
    if (!asked.ok) return asked;
    const change = { membership: asked.value, group, happened: 'return-asked-for', at: act.at, actor };
    await writeMembership(tx, deps, { ...change, clauses: ['P8'] });
    return yes(group);
  });

/** P8: a lead confirms that somebody is back. */
export const confirmReturn = (deps: Deps, act: Act, id: MembershipId): Promise<Decision<Membership, Refusal>> =>
  perform(deps, act, async (tx) => {
    const asked = await tx.memberships.find(id);
    const group = asked && (await tx.groups.find(asked.groupId));
    if (!asked || !group || group.serverId !== act.serverId) return no({ clause: 'P8', code: 'no-return-request' });
    const lead = await actingStanding(tx, act, group);
    const confirmed = confirm(asked, lead, act.at, edition(deps.edition));
    if (!confirmed.ok) return confirmed;
    const membership = confirmed.value;
    const actor = { value: act.user.id, personId: lead.personId };
    const change = { membership, group, happened: 'returned', at: act.at, actor };
    await writeMembership(tx, deps, { ...change, clauses: ['P8'] });
    return yes(membership);
  });

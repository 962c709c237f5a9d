import { no, yes, type Decision } from '../domain/decision.js';
import type { Group } from '../domain/group.js';
import type { Snowflake } from '../domain/ids.js';
import { leaveLead } from '../domain/leaving-lead.js';
import type { Membership } from '../domain/membership.js';
import type { Person } from '../domain/person.js';
import type { Refusal } from '../domain/refusal.js';
import type { Act } from './act.js';
import type { Deps } from './deps.js';
import { groupHere } from './group-here.js';
import { noteActor } from './ladder.js';
import { perform } from './perform.js';
import { actingStanding, personOf } from './who.js';
import { writeMembership } from './write-membership.js';

/** Who is no lead any more, and what they are now. */
export interface LeadRemoved {
  readonly group: Group;
  readonly person: Person;
  readonly membership: Membership;
  /** By their own act. */
  readonly resigned: boolean;
}

/**
 * L9: a lead of the channel's group resigns, or a Core Maintainer removes one with a reason.
 * Refuses: not-a-lead, level-too-low, last-lead, only-lead, empty-field, field-too-long
 */
export const removeLead = (
  deps: Deps,
  act: Act,
  userId: Snowflake,
  reason: string | null,
): Promise<Decision<LeadRemoved, Refusal>> =>
  perform(deps, act, async (tx) => {
    const here = await groupHere(tx, act);
    if (!here.ok) return here;
    const group = here.value;
    const level = await noteActor(tx, act, await personOf(tx, act));
    const by = await actingStanding(tx, act, group);
    const person = await tx.people.byAccount(act.serverId, userId);
    if (!person) return no({ clause: 'L9', code: 'not-a-lead', kind: group.kind, group: group.title });
    const left = leaveLead({
      ...{ by, level, personId: person.id, reason, at: act.at },
      present: await tx.memberships.of(group.id, person.id),
      leads: (await tx.memberships.ofGroup(group.id, { tier: 'lead' })).length,
    });
    if (!left.ok) return left;
    const { membership } = left.value;
    const resigned = by.personId === person.id;
    await writeMembership(tx, deps, {
      membership,
      group,
      happened: resigned ? 'lead-resigned' : 'lead-removed',
      clauses: ['L9'],
      at: act.at,
      actor: { value: act.user.id, personId: by.personId },
      ...(left.value.reason === null ? {} : { why: { value: left.value.reason, personId: by.personId } }),
    });
    return yes({ group, person, membership, resigned });
  });

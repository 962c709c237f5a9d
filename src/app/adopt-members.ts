import { no, yes, type Decision } from '../domain/decision.js';
import type { Group } from '../domain/group.js';
import type { Refusal } from '../domain/refusal.js';
import { requireTier } from '../domain/standing.js';
import type { Act } from './act.js';
import type { Deps } from './deps.js';
import { groupCardRow } from './group-card-row.js';
import { groupNamed } from './group-here.js';
import { perform } from './perform.js';
import { actingStanding } from './who.js';

/** P4: the Facilitators of an Interest Group adopt the WG Member tier. A Working Group has it from the beginning. */
export const adoptMembers = (deps: Deps, act: Act, typed: string | null): Promise<Decision<Group, Refusal>> =>
  perform(deps, act, async (tx) => {
    const found = await groupNamed(tx, act, typed);
    if (!found.ok) return found;
    const { memberTier, kind, title, id, serverId, channelId } = found.value;
    const standing = await actingStanding(tx, act, found.value);
    if (memberTier) return no({ clause: 'P4', code: 'has-member-tier', kind, group: title });
    const allowed = requireTier(standing, 'lead', 'P4');
    if (!allowed.ok) return allowed;
    const group: Group = { ...found.value, memberTier: true };
    await tx.groups.save(group);
    await tx.record.append(serverId, {
      kind: 'member-tier-adopted',
      subject: `group:${id}`,
      groupId: id,
      clauses: ['P4', 'P3'],
      edition: deps.edition,
      at: act.at,
      facts: {},
      sealed: { actor: { value: act.user.id, personId: standing.personId } },
    });
    if (channelId !== null) await tx.outbox.showCard(groupCardRow(serverId, channelId, group, deps.clock.now()));
    return yes(group);
  });

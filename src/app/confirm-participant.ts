import { no, yes, type Decision } from '../domain/decision.js';
import type { Instant, MembershipId } from '../domain/ids.js';
import type { Membership } from '../domain/membership.js';
import { confirm, confirmedBySilence } from '../domain/participation.js';
import type { Refusal } from '../domain/refusal.js';
import type { Tx } from '../ports/store.js';
import type { Act } from './act.js';
import type { Deps } from './deps.js';
import { perform } from './perform.js';
import { actingStanding } from './who.js';
import { writeMembership } from './write-membership.js';

/** P1: a lead confirms a request for Participant. */
export const confirmParticipant = (deps: Deps, act: Act, id: MembershipId): Promise<Decision<Membership, Refusal>> =>
  perform(deps, act, async (tx) => {
    const asked = await tx.memberships.find(id);
    const group = asked && (await tx.groups.find(asked.groupId));
    if (!asked || !group || group.serverId !== act.serverId) return no({ clause: 'P1', code: 'no-request' });
    const lead = await actingStanding(tx, act, group);
    const confirmed = confirm(asked, lead, act.at);
    if (!confirmed.ok) return confirmed;
    const actor = { value: act.user.id, personId: lead.personId };
    await writeMembership(tx, deps, {
      membership: confirmed.value,
      group,
      happened: 'participant-confirmed',
      at: act.at,
      actor,
    });
    return yes(confirmed.value);
  });

/** P1: silence confirms a request whose time has come; the confirmation carries that time. */
export async function confirmBySilence(tx: Tx, deps: Deps, id: MembershipId, now: Instant): Promise<void> {
  const glimpse = await tx.memberships.find(id);
  const group = glimpse && (await tx.groups.find(glimpse.groupId));
  if (!group) return;
  await tx.servers.lock(group.serverId);
  const asked = await tx.memberships.find(id);
  if (!asked || asked.endedAt !== null || asked.request === null || asked.request.confirmBy > now) return;
  await writeMembership(tx, deps, {
    membership: confirmedBySilence(asked),
    group,
    happened: 'participant-confirmed-by-silence',
    at: asked.request.confirmBy,
    actor: null,
  });
}

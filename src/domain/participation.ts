import { addDays } from './calendar.js';
import { no, yes, type Decision } from './decision.js';
import type { Instant, MembershipId } from './ids.js';
import { FRESH, atLeast, type Membership, type Tier } from './membership.js';
import type { Refusal } from './refusal.js';
import type { Edition } from './rules.js';
import type { Standing } from './standing.js';

/** P1: Observer is self-service; Participant is asked for and waits for a lead, or for silence. */
export function join(
  standing: Standing,
  present: Membership | null,
  as: 'observer' | 'participant',
  at: Instant,
  id: MembershipId,
  rules: Edition,
): Decision<Membership, Refusal> {
  const { group, personId, tier } = standing;
  if (group.status === 'retired') return no({ clause: 'P1', code: 'group-retired', group: group.title });
  if (tier !== null && atLeast(tier, as)) return no({ clause: 'P1', code: 'already-joined', tier });
  if (present?.request && present.endedAt === null) {
    return no({ clause: 'P1', code: 'already-asked', confirmBy: present.request.confirmBy });
  }
  return yes({
    ...FRESH,
    id: present?.id ?? id,
    groupId: group.id,
    personId,
    tier: tier ?? 'observer',
    source: 'joined',
    since: tier === null ? at : (present?.since ?? at),
    request: as === 'participant' ? { at, confirmBy: addDays(at, rules.PARTICIPANT_SILENCE_DAYS) } : null,
  });
}

/** P1: a lead of the group confirms somebody else's request. Silence that came first counts from its own time. */
export function confirm(membership: Membership, lead: Standing, at: Instant): Decision<Membership, Refusal> {
  const { group } = lead;
  if (group.status === 'retired') return no({ clause: 'P1', code: 'group-retired', group: group.title });
  if (!atLeast(lead.tier, 'lead')) return no({ clause: 'P1', code: 'leads-confirm', kind: group.kind });
  if (membership.request === null || membership.endedAt !== null) return no({ clause: 'P1', code: 'no-request' });
  if (membership.personId === lead.personId) return no({ clause: 'P1', code: 'own-request' });
  return yes(asParticipant(membership, Math.min(at, membership.request.confirmBy)));
}

/** P1: silence confirms a request at its `confirmBy`, however late that is processed. */
export const confirmedBySilence = (membership: Membership): Membership =>
  membership.request === null ? membership : asParticipant(membership, membership.request.confirmBy);

const asParticipant = (membership: Membership, at: Instant): Membership => {
  const tier: Tier = atLeast(membership.tier, 'participant') ? membership.tier : 'participant';
  return { ...membership, tier, since: at, request: null };
};

/** P1: leaving is self-service, but the last lead stays until there is another (L1). */
export function leave(
  standing: Standing,
  present: Membership | null,
  leads: number,
  at: Instant,
): Decision<Membership, Refusal> {
  const { group, tier } = standing;
  if (present === null || tier === null) return no({ clause: 'P1', code: 'not-in-group', group: group.title });
  if (tier === 'lead' && leads <= 1) return no({ clause: 'L1', code: 'last-lead', group: group.title });
  return yes({ ...present, ...FRESH, role: present.role, term: present.term, endedAt: at });
}

/**
 * P7: a WG Member who is Participant from now on. They have been at least that since they were WG Member, so `since`
 * stays, and with it their say in what is under way (P2).
 */
export const withoutMemberTier = (membership: Membership): Membership => ({
  ...membership,
  tier: 'participant',
  source: 'joined',
  inactiveAt: null,
  inactiveSince: null,
});

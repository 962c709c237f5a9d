import { no, yes, type Decision } from './decision.js';
import type { Conflict } from './designation.js';
import { isConflicted } from './designation.js';
import {
  escalationReference,
  type Escalation,
  type EscalationParty,
  type EscalationStatus,
  type StepKind,
} from './escalation.js';
import type { Group } from './group.js';
import type { Instant, PersonId, Snowflake } from './ids.js';
import { isCoreMaintainer, type Level } from './ladder.js';
import type { Tier } from './membership.js';
import type { Refusal } from './refusal.js';

/** Who acts on an escalation. */
export interface EscalationActor {
  readonly personId: PersonId;
  readonly level: Level;
  /** In the escalation's group; null for somebody who has not joined. */
  readonly tier: Tier | null;
}

/** E5: what the one designated may answer. */
export const OUTCOMES = ['guidance', 'more-information', 'full-deliberation'] as const satisfies readonly StepKind[];
export type Outcome = (typeof OUTCOMES)[number];

const requireStatus = (escalation: Escalation, ...wanted: EscalationStatus[]): Decision<null, Refusal> =>
  wanted.includes(escalation.status)
    ? yes(null)
    : no({
        clause: 'E5',
        code: 'escalation-not-there',
        status: escalation.status,
        reference: escalationReference(escalation),
      });

const requireCore = ({ level }: EscalationActor, clause: 'E4' | 'E5'): Decision<null, Refusal> =>
  isCoreMaintainer(level) ? yes(null) : no({ clause, code: 'level-too-low', level, needed: 'core-maintainer' });

/** E4: whether somebody may say who answers an escalation, or take it over. */
export function mayAssign(escalation: Escalation, actor: EscalationActor): Decision<null, Refusal> {
  const allowed = requireCore(actor, 'E4');
  return allowed.ok ? requireStatus(escalation, 'open', 'awaiting-information') : allowed;
}

/** E4: whom it is to be. */
export interface Candidate {
  readonly personId: PersonId;
  readonly userId: Snowflake | null;
  /** As Discord has it now. */
  readonly level: Level;
  readonly conflict: Conflict;
}

/**
 * E4: designates a Core Maintainer, who should be no party and share no organisation with one; somebody else only for a
 * reason, which is shown.
 * @param everybody whether every Core Maintainer who is known has such a conflict
 */
export function designated(
  escalation: Escalation,
  { personId, userId, level, conflict }: Candidate,
  reason: string,
  everybody: boolean,
  at: Instant,
): Decision<Escalation, Refusal> {
  if (!isCoreMaintainer(level)) return no({ clause: 'E4', code: 'not-a-core-maintainer', userId });
  if (escalation.assigneeId === personId) {
    return no({ clause: 'E4', code: 'assigned-already', reference: escalationReference(escalation) });
  }
  if (isConflicted(conflict) && reason === '') {
    return no({ clause: 'E4', code: 'conflicted', isParty: conflict.isParty, everybody });
  }
  return yes({ ...escalation, assigneeId: personId, assignedAt: at });
}

/** E5: whether somebody may answer an escalation: the one designated, while they are Core Maintainer. */
export function mayRespond(
  escalation: Escalation,
  actor: EscalationActor,
  assignee: Snowflake | null,
): Decision<null, Refusal> {
  const open = requireStatus(escalation, 'open', 'awaiting-information');
  if (!open.ok) return open;
  if (escalation.assigneeId === null) {
    const allowed = requireCore(actor, 'E5');
    if (!allowed.ok) return allowed;
    return no({ clause: 'E4', code: 'nobody-designated', reference: escalationReference(escalation) });
  }
  if (escalation.assigneeId !== actor.personId)
    return no({ clause: 'E5', code: 'only-the-designated', userId: assignee });
  return requireCore(actor, 'E5');
}

/** E5, E6: the escalation after an answer. The first one is the response that was due. */
export function responded(escalation: Escalation, outcome: Outcome, at: Instant): Escalation {
  const heard: Escalation = { ...escalation, respondedAt: escalation.respondedAt ?? at };
  switch (outcome) {
    case 'guidance':
      return { ...heard, status: 'decided', outcome: 'guidance', settledAt: at };
    case 'more-information':
      return { ...heard, status: 'awaiting-information' };
    case 'full-deliberation':
      return { ...heard, status: 'deliberating' };
  }
}

/** E5: whether somebody may give what was asked for: a lead of the group, and whoever brought it directly. */
export function mayReply(
  escalation: Escalation,
  actor: EscalationActor,
  parties: readonly EscalationParty[],
  group: Group,
): Decision<null, Refusal> {
  const opened = parties.some(({ personId, role }) => role === 'opener' && personId === actor.personId);
  if (actor.tier !== 'lead' && !opened) {
    return no({ clause: 'E5', code: 'lead-replies', kind: group.kind, group: group.title });
  }
  return requireStatus(escalation, 'awaiting-information');
}

/** E5: whether somebody may record what all Core Maintainers decided: one of them who is no party (E4). */
export function mayRecordDecision(
  escalation: Escalation,
  actor: EscalationActor,
  parties: readonly EscalationParty[],
): Decision<null, Refusal> {
  const allowed = requireCore(actor, 'E5');
  if (!allowed.ok) return allowed;
  const open = requireStatus(escalation, 'deliberating');
  if (!open.ok) return open;
  const isParty = parties.some(({ personId }) => personId === actor.personId);
  return isParty ? no({ clause: 'E4', code: 'party-records' }) : yes(null);
}

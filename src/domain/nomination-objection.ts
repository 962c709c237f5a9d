import { addHours } from './calendar.js';
import { no, yes, type Decision } from './decision.js';
import type { Instant, ObjectionId } from './ids.js';
import { isCoreMaintainer, type Level } from './ladder.js';
import { requireBeforeDeadline, unlifted, type Nomination, type NominationObjection } from './nomination.js';
import type { Refusal } from './refusal.js';
import { edition } from './rules.js';
import type { Standing } from './standing.js';
import { ANSWER_AT_MOST, written } from './wording.js';

/** Who acts on a nomination: as the group sees them, and on the ladder. */
export interface Actor {
  readonly standing: Standing;
  readonly level: Level;
}

const ownObjection = (objections: readonly NominationObjection[], { personId }: Standing) =>
  unlifted(objections).find((objection) => objection.personId === personId);

/** P6: whether a person may object now; asked before the form opens and again when it comes back. */
export function mayObject(
  nomination: Nomination,
  objections: readonly NominationObjection[],
  actor: Actor,
  at: Instant,
): Decision<null, Refusal> {
  const { group, tier, personId } = actor.standing;
  if (personId === nomination.personId) return no({ clause: 'P6', code: 'own-nomination' });
  if (tier !== 'lead' && !isCoreMaintainer(actor.level)) {
    return no({ clause: 'P6', code: 'leads-object', group: group.title, kind: group.kind });
  }
  const inTime = requireBeforeDeadline(nomination, at);
  if (!inTime.ok) return inTime;
  return ownObjection(objections, actor.standing) ? no({ clause: 'P6', code: 'objected-already' }) : yes(null);
}

/** P6: a lead of the group or a Core Maintainer objects, with a reason, which stops the nomination. */
export function objectTo(
  nomination: Nomination,
  objections: readonly NominationObjection[],
  actor: Actor,
  reason: string,
  at: Instant,
  id: ObjectionId,
): Decision<{ nomination: Nomination; objection: NominationObjection }, Refusal> {
  const allowed = mayObject(nomination, objections, actor, at);
  if (!allowed.ok) return allowed;
  const said = written('P6', 'reason', reason, ANSWER_AT_MOST);
  if (!said.ok) return said;
  const { personId } = actor.standing;
  return yes({
    nomination: { ...nomination, status: 'objected', settledAt: null },
    objection: { id, nominationId: nomination.id, personId, reason: said.value, at, liftedAt: null },
  });
}

/** P6: a person lifts their own objection. With the last one gone it is open again, with at least REOPENED_HOURS left. */
export function liftFrom(
  nomination: Nomination,
  objections: readonly NominationObjection[],
  { standing: own }: Actor,
  at: Instant,
): Decision<{ nomination: Nomination; lifted: NominationObjection }, Refusal> {
  const objection = ownObjection(objections, own);
  if (!objection) return no({ clause: 'P6', code: 'not-objected' });
  const { status } = nomination;
  if (status !== 'objected') return no({ clause: 'P6', code: 'nomination-not-open', status });
  const lifted = { ...objection, liftedAt: at };
  if (unlifted(objections).length > 1) return yes({ nomination, lifted });
  return yes({ nomination: withHoursLeft({ ...nomination, status: openStatus(nomination) }, at), lifted });
}

/** P6: the nomination with at least REOPENED_HOURS from `at` for those who may object. */
export const withHoursLeft = (nomination: Nomination, at: Instant): Nomination =>
  nomination.deadlineAt === null
    ? nomination
    : {
        ...nomination,
        deadlineAt: Math.max(nomination.deadlineAt, addHours(at, edition(nomination.edition).REOPENED_HOURS)),
      };

const openStatus = ({ announcedAt }: Nomination): 'announcing' | 'open' =>
  announcedAt === null ? 'announcing' : 'open';

/** P6: the nominee declines, or the nominator withdraws, while it is undecided. */
export function endNomination(
  nomination: Nomination,
  { standing: { personId } }: Actor,
  as: 'declined' | 'withdrawn',
  at: Instant,
): Decision<Nomination, Refusal> {
  if (as === 'declined' && personId !== nomination.personId) return no({ clause: 'P6', code: 'nominee-declines' });
  if (as === 'withdrawn' && personId === nomination.personId) return no({ clause: 'P6', code: 'own-nomination' });
  if (as === 'withdrawn' && personId !== nomination.nominatorId)
    return no({ clause: 'P6', code: 'nominator-withdraws' });
  // What is stopped by an objection has no deadline that could pass.
  if (nomination.status !== 'objected') {
    const inTime = requireBeforeDeadline(nomination, at);
    if (!inTime.ok) return inTime;
  }
  return yes({ ...nomination, status: as, settledAt: at });
}

import { no, yes, type Decision } from '../domain/decision.js';
import type { Group } from '../domain/group.js';
import type { NominationId } from '../domain/ids.js';
import type { Nomination, NominationObjection } from '../domain/nomination.js';
import type { Actor } from '../domain/nomination-objection.js';
import type { Sealed } from '../domain/record.js';
import type { Refusal } from '../domain/refusal.js';
import type { Standing } from '../domain/standing.js';
import type { Tx } from '../ports/store.js';
import type { Act } from './act.js';
import type { Deps } from './deps.js';
import { actorsLevel, noteActor } from './ladder.js';
import { liveSession, moveNominationDeadline, movesNow } from './move-deadline.js';
import { perform } from './perform.js';
import { actingStanding, personOf, presentStanding } from './who.js';

/** What a rule about a nomination needs to know of it and of the person who acts. */
export interface NominationSituation {
  readonly nomination: Nomination;
  readonly group: Group;
  readonly objections: readonly NominationObjection[];
  readonly actor: Actor;
  /** The person who acts, for the record. */
  readonly sealed: Sealed;
}

const unknown = (id: NominationId): Refusal => ({ clause: 'X3', code: 'unknown-reference', typed: id });

/**
 * Somebody acts on a nomination: loads how things stand, with the deadline where an outage moves it (X7), and commits what
 * `work` decides and writes.
 */
export const onNomination = <T>(
  deps: Deps,
  act: Act,
  id: NominationId,
  work: (tx: Tx, situation: NominationSituation) => Promise<Decision<T, Refusal>>,
): Promise<Decision<T, Refusal>> =>
  perform(deps, act, async (tx) => {
    const glimpse = await tx.nominations.find(id);
    if (glimpse && (await movesNow(tx, deps, glimpse)) !== null) {
      await moveNominationDeadline(tx, deps, id, deps.clock.now(), liveSession(deps));
    }
    const situation = await situationOf(tx, act, id, actingStanding);
    if (!situation) return no(unknown(id));
    await noteActor(tx, act, await personOf(tx, act));
    return work(tx, situation);
  });

/** Asks a rule whether a person may act on a nomination, before a form opens. Writes nothing. */
export const askAboutNomination = <T>(
  deps: Deps,
  act: Act,
  id: NominationId,
  rule: (situation: NominationSituation) => Decision<T, Refusal>,
): Promise<Decision<NominationSituation, Refusal>> =>
  deps.store.read(async (tx) => {
    const situation = await situationOf(tx, act, id, presentStanding);
    if (!situation) return no(unknown(id));
    const deadlineAt = await movesNow(tx, deps, situation.nomination);
    const nomination = deadlineAt === null ? situation.nomination : { ...situation.nomination, deadlineAt };
    const answer = rule({ ...situation, nomination });
    return answer.ok ? yes(situation) : answer;
  });

async function situationOf(
  tx: Tx,
  act: Act,
  id: NominationId,
  standingFor: (tx: Tx, act: Act, group: Group) => Promise<Standing>,
): Promise<NominationSituation | null> {
  const nomination = await tx.nominations.find(id);
  const group = nomination && (await tx.groups.find(nomination.groupId));
  if (!nomination || !group || nomination.serverId !== act.serverId) return null;
  const standing = await standingFor(tx, act, group);
  return {
    nomination,
    group,
    objections: await tx.nominations.objections(nomination.id),
    actor: { standing, level: await actorsLevel(tx, act) },
    sealed: { value: act.user.id, personId: standing.personId },
  };
}

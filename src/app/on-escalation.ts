import type { EscalationActor } from '../domain/answering.js';
import { no, yes, type Decision } from '../domain/decision.js';
import { escalationReference, type Escalation, type EscalationParty } from '../domain/escalation.js';
import type { Group } from '../domain/group.js';
import type { EscalationId } from '../domain/ids.js';
import type { Person } from '../domain/person.js';
import type { Sealed } from '../domain/record.js';
import type { Refusal } from '../domain/refusal.js';
import type { Standing } from '../domain/standing.js';
import type { Tx } from '../ports/store.js';
import type { Act } from './act.js';
import type { Deps } from './deps.js';
import { actorsLevel, noteActor } from './ladder.js';
import { perform } from './perform.js';
import { actingStanding, personOf, presentStanding } from './who.js';

/** What a rule about an escalation needs to know of it and of the person who acts. */
export interface EscalationSituation {
  readonly escalation: Escalation;
  readonly reference: string;
  readonly group: Group;
  readonly parties: readonly EscalationParty[];
  /** The same as people, with their organisations (E4). */
  readonly people: readonly Person[];
  readonly assignee: Person | null;
  readonly actor: EscalationActor;
  /** The person who acts, for the record. */
  readonly sealed: Sealed;
}

const unknown = (id: EscalationId): Refusal => ({ clause: 'X3', code: 'unknown-reference', typed: id });

/** Somebody acts on an escalation: loads how things stand, and commits what `work` decides and writes. */
export const onEscalation = <T>(
  deps: Deps,
  act: Act,
  id: EscalationId,
  work: (tx: Tx, situation: EscalationSituation) => Promise<Decision<T, Refusal>>,
): Promise<Decision<T, Refusal>> =>
  perform(deps, act, async (tx) => {
    const situation = await situationOf(tx, act, id, actingStanding);
    if (!situation) return no(unknown(id));
    await noteActor(tx, act, await personOf(tx, act));
    return work(tx, situation);
  });

/** Asks a rule whether a person may act on an escalation, before a form opens. Writes nothing. */
export const askAboutEscalation = <T>(
  deps: Deps,
  act: Act,
  id: EscalationId,
  rule: (situation: EscalationSituation) => Decision<T, Refusal>,
): Promise<Decision<EscalationSituation, Refusal>> =>
  deps.store.read(async (tx) => {
    const situation = await situationOf(tx, act, id, presentStanding);
    if (!situation) return no(unknown(id));
    const answer = rule(situation);
    return answer.ok ? yes(situation) : answer;
  });

async function situationOf(
  tx: Tx,
  act: Act,
  id: EscalationId,
  standingFor: (tx: Tx, act: Act, group: Group) => Promise<Standing>,
): Promise<EscalationSituation | null> {
  const escalation = await tx.escalations.find(id);
  const group = escalation && (await tx.groups.find(escalation.groupId));
  if (!escalation || !group || escalation.serverId !== act.serverId) return null;
  const { personId, tier } = await standingFor(tx, act, group);
  const parties = await tx.escalations.parties(id);
  return {
    escalation,
    reference: escalationReference(escalation),
    group,
    parties,
    people: await tx.people.findMany(parties.map((party) => party.personId)),
    assignee: escalation.assigneeId === null ? null : await tx.people.find(escalation.assigneeId),
    actor: { personId, tier, level: await actorsLevel(tx, act) },
    sealed: { value: act.user.id, personId },
  };
}

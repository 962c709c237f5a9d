import type { EscalationActor } from '../domain/answering.js';
import { yes, type Decision } from '../domain/decision.js';
import {
  ESCALATION_UNDECIDED,
  escalationReference,
  type Escalation,
  type EscalationFacts,
  type EscalationStatus,
} from '../domain/escalation.js';
import type { Group } from '../domain/group.js';
import { isCoreMaintainer } from '../domain/ladder.js';
import type { Refusal } from '../domain/refusal.js';
import type { Tx } from '../ports/store.js';
import type { Act } from './act.js';
import type { Deps } from './deps.js';
import { escalationFacts, escalationNamed, matterOf } from './escalation-facts.js';
import { groupHere } from './group-here.js';
import { actorsLevel } from './ladder.js';

/** Escalations that one page of a list shows. */
const ESCALATIONS_A_PAGE = 10;

/** A page of a group's escalations; `more` when another page follows. */
export interface EscalationList {
  readonly group: Group;
  readonly escalations: readonly Pick<EscalationFacts, 'escalation' | 'matter'>[];
  readonly more: boolean;
}

/** The escalations of the channel's group, newest first. Reports of conduct are no escalations and in no list (E2). */
export const listEscalations = (deps: Deps, act: Act, page: number): Promise<Decision<EscalationList, Refusal>> =>
  deps.store.read(async (tx) => {
    const group = await groupHere(tx, act);
    if (!group.ok) return group;
    const found = await tx.escalations.list({
      serverId: act.serverId,
      groupId: group.value.id,
      limit: ESCALATIONS_A_PAGE + 1,
      offset: page * ESCALATIONS_A_PAGE,
    });
    const escalations: Pick<EscalationFacts, 'escalation' | 'matter'>[] = [];
    for (const escalation of found.slice(0, ESCALATIONS_A_PAGE)) {
      escalations.push({ escalation, matter: await matterOf(tx, escalation) });
    }
    return yes({ group: group.value, escalations, more: found.length > ESCALATIONS_A_PAGE });
  });

/** One escalation with all that is said about it. */
export const showEscalationNamed = (deps: Deps, act: Act, typed: string): Promise<Decision<EscalationFacts, Refusal>> =>
  deps.store.read(async (tx) => {
    const named = await escalationNamed(tx, act.serverId, typed);
    if (!named.ok) return named;
    const facts = await escalationFacts(tx, named.value.id);
    if (!facts) throw new Error(`there is no escalation ${named.value.id}`);
    return yes(facts);
  });

/** The escalation that somebody named. */
export const findEscalation = (deps: Deps, act: Act, typed: string): Promise<Decision<Escalation, Refusal>> =>
  deps.store.read((tx) => escalationNamed(tx, act.serverId, typed));

/** Escalations that are offered at once, as many choices as Discord takes, and how many are looked at for them. */
const OFFERED_AT_MOST = 25;
const LOOKED_AT = 200;

/** For what a `ref` is completed: to look at, or to act on. */
export type Purpose = 'show' | 'assign' | 'respond';

/** For autocompletion: the newest escalations that fit what was typed, and on which the person can do that. */
export const escalationChoices = (
  deps: Deps,
  act: Act,
  typed: string,
  purpose: Purpose,
): Promise<{ name: string; value: string }[]> =>
  deps.store.read(async (tx) => {
    const actor = await actorOf(tx, act);
    const statuses: readonly EscalationStatus[] | null = purpose === 'show' ? null : ESCALATION_UNDECIDED;
    const found = await tx.escalations.list({
      ...{ serverId: act.serverId, limit: LOOKED_AT },
      ...(statuses === null ? {} : { statuses }),
    });
    const wanted = typed.trim().toUpperCase();
    const fitting = found
      .filter((each) => escalationReference(each).includes(wanted) && canDo(each, actor, purpose))
      .slice(0, OFFERED_AT_MOST);
    const groups = new Map((await tx.groups.list(act.serverId)).map(({ id, title }) => [id, title]));
    return fitting.map((each) => {
      const value = escalationReference(each);
      return { name: `${value} ${groups.get(each.groupId) ?? ''}`.trim(), value };
    });
  });

type Asking = Pick<EscalationActor, 'level'> & { readonly personId: EscalationActor['personId'] | null };

const canDo = ({ status, assigneeId }: Escalation, { level, personId }: Asking, purpose: Purpose): boolean => {
  if (purpose === 'show') return true;
  const isWithCore = status === 'open' || status === 'awaiting-information';
  if (!isWithCore || !isCoreMaintainer(level)) return false;
  return purpose === 'assign' || (assigneeId !== null && assigneeId === personId);
};

async function actorOf(tx: Tx, act: Act): Promise<Asking> {
  const person = await tx.people.byAccount(act.serverId, act.user.id);
  return { level: await actorsLevel(tx, act), personId: person?.id ?? null };
}

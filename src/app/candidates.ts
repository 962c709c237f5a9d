import { conflictOf, isConflicted } from '../domain/designation.js';
import type { Snowflake } from '../domain/ids.js';
import { LADDER, isCoreMaintainer } from '../domain/ladder.js';
import type { Person } from '../domain/person.js';
import type { Tx } from '../ports/store.js';
import type { EscalationSituation } from './on-escalation.js';

/** E4: the Core Maintainers who are known, by whether they have a conflict. */
export interface Candidates {
  readonly free: readonly Person[];
  readonly conflicted: readonly Person[];
}

/** E4: whom of the Core Maintainers who are known an escalation may be designated to. */
export async function candidatesFor(tx: Tx, { escalation, people, actor }: EscalationSituation): Promise<Candidates> {
  const known = await coreMaintainersKnown(tx, escalation.serverId);
  const self = isCoreMaintainer(actor.level) ? await tx.people.find(actor.personId) : null;
  // Whoever acts may be seen with the level for the first time.
  const all = self && !known.some(({ id }) => id === self.id) ? [...known, self] : known;
  const others = all.filter(({ id }) => id !== escalation.assigneeId);
  const isFree = (person: Person): boolean => !isConflicted(conflictOf(person, people));
  return { free: others.filter(isFree), conflicted: others.filter((person) => !isFree(person)) };
}

/** L2: a hint, not a right: the level is asked for afresh before it gives one. */
export const coreMaintainersKnown = async (tx: Tx, serverId: Snowflake): Promise<Person[]> =>
  (await tx.people.seenAs(serverId, LADDER.filter(isCoreMaintainer))).filter(({ erasedAt }) => erasedAt === null);

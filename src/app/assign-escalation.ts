import { randomUUID } from 'node:crypto';
import { designated, mayAssign } from '../domain/answering.js';
import { no, yes, type Decision } from '../domain/decision.js';
import { conflictOf, isConflicted } from '../domain/designation.js';
import type { Escalation } from '../domain/escalation.js';
import { asId, type EscalationId, type EscalationStepId, type PersonId, type Snowflake } from '../domain/ids.js';
import { newPerson, type Person } from '../domain/person.js';
import type { Refusal } from '../domain/refusal.js';
import { ANSWER_AT_MOST, saysSomething, written } from '../domain/wording.js';
import type { Tx } from '../ports/store.js';
import type { Act } from './act.js';
import { candidatesFor, type Candidates } from './candidates.js';
import type { Deps } from './deps.js';
import { levelOfPerson, noteLevel } from './ladder.js';
import { askAboutEscalation, onEscalation, type EscalationSituation } from './on-escalation.js';
import { personOfAccount } from './who.js';
import { writeEscalation } from './write-escalation.js';

/** E4: whether somebody may designate, and whom, asked before the form opens. */
export async function askToAssign(
  deps: Deps,
  act: Act,
  id: EscalationId,
): Promise<Decision<EscalationSituation & Candidates, Refusal>> {
  const asked = await askAboutEscalation(deps, act, id, ({ escalation, actor }) => mayAssign(escalation, actor));
  if (!asked.ok) return asked;
  const candidates = await deps.store.read((tx) => candidatesFor(tx, asked.value));
  return yes({ ...asked.value, ...candidates });
}

/**
 * E4: a Core Maintainer designates one of them, or takes it over. Discord is asked whether that is one now.
 * @param typed a person's id, as choices give it, a mention, an account, or a name
 * @param reason why somebody with a conflict; else what is to be said about it, and may be empty
 */
export async function assignEscalation(
  deps: Deps,
  act: Act,
  id: EscalationId,
  typed: string,
  reason: string,
): Promise<Decision<Escalation, Refusal>> {
  const said = saysSomething(reason) ? written('E4', 'reason', reason, ANSWER_AT_MOST) : yes('');
  if (!said.ok) return said;
  const allowed = await askAboutEscalation(deps, act, id, ({ escalation, actor }) => mayAssign(escalation, actor));
  if (!allowed.ok) return allowed;
  const meant = await deps.store.read((tx) => personMeant(tx, act, typed));
  if (meant === null) return no({ clause: 'E4', code: 'nobody-named', typed });
  const level = await levelOfPerson(deps, meant);
  if (level === null) return no({ clause: 'E4', code: 'roles-unknown' });
  return onEscalation(deps, act, id, async (tx, situation) => {
    const { escalation: before, group, people, actor, sealed } = situation;
    const still = mayAssign(before, actor);
    if (!still.ok) return still;
    const userId = meant.accounts[0] ?? null;
    const person =
      (await tx.people.find(meant.id)) ?? (userId && (await personOfAccount(tx, act.serverId, userId, act.at)));
    if (!person) return no({ clause: 'E4', code: 'nobody-named', typed });
    await noteLevel(tx, person, level, act.at);
    const conflict = conflictOf(person, people);
    const candidate = { personId: person.id, userId, level, conflict };
    const everybody = (await candidatesFor(tx, situation)).free.length === 0;
    const made = designated(before, candidate, said.value, everybody, act.at);
    if (!made.ok) return made;
    const kind = before.assigneeId === null ? 'assigned' : 'handed-over';
    await writeEscalation(tx, {
      escalation: made.value,
      group,
      at: act.at,
      happened: kind === 'assigned' ? 'escalation-assigned' : 'escalation-handed-over',
      clauses: ['E4'],
      facts: {
        isParty: conflict.isParty,
        sharesOrganization: conflict.sharedWith.length,
        unknownOrganization: conflict.unknown.length,
        override: isConflicted(conflict),
      },
      sealed: {
        actor: sealed,
        assignee: { value: userId ?? person.name ?? '', personId: person.id },
        ...(said.value === '' ? {} : { reason: { value: said.value, personId: actor.personId } }),
      },
      step: {
        id: asId<EscalationStepId>(randomUUID()),
        ...{ escalationId: id, personId: actor.personId, kind, text: said.value, at: act.at },
      },
      now: deps.clock.now(),
    });
    return yes(made.value);
  });
}

/** Somebody takes an escalation over themselves, for instance when it is late (E6). */
export const takeEscalation = (deps: Deps, act: Act, id: EscalationId): Promise<Decision<Escalation, Refusal>> =>
  assignEscalation(deps, act, id, act.user.id, '');

/** Null for nobody. Somebody whose account nobody has seen yet is not written down by this. */
async function personMeant(tx: Tx, act: Act, typed: string): Promise<Person | null> {
  const wanted = typed.trim();
  const account = /^(?:<@!?)?(\d{15,20})>?$/u.exec(wanted)?.[1];
  if (account !== undefined) {
    const userId = asId<Snowflake>(account);
    const known = await tx.people.byAccount(act.serverId, userId);
    const { serverId, at: createdAt } = act;
    return known ?? newPerson({ id: asId<PersonId>(randomUUID()), serverId, accounts: [userId], createdAt });
  }
  const byId = await tx.people.find(asId<PersonId>(wanted));
  if (byId && byId.serverId === act.serverId) return byId;
  return tx.people.byGithub(act.serverId, wanted.replace(/^@/u, ''));
}

import { randomUUID } from 'node:crypto';
import { yes, type Decision } from '../domain/decision.js';
import { asId, type NominationId, type ObjectionId } from '../domain/ids.js';
import type { Nomination } from '../domain/nomination.js';
import { liftFrom, mayObject, objectTo } from '../domain/nomination-objection.js';
import type { Refusal } from '../domain/refusal.js';
import type { Act } from './act.js';
import type { Deps } from './deps.js';
import { askAboutNomination, onNomination } from './on-nomination.js';
import { writeNomination } from './write-nomination.js';

/** P6: whether the person may object, asked before the form opens. */
export const askToObject = (deps: Deps, act: Act, id: NominationId) =>
  askAboutNomination(deps, act, id, ({ nomination, objections, actor }) =>
    mayObject(nomination, objections, actor, act.at),
  );

/** P6: a lead of the group or a Core Maintainer objects, which stops the nomination. */
export const objectToNomination = (
  deps: Deps,
  act: Act,
  id: NominationId,
  reason: string,
): Promise<Decision<Nomination, Refusal>> =>
  onNomination(deps, act, id, async (tx, { nomination: before, group, objections, actor, sealed }) => {
    const objected = objectTo(before, objections, actor, reason, act.at, asId<ObjectionId>(randomUUID()));
    if (!objected.ok) return objected;
    const { nomination, objection } = objected.value;
    await tx.nominations.saveObjection(objection);
    await writeNomination(tx, deps, {
      nomination,
      group,
      at: act.at,
      happened: 'nomination-objected',
      clauses: ['P6'],
      sealed: { actor: sealed, reason: { value: objection.reason, personId: objection.personId } },
      notice: { key: `objected:${objection.id}`, say: () => ({ type: 'nomination-objected', id }) },
    });
    return yes(nomination);
  });

/** P6: a person lifts their own objection; with the last one gone the nomination is open again. */
export const liftFromNomination = (deps: Deps, act: Act, id: NominationId): Promise<Decision<Nomination, Refusal>> =>
  onNomination(deps, act, id, async (tx, { nomination: before, group, objections, actor, sealed }) => {
    const done = liftFrom(before, objections, actor, act.at);
    if (!done.ok) return done;
    const { nomination, lifted } = done.value;
    const { status, deadlineAt } = nomination;
    await tx.nominations.saveObjection(lifted);
    await writeNomination(tx, deps, {
      nomination,
      group,
      at: act.at,
      happened: 'nomination-objection-lifted',
      clauses: ['P6'],
      sealed: { actor: sealed },
      ...(status === 'open' && deadlineAt !== null
        ? {
            notice: {
              key: `reopened:${lifted.id}`,
              say: () => ({ type: 'nomination-reopened', id, deadlineAt }) as const,
            },
          }
        : {}),
    });
    return yes(nomination);
  });

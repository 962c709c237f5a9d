import { yes, type Decision } from '../domain/decision.js';
import type { NominationId } from '../domain/ids.js';
import type { Nomination } from '../domain/nomination.js';
import { endNomination } from '../domain/nomination-objection.js';
import type { Person } from '../domain/person.js';
import type { Refusal } from '../domain/refusal.js';
import type { Tx } from '../ports/store.js';
import type { Act } from './act.js';
import type { Deps } from './deps.js';
import { onNomination } from './on-nomination.js';
import { settledNotice, writeNomination } from './write-nomination.js';

/** P6: the nominee declines, or the nominator withdraws. */
export const endByHand = (
  deps: Deps,
  act: Act,
  id: NominationId,
  as: 'declined' | 'withdrawn',
): Promise<Decision<Nomination, Refusal>> =>
  onNomination(deps, act, id, async (tx, { nomination: before, group, actor, sealed }) => {
    const ended = endNomination(before, actor, as, act.at);
    if (!ended.ok) return ended;
    await writeNomination(tx, deps, {
      nomination: ended.value,
      group,
      at: act.at,
      happened: `nomination-${as}`,
      clauses: ['P6'],
      sealed: { actor: sealed },
      notice: settledNotice(ended.value),
    });
    return yes(ended.value);
  });

/** X8: nobody becomes WG Member whose data were erased: their undecided nominations end, and name nobody. */
export async function endOfErased(tx: Tx, deps: Deps, act: Act, person: Person): Promise<void> {
  for (const nomination of await tx.nominations.undecidedOfPerson(person.id)) {
    const group = await tx.groups.find(nomination.groupId);
    if (!group) continue;
    await writeNomination(tx, deps, {
      nomination: { ...nomination, status: 'withdrawn', settledAt: act.at },
      group,
      at: act.at,
      happened: 'nomination-withdrawn',
      clauses: ['X8'],
      facts: { nomineeErased: true },
    });
  }
}

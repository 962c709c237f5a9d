import { isComplete } from '../domain/evidence.js';
import type { Group } from '../domain/group.js';
import type { GroupId, Instant, PersonId } from '../domain/ids.js';
import { withHoursLeft } from '../domain/nomination-objection.js';
import type { Nomination } from '../domain/nomination.js';
import type { Tx } from '../ports/store.js';
import type { Deps } from './deps.js';
import { evidenceOf } from './nomination-facts.js';
import { writeNomination } from './write-nomination.js';

/**
 * P5, P6: does what may add to the evidence for somebody's nomination in a group, such as confirming a contribution, and
 * shows the card anew. To be called in the transaction of that act.
 */
export async function addEvidence(
  tx: Tx,
  deps: Deps,
  about: { readonly groupId: GroupId; readonly personId: PersonId; readonly at: Instant },
  work: () => Promise<void>,
): Promise<void> {
  const nomination = await tx.nominations.undecidedOf(about.groupId, about.personId);
  const group = await tx.groups.find(about.groupId);
  if (!nomination || !group) return work();
  await addEvidenceFor(tx, deps, { nomination, group, at: about.at }, work);
}

/**
 * P6: the same for a nomination that is known. Where the evidence becomes complete so late that those who may object would
 * have less than REOPENED_HOURS, they get that time.
 */
export async function addEvidenceFor(
  tx: Tx,
  deps: Deps,
  { nomination, group, at }: { readonly nomination: Nomination; readonly group: Group; readonly at: Instant },
  work: () => Promise<void>,
): Promise<Nomination> {
  const before = await evidenceOf(tx, nomination);
  await work();
  const { id, serverId, status } = nomination;
  const becomesComplete = !isComplete(before) && isComplete(await evidenceOf(tx, nomination));
  const later = withHoursLeft({ ...nomination, status: 'open', settledAt: null }, at);
  const { deadlineAt } = later;
  const isStopped = status === 'objected' || status === 'announcing';
  if (!becomesComplete || isStopped || deadlineAt === null || deadlineAt === nomination.deadlineAt) {
    const card = { type: 'nomination', id } as const;
    if (group.channelId !== null) {
      await tx.outbox.showCard({ serverId, channelId: group.channelId, card, at: deps.clock.now() });
    }
    return nomination;
  }
  await writeNomination(tx, deps, {
    nomination: later,
    group,
    at,
    happened: 'nomination-extended',
    clauses: ['P5', 'P6'],
    notice: {
      key: `extended:${id}:${deadlineAt}`,
      say: () => ({ type: 'nomination-extended', id, deadlineAt }),
    },
  });
  return later;
}

import { isComplete } from '../domain/evidence.js';
import type { Instant, NominationId } from '../domain/ids.js';
import { keptFacts } from '../domain/kept-evidence.js';
import { nominationSettled } from '../domain/nomination.js';
import type { Tx } from '../ports/store.js';
import type { Deps } from './deps.js';
import { lockedNomination } from './locked-nomination.js';
import { liveSession, moveNominationDeadline } from './move-deadline.js';
import { evidenceOf } from './nomination-facts.js';
import { PROMOTED, placeBefore, promote } from './promote.js';
import { settledNotice, writeNomination } from './write-nomination.js';

/**
 * P6, P5: what became of an open nomination whose deadline has come. The outcome is the one at the deadline, however late
 * this runs; an outage before it moves it first (X7). The evidence goes into the record as it was then.
 */
export async function settleNomination(tx: Tx, deps: Deps, id: NominationId, now: Instant): Promise<void> {
  if (deps.outageExtension && (await moveNominationDeadline(tx, deps, id, now, liveSession(deps)))) return;
  const found = await lockedNomination(tx, id);
  if (!found) return;
  const { nomination: before, group } = found;
  const { deadlineAt } = before;
  if (before.status !== 'open' || deadlineAt === null || deadlineAt > now) return;
  const evidence = await evidenceOf(tx, before, deadlineAt);
  const nomination = nominationSettled(before, isComplete(evidence));
  const membership = await tx.memberships.of(group.id, before.personId);
  const isPromoted = nomination.status === 'promoted' && membership !== null;
  if (isPromoted) await promote(tx, deps, membership, group, deadlineAt);
  await writeNomination(tx, deps, {
    nomination,
    group,
    at: deadlineAt,
    happened: isPromoted ? PROMOTED : 'nomination-lapsed',
    clauses: isPromoted ? ['P5', 'P6'] : ['P5'],
    facts: { ...keptFacts(evidence), ...(isPromoted ? placeBefore(membership) : {}) },
    notice: settledNotice(nomination),
  });
}

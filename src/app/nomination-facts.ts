import { no, yes, type Decision } from '../domain/decision.js';
import { evidenceFor, type Evidence } from '../domain/evidence.js';
import type { Instant, NominationId, Snowflake } from '../domain/ids.js';
import type { Nomination, NominationFacts } from '../domain/nomination.js';
import type { Refusal } from '../domain/refusal.js';
import { edition } from '../domain/rules.js';
import type { Tx } from '../ports/store.js';
import { withAnswers } from './around-proposal.js';

/**
 * P5: the evidence for a nomination as it is known now.
 * @param before contributions count that were confirmed before then
 */
export async function evidenceOf(tx: Tx, nomination: Nomination, before: Instant | null = null): Promise<Evidence> {
  const { groupId, personId, announcedAt, openedAt } = nomination;
  const contributions = await tx.contributions.of(groupId, personId);
  return evidenceFor(
    {
      days: await tx.participation.of(groupId, personId),
      contributions: contributions.filter(
        ({ decided }) => before === null || (decided !== null && decided.at < before),
      ),
      membership: await tx.memberships.of(groupId, personId),
    },
    announcedAt ?? openedAt,
    edition(nomination.edition),
  );
}

/** X8: whoever is erased between two reads has another id in the second: then all is read again. */
const READS_AT_MOST = 3;

/** Everything that is said about a nomination, or null when there is none with this id. */
export async function nominationFacts(tx: Tx, id: NominationId): Promise<NominationFacts | null> {
  for (let reads = 0; reads < READS_AT_MOST; reads += 1) {
    const nomination = await tx.nominations.find(id);
    if (!nomination) return null;
    const facts = await asRead(tx, nomination);
    if (facts) return facts;
  }
  throw new Error(`nomination ${id} names a person who is not there`);
}

/** Null when somebody whom it names is not found by that id. */
async function asRead(tx: Tx, nomination: Nomination): Promise<NominationFacts | null> {
  const group = await tx.groups.find(nomination.groupId);
  if (!group) throw new Error(`nomination ${nomination.id} has no group`);
  const objections = await tx.nominations.objections(nomination.id);
  const ids = [nomination.personId, nomination.nominatorId, ...objections.map(({ personId }) => personId)];
  const people = new Map((await tx.people.findMany(ids)).map((person) => [person.id, person]));
  const nominee = people.get(nomination.personId);
  const nominator = people.get(nomination.nominatorId);
  const objected = objections.flatMap((objection) => {
    const by = people.get(objection.personId);
    return by ? [{ objection, by }] : [];
  });
  if (!nominee || !nominator || objected.length < objections.length) return null;
  return {
    nomination,
    group,
    nominee,
    nominator,
    objections: objected,
    evidence: await evidenceOf(tx, nomination, nomination.settledAt),
    escalations: await withAnswers(tx, await tx.escalations.ofNomination(nomination.id)),
  };
}

/** Whether somebody means a nomination: `N-12`, `n12`. */
export const meansNomination = (typed: string): boolean => /^n-?\d{1,9}$/iu.test(typed.trim());

/** The nomination that somebody named as `N-12` or `n12`. */
export async function nominationNamed(
  tx: Tx,
  serverId: Snowflake,
  typed: string,
): Promise<Decision<Nomination, Refusal>> {
  const digits = /^n-?(\d{1,9})$/iu.exec(typed.trim())?.[1];
  const found = digits === undefined ? null : await tx.nominations.byNumber(serverId, Number(digits));
  return found ? yes(found) : no({ clause: 'X3', code: 'unknown-reference', typed });
}

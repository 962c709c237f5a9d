import { yes, type Decision } from '../domain/decision.js';
import { escalationReference } from '../domain/escalation.js';
import type { Instant } from '../domain/ids.js';
import { nominationReference } from '../domain/nomination.js';
import { referenceOf } from '../domain/proposal.js';
import type { RecordEntry } from '../domain/record.js';
import { published } from '../domain/record-shown.js';
import type { Refusal } from '../domain/refusal.js';
import type { Tx } from '../ports/store.js';
import type { Act } from './act.js';
import type { Deps } from './deps.js';
import { escalationNamed } from './escalation-facts.js';
import { meansEscalation } from './explain-escalation.js';
import { meansNomination, nominationNamed } from './nomination-facts.js';
import { proposalNamed } from './proposal-facts.js';
import { publicationOf } from './publication.js';
import { entriesOf } from './record-steps.js';

export interface RecordFilter {
  /** A reference such as `D-1`. */
  readonly ref: string | null;
  readonly from: Instant | null;
  readonly to: Instant | null;
}

/** X1: the entries of this server's record that fit, in order, as they may leave Discord (X8). */
export const readRecord = (
  deps: Deps,
  { serverId }: Act,
  { ref, from, to }: RecordFilter,
): Promise<Decision<RecordEntry[], Refusal>> =>
  deps.store.read(async (tx) => {
    const period = { ...(from === null ? {} : { from }), ...(to === null ? {} : { to }) };
    const publication = await publicationOf(tx, serverId);
    const shown = (entries: RecordEntry[]) => yes(entries.map((entry) => published(entry, publication)));
    if (ref === null) return shown(await entriesOf(tx, serverId, period));
    const subject = await subjectNamed(tx, serverId, ref);
    return subject.ok ? shown(await entriesOf(tx, serverId, { ...period, subject: subject.value })) : subject;
  });

/** The reference of the matter that somebody named. */
async function subjectNamed(tx: Tx, serverId: Act['serverId'], typed: string): Promise<Decision<string, Refusal>> {
  if (meansNomination(typed)) {
    const nomination = await nominationNamed(tx, serverId, typed);
    return nomination.ok ? yes(nominationReference(nomination.value)) : nomination;
  }
  if (meansEscalation(typed)) {
    const escalation = await escalationNamed(tx, serverId, typed);
    return escalation.ok ? yes(escalationReference(escalation.value)) : escalation;
  }
  const proposal = await proposalNamed(tx, serverId, typed);
  return proposal.ok ? yes(referenceOf(proposal.value)) : proposal;
}

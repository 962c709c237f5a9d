import type { Escalation } from '../domain/escalation.js';
import type { Group } from '../domain/group.js';
import { asId, type EscalationId } from '../domain/ids.js';
import type { Tx } from '../ports/store.js';
import { cardAddress } from './card-address.js';

/** What a reminder says of an escalation. */
export interface EscalationReminded {
  readonly escalation: Escalation;
  readonly group: Group;
  /** Where the card is on which one acts; null while it is not posted. */
  readonly card: string | null;
}

/** The escalation of a reminder; null when it is not there, or `holds` says that it has moved on. */
export async function escalationReminded(
  tx: Tx,
  subject: string,
  holds: (escalation: Escalation) => boolean,
): Promise<EscalationReminded | null> {
  const escalation = await tx.escalations.find(asId<EscalationId>(subject));
  const group = escalation && (await tx.groups.find(escalation.groupId));
  if (!escalation || !group || !holds(escalation)) return null;
  return { escalation, group, card: await cardAddress(tx, { type: 'escalation', id: escalation.id }) };
}

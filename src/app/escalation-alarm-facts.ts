import { conflictOf, isConflicted } from '../domain/designation.js';
import type { Escalation } from '../domain/escalation.js';
import type { EscalationAlarm, EscalationAlarmFacts } from '../domain/post.js';
import type { Person } from '../domain/person.js';
import type { Tx } from '../ports/store.js';
import { coreMaintainersKnown } from './candidates.js';
import { cardAddress } from './card-address.js';

/** E1, E6: what is said to Core Maintainers about an escalation; null once it has moved on. */
export async function escalationAlarmFacts(tx: Tx, notice: EscalationAlarm): Promise<EscalationAlarmFacts | null> {
  const escalation = await tx.escalations.find(notice.id);
  const group = escalation && (await tx.groups.find(escalation.groupId));
  if (!escalation || !group || !holds(notice, escalation)) return null;
  if (notice.type === 'escalation-unsent') {
    const card = await cardAddress(tx, { type: 'escalation', id: escalation.id });
    return { type: notice.type, escalation, group, card };
  }
  const { assigneeId } = escalation;
  return {
    type: notice.type,
    left: notice.left,
    escalation,
    group,
    assignee: assigneeId === null ? null : await tx.people.find(assigneeId),
    able: await ableTo(tx, escalation),
    card: await cardAddress(tx, { type: 'escalation-desk', id: escalation.id }),
  };
}

function holds(notice: EscalationAlarm, { status, respondedAt, dueAt, assigneeId }: Escalation): boolean {
  if (notice.type === 'escalation-unsent') return status === 'draft';
  const waits = status === 'open' && respondedAt === null && dueAt !== null;
  return waits && (assigneeId === null || notice.left === 'none');
}

/** E4: those who are known as Core Maintainers and may judge it; who is designated is left out. */
async function ableTo(tx: Tx, { id, serverId, assigneeId }: Escalation): Promise<Person[]> {
  const parties = await tx.people.findMany((await tx.escalations.parties(id)).map(({ personId }) => personId));
  return (await coreMaintainersKnown(tx, serverId)).filter(
    (person) => person.id !== assigneeId && !isConflicted(conflictOf(person, parties)),
  );
}

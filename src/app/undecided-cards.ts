import { ESCALATION_UNDECIDED } from '../domain/escalation.js';
import type { Group } from '../domain/group.js';
import type { LiveCard } from '../domain/post.js';
import { UNDECIDED } from '../domain/proposal.js';
import type { Tx } from '../ports/store.js';

/** More than a group can reasonably have open at a time. */
const MATTERS_AT_MOST = 1_000;

/** The cards of a group's matters, requests and candidacies that are undecided: where nobody sees them nobody can object (D4). */
export async function undecidedCards(tx: Tx, { id: groupId, serverId }: Group): Promise<LiveCard[]> {
  const matters = await tx.proposals.list({ serverId, groupId, statuses: UNDECIDED, limit: MATTERS_AT_MOST });
  const candidacies = await tx.candidacies.ofGroup(groupId, 'open');
  const members = await tx.memberships.ofGroup(groupId);
  const nominations = await tx.nominations.undecidedIn(groupId);
  const escalations = await undecidedEscalations(tx, { id: groupId, serverId });
  const accessChanges = await tx.accessChanges.openOf(groupId);
  return [
    ...nominations.map(({ id }): LiveCard => ({ type: 'nomination', id })),
    ...matters.map(({ id }): LiveCard => ({ type: 'proposal', id })),
    ...escalations.map(({ id }): LiveCard => ({ type: 'escalation', id })),
    ...accessChanges.map(({ id }): LiveCard => ({ type: 'access-change', id })),
    ...members.flatMap(({ id, request }): LiveCard[] => (request ? [{ type: 'participant-request', id }] : [])),
    ...candidacies.map(({ id }): LiveCard => ({ type: 'candidacy', id })),
    ...members.flatMap(({ id, returnAskedAt }): LiveCard[] => (returnAskedAt ? [{ type: 'return-request', id }] : [])),
    ...(await tx.contributions.waitingIn(groupId)).map(({ id }): LiveCard => ({ type: 'contribution', id })),
  ];
}

/** The cards of a group's undecided escalations in the Core Maintainers' channel. */
export const deskCards = async (tx: Tx, group: Pick<Group, 'id' | 'serverId'>): Promise<LiveCard[]> =>
  (await undecidedEscalations(tx, group))
    .filter(({ sentAt }) => sentAt !== null)
    .map(({ id }) => ({ type: 'escalation-desk', id }));

const undecidedEscalations = (tx: Tx, { id: groupId, serverId }: Pick<Group, 'id' | 'serverId'>) =>
  tx.escalations.list({ serverId, groupId, statuses: ESCALATION_UNDECIDED, limit: MATTERS_AT_MOST });

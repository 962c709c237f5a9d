import type { Group } from '../domain/group.js';
import type { LiveCard } from '../domain/post.js';
import { UNDECIDED } from '../domain/proposal.js';
import type { Tx } from '../ports/store.js';

/** More than a group can reasonably have open at a time. */
const MATTERS_AT_MOST = 1_000;

/** The cards of a group's matters and requests that are undecided: where nobody sees them nobody can object (D4). */
export async function undecidedCards(tx: Tx, { id: groupId, serverId }: Group): Promise<LiveCard[]> {
  const matters = await tx.proposals.list({ serverId, groupId, statuses: UNDECIDED, limit: MATTERS_AT_MOST });
  const members = await tx.memberships.ofGroup(groupId);
  const accessChanges = await tx.accessChanges.openOf(groupId);
  return [
    ...matters.map(({ id }): LiveCard => ({ type: 'proposal', id })),
    ...accessChanges.map(({ id }): LiveCard => ({ type: 'access-change', id })),
    ...members.flatMap(({ id, request }): LiveCard[] => (request ? [{ type: 'participant-request', id }] : [])),
  ];
}

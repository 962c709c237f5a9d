import type { Group } from '../domain/group.js';
import type { ProposalId } from '../domain/ids.js';
import type { Proposal } from '../domain/proposal.js';
import type { Tx } from '../ports/store.js';

/**
 * A proposal and its group for a change made by time: takes the server's lock, then reads, so that no act of a person
 * comes in between. Null when there is none with this id.
 */
export async function lockedProposal(tx: Tx, id: ProposalId): Promise<{ proposal: Proposal; group: Group } | null> {
  const glimpse = await tx.proposals.find(id);
  if (!glimpse) return null;
  await tx.servers.lock(glimpse.serverId);
  const proposal = await tx.proposals.find(id);
  const group = proposal && (await tx.groups.find(proposal.groupId));
  return proposal && group ? { proposal, group } : null;
}

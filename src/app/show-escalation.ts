import type { Escalation } from '../domain/escalation.js';
import type { Group } from '../domain/group.js';
import type { Instant } from '../domain/ids.js';
import type { Tx } from '../ports/store.js';

/**
 * Wants the cards of an escalation shown as it is now: in the group's channel, from its sending on that of the Core
 * Maintainers' desk too, and the cards of its matter, which say what became of it (E5).
 */
export async function showEscalation(
  tx: Tx,
  { id, serverId, sentAt, proposalId, nominationId }: Escalation,
  { channelId }: Group,
  at: Instant,
): Promise<void> {
  if (channelId !== null) {
    await tx.outbox.showCard({ serverId, channelId, card: { type: 'escalation', id }, at });
  }
  if (sentAt !== null) await showDesk(tx, { id, serverId }, at);
  const matter = await matterOf(tx, { proposalId, nominationId });
  const where = matter && (await tx.groups.find(matter.groupId))?.channelId;
  if (matter && where) await tx.outbox.showCard({ serverId, channelId: where, card: matter.card, at });
}

/** The card on the Core Maintainers' desk, which is their channel (`/setup channels`); nowhere while they have none. */
export async function showDesk(
  tx: Tx,
  { id, serverId }: Pick<Escalation, 'id' | 'serverId'>,
  at: Instant,
): Promise<void> {
  const channelId = (await tx.servers.find(serverId))?.channels.coreMaintainers ?? null;
  if (channelId !== null) {
    await tx.outbox.showCard({ serverId, channelId, card: { type: 'escalation-desk', id }, at });
  }
}

async function matterOf(tx: Tx, { proposalId, nominationId }: Pick<Escalation, 'proposalId' | 'nominationId'>) {
  const proposal = proposalId && (await tx.proposals.find(proposalId));
  if (proposal) return { groupId: proposal.groupId, card: { type: 'proposal', id: proposal.id } } as const;
  const nomination = nominationId && (await tx.nominations.find(nominationId));
  return nomination
    ? ({ groupId: nomination.groupId, card: { type: 'nomination', id: nomination.id } } as const)
    : null;
}

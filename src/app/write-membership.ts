import type { ClauseId } from '../domain/clause.js';
import type { Group } from '../domain/group.js';
import type { Instant } from '../domain/ids.js';
import type { Membership } from '../domain/membership.js';
import type { Sealed } from '../domain/record.js';
import type { Tx } from '../ports/store.js';
import { changeOfLeads } from './change-of-leads.js';
import type { Deps } from './deps.js';
import { groupCardRow } from './group-card-row.js';

/** A change of somebody's place in a group, as it is to be written. */
export interface MembershipChange {
  readonly membership: Membership;
  readonly group: Group;
  /** The entry's kind, in the past tense. */
  readonly happened: string;
  /** The clauses that it is by; P1 when left out. */
  readonly clauses?: readonly ClauseId[];
  readonly at: Instant;
  /** Who did it; null when time did. */
  readonly actor: Sealed | null;
}

/** Writes state, record entry and cards together: the group's card, and the request's when there is or was one. */
export async function writeMembership(tx: Tx, deps: Deps, change: MembershipChange): Promise<void> {
  const { membership, group, actor } = change;
  const { serverId, channelId } = group;
  const before = await tx.memberships.find(membership.id);
  await tx.memberships.save(membership);
  await tx.record.append(serverId, {
    kind: change.happened,
    subject: `group:${group.id}`,
    groupId: group.id,
    clauses: change.clauses ?? ['P1'],
    edition: deps.edition,
    at: change.at,
    facts: { tier: membership.tier, confirmBy: membership.request?.confirmBy ?? null },
    sealed: {
      member: { value: membership.personId, personId: membership.personId },
      ...(actor ? { actor } : {}),
    },
  });
  await changeOfLeads(tx, deps, group, before, membership, change.at);
  if (channelId === null) return;
  const at = deps.clock.now();
  await tx.outbox.showCard(groupCardRow(serverId, channelId, group, at));
  if (membership.request !== null || (before && before.request !== null)) {
    await tx.outbox.showCard({ serverId, channelId, card: { type: 'participant-request', id: membership.id }, at });
  }
}

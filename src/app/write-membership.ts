import type { ClauseId } from '../domain/clause.js';
import type { Group } from '../domain/group.js';
import type { Instant } from '../domain/ids.js';
import type { Membership } from '../domain/membership.js';
import type { Fact, Sealed } from '../domain/record.js';
import type { Tx } from '../ports/store.js';
import { changeOfLeads } from './change-of-leads.js';
import type { Deps } from './deps.js';
import { countsInSpread, noteSpread } from './note-spread.js';
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
  /** What else the entry says. */
  readonly facts?: { readonly [name: string]: Fact };
  /** Who did it; null when time did. */
  readonly actor: Sealed | null;
  /** L9: why, as typed; about a person, so it does not leave Discord with the record. */
  readonly why?: Sealed;
}

/** Writes state, record entry and cards together: the group's card, and the requests' when there is or was one. */
export async function writeMembership(
  tx: Tx,
  deps: Pick<Deps, 'edition' | 'clock'>,
  change: MembershipChange,
): Promise<void> {
  const { membership, group, actor } = change;
  const { serverId, channelId } = group;
  const before = await tx.memberships.find(membership.id);
  await tx.memberships.save(membership);
  if (countsInSpread(before) !== countsInSpread(membership)) await noteSpread(tx, group.id, change.at);
  await tx.record.append(serverId, {
    kind: change.happened,
    subject: `group:${group.id}`,
    groupId: group.id,
    clauses: change.clauses ?? ['P1'],
    edition: deps.edition,
    at: change.at,
    facts: { tier: membership.tier, confirmBy: membership.request?.confirmBy ?? null, ...change.facts },
    sealed: {
      member: { value: membership.personId, personId: membership.personId },
      ...(actor ? { actor } : {}),
      ...(change.why ? { why: change.why } : {}),
    },
  });
  await changeOfLeads(tx, deps, group, before, membership, change.at);
  if (channelId === null) return;
  const at = deps.clock.now();
  await tx.outbox.showCard(groupCardRow(serverId, channelId, group, at));
  if (before?.tier === 'lead' && (membership.tier !== 'lead' || membership.endedAt !== null)) {
    for (const { id, personId } of await tx.candidacies.ofGroup(group.id, 'appointed')) {
      if (personId !== membership.personId) continue;
      await tx.outbox.showCard({ serverId, channelId, card: { type: 'candidacy', id }, at });
    }
  }
  if (membership.request !== null || (before && before.request !== null)) {
    await tx.outbox.showCard({ serverId, channelId, card: { type: 'participant-request', id: membership.id }, at });
  }
  if (membership.returnAskedAt !== null || (before && before.returnAskedAt !== null)) {
    await tx.outbox.showCard({ serverId, channelId, card: { type: 'return-request', id: membership.id }, at });
  }
}

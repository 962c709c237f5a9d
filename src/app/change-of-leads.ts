import { randomUUID } from 'node:crypto';
import { changeOfLead, type AccessChange } from '../domain/access-change.js';
import type { Group } from '../domain/group.js';
import { asId, type AccessChangeId, type Instant, type PersonId } from '../domain/ids.js';
import type { Membership } from '../domain/membership.js';
import type { Sealed } from '../domain/record.js';
import type { Tx } from '../ports/store.js';
import type { Deps } from './deps.js';

/**
 * C3: who became a lead, or is none any more, gets an access change in the same transaction. The opposite one that is
 * still open becomes needless.
 */
export async function changeOfLeads(
  tx: Tx,
  deps: Pick<Deps, 'edition' | 'clock'>,
  group: Group,
  before: Membership | null,
  after: Membership,
  at: Instant,
): Promise<void> {
  const change = changeOfLead(before, after);
  if (change === null) return;
  const { personId } = after;
  for (const earlier of await tx.accessChanges.openOf(group.id)) {
    if (earlier.personId === personId)
      await endAccessChange(tx, deps, group, earlier, { as: 'needless', at, by: null });
  }
  const made: AccessChange = {
    id: asId<AccessChangeId>(randomUUID()),
    serverId: group.serverId,
    groupId: group.id,
    ...{ personId, change, status: 'open', at, ended: null },
  };
  await tx.accessChanges.save(made);
  await showAccessChange(tx, deps, group, made);
}

/** C3: an access change is over: done, or needless. */
export async function endAccessChange(
  tx: Tx,
  deps: Pick<Deps, 'edition' | 'clock'>,
  group: Group,
  change: AccessChange,
  {
    as,
    at,
    by,
  }: {
    readonly as: 'done' | 'needless';
    readonly at: Instant;
    readonly by: (Sealed & { readonly personId: PersonId }) | null;
  },
): Promise<void> {
  const ended: AccessChange = { ...change, status: as, ended: { at, byId: by?.personId ?? null } };
  await tx.accessChanges.save(ended);
  await tx.record.append(group.serverId, {
    kind: as === 'done' ? 'access-change-done' : 'access-change-needless',
    subject: `group:${group.id}`,
    groupId: group.id,
    clauses: ['C3'],
    edition: deps.edition,
    at,
    facts: { change: change.change },
    sealed: { member: { value: change.personId, personId: change.personId }, ...(by ? { actor: by } : {}) },
  });
  await showAccessChange(tx, deps, group, ended);
}

/** Shows the card of an access change as it is now. */
export async function showAccessChange(
  tx: Tx,
  deps: Pick<Deps, 'clock'>,
  { serverId, channelId }: Group,
  { id }: AccessChange,
): Promise<void> {
  if (channelId === null) return;
  await tx.outbox.showCard({ serverId, channelId, card: { type: 'access-change', id }, at: deps.clock.now() });
}

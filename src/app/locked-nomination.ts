import type { Group } from '../domain/group.js';
import type { NominationId } from '../domain/ids.js';
import type { Nomination } from '../domain/nomination.js';
import type { Tx } from '../ports/store.js';

/**
 * A nomination and its group for a change made by time: takes the server's lock, then reads, so that no act of a person
 * comes in between. Null when there is none with this id.
 */
export async function lockedNomination(
  tx: Tx,
  id: NominationId,
): Promise<{ nomination: Nomination; group: Group } | null> {
  const glimpse = await tx.nominations.find(id);
  if (!glimpse) return null;
  await tx.servers.lock(glimpse.serverId);
  const nomination = await tx.nominations.find(id);
  const group = nomination && (await tx.groups.find(nomination.groupId));
  return nomination && group ? { nomination, group } : null;
}

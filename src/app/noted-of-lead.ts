import type { Group } from '../domain/group.js';
import type { PersonId } from '../domain/ids.js';
import type { Tx } from '../ports/store.js';

/** More than the entries of a few kinds about one group. */
const ENTRIES_AT_MOST = 10_000;

/** Which of these kinds of entry was last written in the record about a lead of a group; null for none. */
export async function notedOfLead<Kind extends string>(
  tx: Tx,
  { id, serverId }: Group,
  lead: PersonId,
  kinds: readonly Kind[],
): Promise<Kind | null> {
  const entries = await tx.record.list({ serverId, subject: `group:${id}`, kinds, limit: ENTRIES_AT_MOST });
  const latest = entries.findLast(({ values }) => values['member']?.value === lead);
  return kinds.find((kind) => kind === latest?.kind) ?? null;
}

import { FORMER_ID, JOINED_KINDS } from '../../domain/linking.js';
import type { Rows } from './client.js';

/**
 * L5, X8: the ids under which the record has somebody: their own, and those of people on record who turned out to be them.
 * The record is never changed, so what was sealed of such a person stays sealed under that id.
 */
export async function idsInRecord(rows: Rows, personId: string): Promise<string[]> {
  const ids = new Set([personId]);
  for (let newest = [personId]; newest.length > 0;) {
    const found = await rows.sealedValue.findMany({
      where: { personId: { in: newest }, name: FORMER_ID, entry: { kind: { in: [...JOINED_KINDS] } } },
      select: { value: true },
    });
    newest = found.map(({ value }) => value).filter((id) => !ids.has(id));
    for (const id of newest) ids.add(id);
  }
  return [...ids];
}

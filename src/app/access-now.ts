import { NO_ACCESS, type Access } from '../domain/access.js';
import { leadRolesOf, type LeadRoles } from '../domain/access-role.js';
import { channelNameOf, type Group } from '../domain/group.js';
import type { Instant, Snowflake } from '../domain/ids.js';
import type { Files, SourceFile } from '../ports/files.js';
import type { Tx } from '../ports/store.js';

/** The access configuration as it was last imported, or given. */
export interface AccessNow {
  readonly sources: readonly SourceFile[];
  readonly access: Access;
  /** Null where it was given. */
  readonly importedAt: Instant | null;
}

/**
 * P10: the access configuration of a server; null when there is none.
 * @param given a file that takes the place of the imported one with entries of people; constants of the others still hold
 */
export async function accessNow(
  tx: Tx,
  files: Files,
  serverId: Snowflake,
  given: SourceFile | null = null,
): Promise<AccessNow | null> {
  const imported = (await tx.documents.latest(serverId)).filter(({ kind }) => kind === 'access');
  const known: SourceFile[] = [];
  for (const { path, content } of imported) {
    if (given === null || path === given.path) continue;
    const people = (await files.access([{ path, content }])).value?.people ?? [];
    if (people.length === 0) known.push({ path, content });
  }
  const sources = given === null ? imported.map(({ path, content }) => ({ path, content })) : [given, ...known];
  if (sources.length === 0) return null;
  const access = (await files.access(sources)).value ?? NO_ACCESS;
  const importedAt = given === null ? Math.max(...imported.map((document) => document.importedAt)) : null;
  return { sources, access, importedAt };
}

/** C3: the roles of the configuration that leads of a group need. */
export async function leadRolesIn(tx: Tx, { id, kind, name, title }: Group, access: Access): Promise<LeadRoles> {
  const charter = await tx.documents.charter(id);
  const channel = charter && channelIn(charter.facts);
  const channels = [channelNameOf(kind, name), ...(channel === null ? [] : [channel])];
  return leadRolesOf({ kind, title, channels }, access);
}

/** C1: the channel that a charter names, in the charter's facts as they are kept. */
function channelIn(facts: string): string | null {
  const charter: unknown = JSON.parse(facts);
  if (typeof charter !== 'object' || charter === null || !('channel' in charter)) return null;
  const { channel } = charter;
  return typeof channel === 'object' && channel !== null && 'name' in channel && typeof channel.name === 'string'
    ? channel.name
    : null;
}

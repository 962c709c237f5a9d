import type { Identity } from './import-identity.js';
import { isStored, type Level, type StoredLevel } from './ladder.js';
import type { Person } from './person.js';

/** L2: roles of the access configuration that are levels of the ladder, highest first. */
const ROLES: readonly (readonly [role: string, level: Level])[] = [
  ['lead-maintainers', 'lead-maintainer'],
  ['core-maintainers', 'core-maintainer'],
  ['maintainers', 'maintainer'],
];

/** What an import keeps of somebody's level. */
export interface LadderChange {
  readonly ladder?: StoredLevel;
  /** A higher level by the files; it tells whom to ask, and gives no right. Null for nothing new. */
  readonly seenAs: Level | null;
}

/**
 * L2: who is in the access configuration is at least Member; a role there may be a higher level. Nobody is lowered, and
 * what Discord itself showed of somebody is newer than a file.
 */
export function ladderFor(identity: Identity | null, person: Person | null): LadderChange {
  if (!identity) return { seenAs: null };
  const roles = new Set(identity.entries.flatMap(({ memberOf }) => memberOf));
  const level = ROLES.find(([role]) => roles.has(role))?.[1] ?? 'member';
  const seenAs = isStored(level) || person?.seenAs ? null : level;
  return person?.ladder === 'member' ? { seenAs } : { ladder: 'member', seenAs };
}

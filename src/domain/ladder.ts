import type { Snowflake } from './ids.js';
import type { Person } from './person.js';
import type { LadderRoles } from './server.js';

/** L2: levels of the contributor ladder, lowest first. They belong to a whole community, tiers to a group. */
export const LADDER = ['contributor', 'member', 'maintainer', 'core-maintainer', 'lead-maintainer'] as const;
export type Level = (typeof LADDER)[number];

/** L2: the levels that are kept here; those above are Discord roles that another system owns. */
export const STORED_LEVELS = ['contributor', 'member'] as const satisfies readonly Level[];
export type StoredLevel = (typeof STORED_LEVELS)[number];

/** Whether a level is kept here, and not read from roles. */
export const isStored = (level: Level): level is StoredLevel => STORED_LEVELS.some((stored) => stored === level);

export const isLevel = (level: Level, least: Level): boolean => LADDER.indexOf(level) >= LADDER.indexOf(least);

/** A Lead Maintainer counts as a Core Maintainer everywhere. */
export const isCoreMaintainer = (level: Level): boolean => isLevel(level, 'core-maintainer');

/** L2: the level that somebody's roles in Discord give, or the one that is kept where that is higher. */
export function levelOf(roleIds: readonly Snowflake[], roles: LadderRoles, stored: StoredLevel): Level {
  const has = (role: Snowflake | null): boolean => role !== null && roleIds.includes(role);
  if (has(roles.leadMaintainers)) return 'lead-maintainer';
  if (has(roles.coreMaintainers)) return 'core-maintainer';
  if (has(roles.maintainers)) return 'maintainer';
  return stored;
}

/** Of several levels that one person has, by several accounts say, the highest. */
export const highest = (levels: readonly Level[]): Level =>
  levels.reduce<Level>((high, level) => (isLevel(level, high) ? level : high), 'contributor');

/** L2: somebody's level as it was last seen. Before it gives a right, it is asked for afresh. */
export const knownLevel = ({ ladder, seenAs }: Pick<Person, 'ladder' | 'seenAs'>): Level =>
  highest(seenAs ? [ladder, seenAs.level] : [ladder]);

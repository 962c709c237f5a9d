import type { Group } from './group.js';
import type { Snowflake } from './ids.js';

/**
 * Where a root is of use (C1). `member-tier`: in groups that have the WG Member tier, which are all Working Groups and
 * the Interest Groups that adopted it (P4).
 */
export type Place = 'everywhere' | 'group-channels' | 'working-groups' | 'member-tier' | 'creation-channel';

/** A slash command's first word, and where it is of use. */
export interface Root {
  readonly name: string;
  readonly place: Place;
}

/** Whether a root of this place is of use in a group's channel. */
export function fitsGroup(place: Place, group: Pick<Group, 'kind' | 'memberTier'>): boolean {
  switch (place) {
    case 'everywhere':
    case 'group-channels':
      return true;
    case 'working-groups':
      return group.kind === 'working-group';
    case 'member-tier':
      return group.memberTier;
    case 'creation-channel':
      return false;
  }
}

/** The channels in which a root of this place is of use. */
export function channelsFor(
  place: Place,
  groups: readonly Group[],
  creation: Snowflake | null,
): 'everywhere' | readonly Snowflake[] {
  if (place === 'everywhere') return place;
  if (place === 'creation-channel') return creation === null ? [] : [creation];
  return groups.flatMap((group) => (group.channelId !== null && fitsGroup(place, group) ? [group.channelId] : []));
}

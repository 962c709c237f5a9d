import type { Spread } from './organization.js';
import type { Person } from './person.js';
import type { TierCounts } from './tier-counts.js';
import type { GroupId, Instant, Snowflake } from './ids.js';

/** K1: the kind is fixed when the group is made. */
export const GROUP_KINDS = ['working-group', 'interest-group'] as const;
export type GroupKind = (typeof GROUP_KINDS)[number];

export interface Group {
  readonly id: GroupId;
  readonly serverId: Snowflake;
  readonly kind: GroupKind;
  /** The `<name>` of `#<name>-wg`: lower case letters, digits and hyphens. */
  readonly name: string;
  /** As people write it: `Triggers and Events`. */
  readonly title: string;
  readonly status: 'active' | 'retired';
  readonly mission: string;
  /** P3, P4: whether the group has the WG Member tier. */
  readonly memberTier: boolean;
  readonly channelId: Snowflake | null;
  /** L5: from before the rule of sponsors. */
  readonly grandfathered: boolean;
  /** L7: since when one organisation has more than half of it. */
  readonly oneHoldsSince: Instant | null;
  readonly createdAt: Instant;
}

const SUFFIX: Record<GroupKind, string> = { 'working-group': '-wg', 'interest-group': '-ig' };

/** C1: the name of the group's channel, without `#`. */
export const channelNameOf = (kind: GroupKind, name: string): string => name + SUFFIX[kind];

/** C1: which group a channel's name speaks of, or null when it is not a group's channel. */
export function groupOfChannelName(channel: string): { kind: GroupKind; name: string } | null {
  for (const kind of GROUP_KINDS) {
    const suffix = SUFFIX[kind];
    if (channel.endsWith(suffix) && channel.length > suffix.length) {
      return { kind, name: channel.slice(0, -suffix.length) };
    }
  }
  return null;
}

/** K1: what the people who run a group of this kind are called. */
export const leadWordOf = (kind: GroupKind): 'Lead' | 'Facilitator' =>
  kind === 'working-group' ? 'Lead' : 'Facilitator';

/** What a list of groups says of one. */
export interface GroupLine {
  readonly group: Group;
  readonly leads: readonly Person[];
  /** How many proposals are still to be decided. */
  readonly openMatters: number;
}

/** What a group's page says and its card does not. */
export interface GroupPage extends GroupFacts {
  readonly spread: Spread;
}

/** All that a group's card says. */
export interface GroupFacts {
  readonly group: Group;
  readonly leads: readonly Person[];
  readonly counts: TierCounts;
  /** Proposals that are still to be decided. */
  readonly openMatters: readonly { readonly reference: string; readonly title: string }[];
  /** When its charter was last imported. */
  readonly charterImportedAt: Instant | null;
}

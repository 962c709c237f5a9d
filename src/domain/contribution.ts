import type { ContributionId, GroupId, Instant, PersonId, Snowflake } from './ids.js';

export const CONTRIBUTION_KINDS = ['code', 'spec', 'review', 'docs', 'other'] as const;
export type ContributionKind = (typeof CONTRIBUTION_KINDS)[number];

/** P5, P9: something that somebody contributed, with a link to it; it counts once a lead of the group has confirmed it. */
export interface Contribution {
  readonly id: ContributionId;
  readonly serverId: Snowflake;
  readonly groupId: GroupId;
  /** Whose it is. */
  readonly personId: PersonId;
  readonly loggedById: PersonId;
  readonly kind: ContributionKind;
  readonly link: string;
  /** When it was logged. */
  readonly at: Instant;
  readonly status: 'waiting' | 'confirmed' | 'declined';
  readonly decided: { readonly byId: PersonId; readonly at: Instant } | null;
}

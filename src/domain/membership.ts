import type { Group } from './group.js';
import type { Person } from './person.js';
import type { GroupId, Instant, MembershipId, PersonId } from './ids.js';

/** P1: tiers in a group, lowest first. */
export const TIERS = ['observer', 'participant', 'member', 'lead'] as const;
export type Tier = (typeof TIERS)[number];

export interface Membership {
  readonly id: MembershipId;
  readonly groupId: GroupId;
  readonly personId: PersonId;
  readonly tier: Tier;
  readonly source: 'joined' | 'charter';
  /** Of a lead: role and term as the charter writes them. */
  readonly role: string | null;
  readonly term: string | null;
  readonly since: Instant;
  /** P1: a request for Participant that waits for a lead, or for silence until `confirmBy`. */
  readonly request: { readonly at: Instant; readonly confirmBy: Instant } | null;
  readonly endedAt: Instant | null;
}

/** P1: whether `tier` is at least `least`. */
export const atLeast = (tier: Tier | null, least: Tier): boolean =>
  tier !== null && TIERS.indexOf(tier) >= TIERS.indexOf(least);

/** All that the card of a request for Participant says. */
export interface RequestFacts {
  readonly membership: Membership;
  readonly group: Group;
  readonly person: Person;
  readonly leads: readonly Person[];
}

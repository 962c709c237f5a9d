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
  readonly source: 'joined' | 'charter' | 'nominated' | 'appointed';
  /** Of a lead: role and term as the charter writes them. */
  readonly role: string | null;
  readonly term: string | null;
  readonly since: Instant;
  /** P1: a request for Participant that waits for a lead, or for silence until `confirmBy`. */
  readonly request: { readonly at: Instant; readonly confirmBy: Instant } | null;
  /** Of a lead whose term has an end. */
  readonly termEndsAt: Instant | null;
  /** P8: when the three months last began anew; null for a tier below WG Member that was never higher. */
  readonly participatedAt: Instant | null;
  /** P8: of a WG Member or lead who is active: when they will have been without participation for too long. */
  readonly inactiveAt: Instant | null;
  /** P8: since when they are emeritus (as Participant), or inactive as lead. */
  readonly inactiveSince: Instant | null;
  /** P8: when an emeritus asked to be WG Member again. */
  readonly returnAskedAt: Instant | null;
  readonly endedAt: Instant | null;
}

/** What a membership that was just made has none of. */
export const FRESH = {
  role: null,
  term: null,
  termEndsAt: null,
  request: null,
  participatedAt: null,
  inactiveAt: null,
  inactiveSince: null,
  returnAskedAt: null,
  endedAt: null,
} as const satisfies Partial<Membership>;

/** P8: whether somebody was WG Member and is emeritus now: a Participant who may come back. */
export const isEmeritus = ({ tier, inactiveSince }: Membership): boolean => tier !== 'lead' && inactiveSince !== null;

/** P1: whether `tier` is at least `least`. */
export const atLeast = (tier: Tier | null, least: Tier): boolean =>
  tier !== null && TIERS.indexOf(tier) >= TIERS.indexOf(least);

/** All that the card of a request for Participant, or of one to return (P8), says. */
export interface RequestFacts {
  readonly membership: Membership;
  readonly group: Group;
  readonly person: Person;
  readonly leads: readonly Person[];
}

import type { Group, GroupKind } from '../domain/group.js';
import type { GroupId, Instant, Snowflake } from '../domain/ids.js';
import type { Membership, Tier } from '../domain/membership.js';
import type { OrganizationCount } from '../domain/organization.js';
import type { Person } from '../domain/person.js';
import type { ProposalStatus } from '../domain/proposal.js';
import type { TierCounts } from '../domain/tier-counts.js';

/** A part of a list: `limit` of it from `offset` on. */
export interface Part {
  readonly limit: number;
  readonly offset: number;
}

/** What lists and pages say of groups and their people, however many there are: counted and cut by the database. */
export interface Roster {
  /** Ordered by title. */
  groups(serverId: Snowflake, part: Part & { kind?: GroupKind; status?: Group['status'] }): Promise<Group[]>;
  /** Those whose title or channel name has what was typed in it, ordered by title; at least those, and at most `limit`. */
  groupsLike(serverId: Snowflake, typed: string, limit: number): Promise<Group[]>;
  /** The leads of each group, by `since`; a group without any is not there. */
  leads(groupIds: readonly GroupId[]): Promise<ReadonlyMap<GroupId, readonly Person[]>>;
  /** How many proposals with these statuses each group has; a group without any is not there. */
  matters(groupIds: readonly GroupId[], statuses: readonly ProposalStatus[]): Promise<ReadonlyMap<GroupId, number>>;
  /** Who is in a group, by tier from the highest, then by `since`. */
  people(groupId: GroupId, part: Part & { tier?: Tier }): Promise<{ membership: Membership; person: Person }[]>;
  counts(groupId: GroupId): Promise<TierCounts>;
  /** Participants and above, and those who have left since `quarter`, by organisation as written. */
  organizations(groupId: GroupId, quarter: Instant): Promise<OrganizationCount[]>;
  /** Active groups in servers that the bot is in, which one organisation holds since a time after `from`, at most `to`, of a span. */
  heldSince(
    spans: readonly { readonly from: Instant; readonly to: Instant }[],
  ): Promise<{ id: GroupId; oneHoldsSince: Instant }[]>;
}

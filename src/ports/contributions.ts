import type { Contribution } from '../domain/contribution.js';
import type { ContributionId, GroupId, Instant, PersonId } from '../domain/ids.js';

/** What people contributed to groups (P5, P9). */
export interface Contributions {
  find(id: ContributionId): Promise<Contribution | null>;
  /** Somebody's in a group, in the order in which they were logged. */
  of(groupId: GroupId, personId: PersonId): Promise<Contribution[]>;
  /** Those of a group that wait for a lead, the oldest first. */
  waitingIn(groupId: GroupId): Promise<Contribution[]>;
  /** Those in servers that the bot is in that wait, and were logged after `from` and at or before `to`. */
  waitingSince(from: Instant, to: Instant): Promise<Contribution[]>;
  save(contribution: Contribution): Promise<void>;
}

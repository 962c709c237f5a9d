import type { AccessChange } from '../domain/access-change.js';
import type { AccessChangeId, GroupId, Instant, Snowflake } from '../domain/ids.js';

/** What has to change in the access configuration because leads changed (C3). */
export interface AccessChanges {
  find(id: AccessChangeId): Promise<AccessChange | null>;
  /** Those of a group that are open, the oldest first. */
  openOf(groupId: GroupId): Promise<AccessChange[]>;
  /** Those of a server that are open, the oldest first. */
  openIn(serverId: Snowflake): Promise<AccessChange[]>;
  /** Groups, in servers that the bot is in, with one that was open before `at` and still is. */
  groupsWithOpen(at: Instant): Promise<GroupId[]>;
  save(change: AccessChange): Promise<void>;
}

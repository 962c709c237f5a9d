import type { Group } from '../domain/group.js';
import type { Instant, Snowflake } from '../domain/ids.js';

/** The pinned card of a group, wanted as it is now. */
export const groupCardRow = (serverId: Snowflake, channelId: Snowflake, group: Group, at: Instant) =>
  ({ serverId, channelId, card: { type: 'group', id: group.id }, pin: true, at }) as const;

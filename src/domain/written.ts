import type { Instant, Snowflake } from './ids.js';

/** P9: that somebody wrote something in a server's channel, and nothing of what it was. */
export interface Written {
  readonly serverId: Snowflake;
  /** For a thread its parent (C1). */
  readonly channelId: Snowflake;
  readonly userId: Snowflake;
  readonly at: Instant;
}

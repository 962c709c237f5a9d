import type { Instant, Snowflake } from '../domain/ids.js';

/** Somebody does something in Discord: who, where, when by Discord's clock, and with which rights right now. */
export interface Act {
  /** The interaction's id; an act takes effect once. */
  readonly id: Snowflake;
  /** The time in the interaction's own id: the act counts by it, whenever it is processed. */
  readonly at: Instant;
  readonly serverId: Snowflake;
  /** The channel; for a thread its parent, because a thread belongs to its channel's group (C1). */
  readonly channelId: Snowflake;
  readonly user: Actor;
}

export interface Actor {
  readonly id: Snowflake;
  readonly displayName: string;
  /** As the interaction itself carries them: afresh for every act. */
  readonly roleIds: readonly Snowflake[];
  readonly managesServer: boolean;
}

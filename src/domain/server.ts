import type { Instant, Snowflake } from './ids.js';

/** A Discord server and what its managers set. */
export interface Server {
  readonly id: Snowflake;
  readonly name: string;
  readonly roles: LadderRoles;
  readonly channels: ServerChannels;
  /** Hash of the commands last uploaded to it. */
  readonly commandsHash: string;
  readonly leftAt: Instant | null;
  readonly createdAt: Instant;
}

/** L2: which Discord roles mean which level of the contributor ladder. Read, never written. */
export interface LadderRoles {
  readonly coreMaintainers: Snowflake | null;
  readonly leadMaintainers: Snowflake | null;
  readonly maintainers: Snowflake | null;
  readonly moderators: Snowflake | null;
}

export interface ServerChannels {
  readonly creation: Snowflake | null;
  readonly coreMaintainers: Snowflake | null;
  readonly moderators: Snowflake | null;
  readonly groupCategory: Snowflake | null;
  readonly archiveCategory: Snowflake | null;
}

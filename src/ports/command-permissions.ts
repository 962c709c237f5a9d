import type { CommandRule } from '../domain/command-rules.js';
import type { Snowflake } from '../domain/ids.js';
import type { WriteFailure } from '../domain/visibility.js';
import type { ChatResult } from './chat.js';

/** Where and for whom Discord shows the bot's commands in a server, as its managers set it. */
export interface CommandPermissions {
  read(serverId: Snowflake): Promise<ChatResult<ServerCommandRules>>;
  /**
   * Replaces the lines of each command, one after the other, with a person's OAuth2 access token: Discord takes none
   * from a bot. Stops at a failure that the next ones would meet as well. The token is used for these requests alone,
   * and no failure carries it.
   * @returns what became of each that was tried, in the order given; null for one that Discord took
   */
  write(
    serverId: Snowflake,
    changes: readonly { readonly commandId: Snowflake; readonly rules: readonly CommandRule[] }[],
    token: string,
  ): Promise<readonly (WriteFailure | null)[]>;
}

export interface ServerCommandRules {
  /** For all commands of the bot. */
  readonly common: readonly CommandRule[];
  /** The registered roots with their own lines. */
  readonly commands: readonly { readonly id: Snowflake; readonly root: string; readonly own: readonly CommandRule[] }[];
}

import type { Snowflake } from '../domain/ids.js';
import type { ChatResult } from '../ports/chat.js';
import type { Log } from '../ports/log.js';
import type { Store } from '../ports/store.js';

/** Keeps each server's slash commands in step with its groups' channels. */
export interface CommandsKept {
  /** Looks at one server at once. */
  now(serverId: Snowflake): Promise<void>;
  /** Looks at every server that the bot is in; cheap where nothing changed. */
  all(): Promise<void>;
}

const AGAIN_AFTER_MS = 60_000;

/**
 * @param register uploads a server's commands if they changed
 */
export function keepCommands(
  register: (serverId: Snowflake) => Promise<ChatResult<unknown>>,
  { store, log }: { readonly store: Store; readonly log: Log },
): CommandsKept {
  const failedAt = new Map<Snowflake, number>();

  const now = async (serverId: Snowflake): Promise<void> => {
    const result = await register(serverId);
    failedAt.delete(serverId);
    if (result.ok) return;
    failedAt.set(serverId, performance.now());
    log.warn({ serverId, ...result.failure }, 'the commands of a server could not be brought up to date');
  };

  return {
    now,
    async all() {
      const servers = await store.read((tx) => tx.servers.all());
      for (const { id, leftAt } of servers) {
        const failed = failedAt.get(id);
        const mayAsk = failed === undefined || performance.now() - failed > AGAIN_AFTER_MS;
        if (leftAt === null && mayAsk) await now(id);
      }
    },
  };
}

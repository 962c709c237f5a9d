import { createPace } from '../adapters/discord/pace.js';
import type { Deps } from '../app/deps.js';
import { reconcileServer } from '../app/reconcile-server.js';
import type { Snowflake } from '../domain/ids.js';
import type { Log } from '../ports/log.js';

/** A tenth of what Discord takes: people and posts come first. */
const REQUESTS_A_SECOND = 5;

/** Reconciles servers in the background, one after the other. */
export interface Reconciling {
  /** Begins with these servers; what is left of an earlier time is dropped. */
  begin(serverIds: readonly Snowflake[]): void;
  stop(): Promise<void>;
}

export function createReconciling(deps: Deps, log: Log): Reconciling {
  let ending = new AbortController();
  let working = Promise.resolve();

  const run = async (serverIds: readonly Snowflake[], signal: AbortSignal): Promise<void> => {
    const pace = createPace(REQUESTS_A_SECOND);
    const gently = async (): Promise<void> => {
      await pace(async () => signal.throwIfAborted());
    };
    for (const serverId of serverIds) {
      if (signal.aborted) return;
      try {
        await reconcileServer(deps, serverId, gently);
      } catch (error) {
        if (!signal.aborted) log.error({ serverId, err: error }, 'a server could not be reconciled');
      }
    }
  };

  return {
    begin(serverIds) {
      ending.abort();
      const { signal } = (ending = new AbortController());
      working = working.then(() => run(serverIds, signal));
    },
    async stop() {
      ending.abort();
      await working;
    },
  };
}

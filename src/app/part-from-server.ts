import type { Snowflake } from '../domain/ids.js';
import type { Deps } from './deps.js';

/** The bot was removed from a server: nothing of it is lost, and nothing is sent there. */
export const partFromServer = (deps: Deps, id: Snowflake): Promise<void> =>
  deps.store.transaction(async (tx) => {
    await tx.servers.lock(id);
    const server = await tx.servers.find(id);
    if (server) await tx.servers.save({ ...server, leftAt: deps.clock.now() });
  });

/** The bot was removed from servers while it was away: those that are not among `present`. */
export async function partFromServers(deps: Deps, present: ReadonlySet<Snowflake>): Promise<void> {
  const known = await deps.store.read((tx) => tx.servers.all());
  for (const { id, leftAt } of known) if (leftAt === null && !present.has(id)) await partFromServer(deps, id);
}

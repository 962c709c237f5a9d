import type { Snowflake } from '../domain/ids.js';
import type { LadderRoles, Server, ServerChannels } from '../domain/server.js';
import type { ChatPlace } from '../ports/chat.js';
import type { Deps } from './deps.js';

const NONE: { roles: LadderRoles; channels: ServerChannels } = {
  roles: { coreMaintainers: null, leadMaintainers: null, maintainers: null, moderators: null },
  channels: { creation: null, coreMaintainers: null, moderators: null, groupCategory: null, archiveCategory: null },
};

/** The bot is in a server: makes it known, or notes that it is back or has another name. */
export const welcomeServer = (
  deps: Pick<Deps, 'store' | 'clock'>,
  place: Pick<ChatPlace, 'id' | 'name'>,
): Promise<Server> =>
  deps.store.transaction(async (tx) => {
    const known = await tx.servers.find(place.id);
    const fresh = { ...NONE, id: place.id, commandsHash: '', createdAt: deps.clock.now() };
    const server: Server = { ...fresh, ...known, name: place.name, leftAt: null };
    await tx.servers.save(server);
    return server;
  });

/** The bot was removed from a server: nothing of it is lost, and nothing is sent there. */
export const partFromServer = (deps: Deps, id: Snowflake): Promise<void> =>
  deps.store.transaction(async (tx) => {
    const server = await tx.servers.find(id);
    if (server) await tx.servers.save({ ...server, leftAt: deps.clock.now() });
  });

/** The bot was removed from servers while it was away: those that are not among `present`. */
export async function partFromServers(deps: Deps, present: ReadonlySet<Snowflake>): Promise<void> {
  const known = await deps.store.read((tx) => tx.servers.all());
  for (const { id, leftAt } of known) if (leftAt === null && !present.has(id)) await partFromServer(deps, id);
}

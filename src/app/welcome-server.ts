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
    await tx.servers.lock(place.id);
    const known = await tx.servers.find(place.id);
    const fresh = { ...NONE, id: place.id, commandsHash: '', createdAt: deps.clock.now() };
    const server: Server = { ...fresh, ...known, name: place.name, leftAt: null };
    await tx.servers.save(server);
    return server;
  });

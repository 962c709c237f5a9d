import { groupOfChannelName } from '../domain/group.js';
import { timeOf, type Snowflake } from '../domain/ids.js';
import { channelChanged } from './channel-changed.js';
import type { Deps } from './deps.js';

/**
 * C1: what happened to channels while the bot was away. A group's channel that is gone raises its alarm; one that was made
 * since the bot knows the server, and is called like a group's, offers to be bound. A renamed one stays bound.
 * @param gently waited for before each request
 */
export async function findLostChannels(deps: Deps, serverId: Snowflake, gently: () => Promise<void>): Promise<void> {
  const place = deps.chat.place(serverId);
  const { server, groups } = await deps.store.read(async (tx) => ({
    server: await tx.servers.find(serverId),
    groups: await tx.groups.list(serverId),
  }));
  if (!place || !server) return;
  for (const { channelId } of groups) {
    if (channelId === null || place.channels.some(({ id }) => id === channelId)) continue;
    await gently();
    const exists = await deps.chat.channelExists(channelId);
    if (exists.ok && !exists.value) await channelChanged(deps, { type: 'removed', serverId, channelId, name: '' });
  }
  for (const { id, name, kind } of place.channels) {
    if (kind !== 'text' || timeOf(id) <= server.createdAt || !groupOfChannelName(name)) continue;
    await channelChanged(deps, { type: 'made', serverId, channelId: id, name });
  }
}

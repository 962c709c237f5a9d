import { weekOf } from '../domain/calendar.js';
import type { Server } from '../domain/server.js';
import type { Tx } from '../ports/store.js';
import type { Deps } from './deps.js';
import { privateChannels } from './private-channels.js';
import type { Telling } from './telling.js';

/**
 * E2: a channel that is set as private and can be read by everybody says so itself, at once and each week. It does so
 * whether anybody reports anything or not: an alarm that follows a report would tell that there was one.
 */
export const openChannels: Telling = {
  async due(tx, deps, now) {
    const servers = (await tx.servers.all()).filter(({ leftAt }) => leftAt === null);
    return servers.flatMap((server) =>
      openOf(deps, server).map(({ channelId }) => ({ id: `${server.id} ${channelId}`, dueAt: weekOf(now) })),
    );
  },

  async tell(tx, deps, { id, dueAt, now }) {
    for (const server of await serversNamed(tx, id)) {
      for (const { place, channelId } of openOf(deps, server)) {
        if (id !== `${server.id} ${channelId}`) continue;
        const key = `private-channel-open:${channelId}:${dueAt}`;
        const notice = { type: 'private-channel-open', place } as const;
        await tx.outbox.say({ key, serverId: server.id, channelId, notice, at: now });
      }
    }
  },
};

const openOf = ({ chat }: Deps, server: Server) =>
  privateChannels(chat, server).filter(({ state }) => state === 'open');

const serversNamed = async (tx: Tx, id: string): Promise<Server[]> =>
  (await tx.servers.all()).filter((server) => id.startsWith(`${server.id} `));

import type { Server } from '../world/model.js';
import { GUILDS, type WorldEvent } from '../world/events.js';
import type { World } from '../world/world.js';
import { channelPayload, iso, memberPayload, serverPayload } from './payloads.js';

/** GUILD_CREATE as a bot without privileged intents gets it: all channels, its own member only. */
export const serverCreated = (world: World, server: Server): WorldEvent => ({
  name: 'GUILD_CREATE',
  serverId: server.id,
  intent: GUILDS,
  data: () => {
    const self = world.member(server.id, world.bot.userId);
    const channels = world.channelsOf(server.id);
    return {
      ...serverPayload(server),
      joined_at: iso(self?.joinedAt ?? world.clock.now()),
      large: false,
      unavailable: false,
      member_count: server.members.size,
      members: self ? [memberPayload(world, self)] : [],
      channels: channels.filter((each) => !each.thread).map((each) => channelPayload(world, each)),
      threads: channels
        .filter((each) => each.thread && !each.thread.archived && world.can(each, world.bot.userId, 'ViewChannel'))
        .map((each) => channelPayload(world, each)),
      presences: [],
      voice_states: [],
      stage_instances: [],
      guild_scheduled_events: [],
      soundboard_sounds: [],
    };
  },
});

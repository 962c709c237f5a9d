import { ChannelType } from 'discord-api-types/v10';
import type { Channel } from './model.js';
import type { World } from './world.js';

/** The channel of the direct messages between the bot and somebody: the same each time. */
export function directWith(world: World, userId: string): Channel {
  const known = [...world.channels.values()].find((channel) => channel.recipientId === userId);
  if (known) return known;
  const channel: Channel = {
    id: world.ids.next(),
    serverId: null,
    recipientId: userId,
    type: ChannelType.DM,
    name: directName(world),
    topic: null,
    parentId: null,
    position: 0,
    overwrites: [],
    slowmodeSeconds: 0,
    thread: null,
  };
  world.channels.set(channel.id, channel);
  return channel;
}

/** What people call their direct messages with the bot. */
export const directName = (world: World): string => `@${world.bot.name}`;

/** Whether somebody is in a server that the bot is in. */
export const sharesServer = (world: World, userId: string): boolean =>
  [...world.servers.values()].some(({ members }) => members.has(userId) && members.has(world.bot.userId));

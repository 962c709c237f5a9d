import {
  ChannelType,
  PermissionFlagsBits,
  type Guild,
  type GuildBasedChannel,
  type NonThreadGuildBasedChannel,
} from 'discord.js';
import { asId, type Snowflake } from '../../domain/ids.js';
import type { ChatChannel, ChatPlace } from '../../ports/chat.js';

/** What the bot needs in a group's channel; README's list of permissions is made of the same names. */
export const NEEDED_PERMISSIONS = [
  'ViewChannel',
  'SendMessages',
  'SendMessagesInThreads',
  'CreatePublicThreads',
  'AttachFiles',
  'ReadMessageHistory',
  'PinMessages',
] as const;

/** A server as discord.js has it cached; threads are left out. */
export const placeOf = (guild: Guild): ChatPlace => ({
  id: asId<Snowflake>(guild.id),
  name: guild.name,
  channels: guild.channels.cache
    .filter((channel): channel is NonThreadGuildBasedChannel => !channel.isThread())
    .map((channel) => channelOf(channel, guild)),
  roles: guild.roles.cache.map(({ id, name }) => ({ id: asId<Snowflake>(id), name })),
});

function channelOf(channel: NonThreadGuildBasedChannel, guild: Guild): ChatChannel {
  const held = guild.members.me && channel.permissionsFor(guild.members.me);
  return {
    id: asId<Snowflake>(channel.id),
    name: channel.name,
    kind: kindOf(channel),
    parentId: channel.parentId === null ? null : asId<Snowflake>(channel.parentId),
    missing: NEEDED_PERMISSIONS.filter((name) => !held?.has(PermissionFlagsBits[name])),
    open: channel.permissionsFor(guild.roles.everyone).has(PermissionFlagsBits.ViewChannel),
  };
}

export function kindOf(channel: GuildBasedChannel): ChatChannel['kind'] {
  switch (channel.type) {
    case ChannelType.GuildText:
      return 'text';
    case ChannelType.GuildCategory:
      return 'category';
    case ChannelType.GuildVoice:
      return 'voice';
    default:
      return 'other';
  }
}

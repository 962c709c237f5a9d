import { GUILDS } from './events.js';
import { addChannel, type ChannelPlan } from './build-server.js';
import type { Channel, Server } from './model.js';
import { tellThread } from './threads.js';
import type { World } from './world.js';
import { channelPayload } from '../rest/payloads.js';

/** Makes a channel in a running server. */
export function createChannel(world: World, server: Server, plan: string | ChannelPlan): Channel {
  const channel = addChannel(world, server, plan);
  tell(world, channel, 'CHANNEL_CREATE');
  return channel;
}

/** Changes what a channel is; `change` does it, the bot is told. */
export function changeChannel(world: World, channel: Channel, change: (channel: Channel) => void): void {
  change(channel);
  if (channel.thread) tellThread(world, channel, 'THREAD_UPDATE');
  else tell(world, channel, 'CHANNEL_UPDATE');
}

/** Removes a channel with its threads and messages. */
export function deleteChannel(world: World, channel: Channel): void {
  for (const thread of world.channelsOf(channel.serverId))
    if (thread.thread && thread.parentId === channel.id) deleteChannel(world, thread);
  if (channel.thread) tellThread(world, channel, 'THREAD_DELETE');
  else tell(world, channel, 'CHANNEL_DELETE');
  for (const message of world.messagesOf(channel.id)) world.messages.delete(message.id);
  world.channels.delete(channel.id);
}

function tell(world: World, channel: Channel, name: 'CHANNEL_CREATE' | 'CHANNEL_UPDATE' | 'CHANNEL_DELETE'): void {
  world.emit({ name, serverId: channel.serverId, intent: GUILDS, data: () => channelPayload(world, channel) });
}

import { type ChannelType, GatewayIntentBits } from 'discord-api-types/v10';
import { channelPayload } from '../rest/payloads.js';
import type { Channel } from './model.js';
import type { World } from './world.js';

export interface ThreadPlan {
  /** A thread of a message has the message's id. */
  readonly id?: string;
  readonly name: string;
  readonly type: ChannelType;
  readonly ownerId: string;
  readonly autoArchiveMinutes?: number;
}

export function addThread(world: World, parent: Channel, plan: ThreadPlan): Channel {
  const now = world.clock.now();
  const thread: Channel = {
    id: plan.id ?? world.ids.next(),
    serverId: parent.serverId,
    recipientId: null,
    type: plan.type,
    name: plan.name,
    topic: null,
    parentId: parent.id,
    position: 0,
    overwrites: [],
    slowmodeSeconds: 0,
    thread: {
      ownerId: plan.ownerId,
      createdAt: now,
      memberIds: new Set([plan.ownerId]),
      archived: false,
      locked: false,
      archiveChangedAt: now,
      activeAt: now,
      autoArchiveMinutes: plan.autoArchiveMinutes ?? 4_320,
      messageCount: 0,
    },
  };
  world.channels.set(thread.id, thread);
  tellThread(world, thread, 'THREAD_CREATE', { newly_created: true });
  return thread;
}

/** A message in a thread keeps it open, or wakes it. */
export function touchThread(world: World, channel: Channel, authorId: string): void {
  const { thread } = channel;
  if (!thread) return;
  thread.activeAt = world.clock.now();
  thread.messageCount += 1;
  thread.memberIds.add(authorId);
  if (thread.archived) setArchived(world, channel, false);
}

export function setArchived(world: World, channel: Channel, archived: boolean): void {
  if (!channel.thread || channel.thread.archived === archived) return;
  channel.thread.archived = archived;
  channel.thread.archiveChangedAt = world.clock.now();
  if (!archived) channel.thread.activeAt = world.clock.now();
  tellThread(world, channel, 'THREAD_UPDATE');
}

/** Archives the threads that have been quiet for as long as they were told to wait. */
export function archiveQuietThreads(world: World): void {
  for (const channel of world.channels.values())
    if (channel.thread && world.clock.now() - channel.thread.activeAt >= channel.thread.autoArchiveMinutes * 60_000)
      setArchived(world, channel, true);
}

export function tellThread(
  world: World,
  channel: Channel,
  name: 'THREAD_CREATE' | 'THREAD_UPDATE' | 'THREAD_DELETE',
  more: object = {},
): void {
  world.emit({
    name,
    serverId: channel.serverId,
    channelId: channel.id,
    intent: GatewayIntentBits.Guilds,
    data: () => ({ ...channelPayload(world, channel), ...more }),
  });
}

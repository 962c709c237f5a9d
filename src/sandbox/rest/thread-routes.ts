import { ChannelType } from 'discord-api-types/v10';
import { z } from 'zod';
import type { Channel } from '../world/model.js';
import { addThread } from '../world/threads.js';
import { created, nothing, ok, route, type Call, type Reply } from './call.js';
import { RestFailure, missingPermission, read } from './failure.js';
import { channelPayload } from './payloads.js';

const ACTIVE_AT_MOST = 1_000;
const autoArchive = z.literal([60, 1_440, 4_320, 10_080]).nullish();
const threadBody = z.object({
  name: z.string().min(1).max(100),
  auto_archive_duration: autoArchive,
  type: z.literal([ChannelType.PublicThread, ChannelType.PrivateThread, ChannelType.AnnouncementThread]).nullish(),
  rate_limit_per_user: z.int().min(0).max(21_600).nullish(),
});

function refuseTooMany(call: Call, channel: Channel): void {
  const active = call.world.channelsOf(channel.serverId).filter((each) => each.thread?.archived === false);
  if (active.length >= ACTIVE_AT_MOST) throw new RestFailure(400, 160006, 'Maximum number of active threads reached');
}

function fromMessage(call: Call): Reply {
  const channel = call.channel('CreatePublicThreads', 'ReadMessageHistory');
  const message = call.message(channel);
  const body = read(threadBody, call.body);
  if (call.world.channels.has(message.id))
    throw new RestFailure(400, 160004, 'A thread has already been created for this message');
  refuseTooMany(call, channel);
  const thread = addThread(call.world, channel, {
    id: message.id,
    name: body.name,
    type: ChannelType.PublicThread,
    ownerId: call.botId,
    autoArchiveMinutes: body.auto_archive_duration ?? 4_320,
  });
  return created(channelPayload(call.world, thread));
}

/** Without a message. Private when no type is named, as on Discord. */
function alone(call: Call): Reply {
  const channel = call.channel();
  const body = read(threadBody, call.body);
  const type = body.type ?? ChannelType.PrivateThread;
  const needed = type === ChannelType.PrivateThread ? 'CreatePrivateThreads' : 'CreatePublicThreads';
  if (!call.world.can(channel, call.botId, needed)) throw missingPermission(needed);
  refuseTooMany(call, channel);
  const plan = { name: body.name, type, ownerId: call.botId, autoArchiveMinutes: body.auto_archive_duration ?? 4_320 };
  return created(channelPayload(call.world, addThread(call.world, channel, plan)));
}

function thread(call: Call): NonNullable<ReturnType<Call['channel']>['thread']> {
  const channel = call.channel();
  if (!channel.thread) throw new RestFailure(400, 50024, 'Cannot execute action on this channel type');
  return channel.thread;
}

export const threadRoutes = [
  route('POST', '/channels/:channel/messages/:message/threads', fromMessage),
  route('POST', '/channels/:channel/threads', alone),
  route('GET', '/channels/:channel/thread-members', (call) =>
    ok([...thread(call).memberIds].map((id) => ({ id: call.param('channel'), user_id: id, flags: 0 }))),
  ),
  route('PUT', '/channels/:channel/thread-members/:user', (call) => {
    thread(call).memberIds.add(call.param('user') === '@me' ? call.botId : call.param('user'));
    return nothing;
  }),
];

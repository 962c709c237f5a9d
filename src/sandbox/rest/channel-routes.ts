import { OverwriteType } from 'discord-api-types/v10';
import { z } from 'zod';
import { changeChannel, createChannel, deleteChannel } from '../world/channels.js';
import type { Channel, Overwrite } from '../world/model.js';
import { setArchived } from '../world/threads.js';
import { created, nothing, ok, route, type Call, type Reply } from './call.js';
import { RestFailure, missingPermission, read, tooMany } from './failure.js';
import { channelPayload } from './payloads.js';

const overwrite = z.object({
  id: z.string(),
  type: z.enum(OverwriteType),
  allow: z.union([z.string(), z.int()]).nullish(),
  deny: z.union([z.string(), z.int()]).nullish(),
});
const channelBody = z.object({
  name: z.string().min(1).max(100).nullish(),
  topic: z.string().max(1024).nullish(),
  parent_id: z.string().nullish(),
  position: z.int().nullish(),
  rate_limit_per_user: z.int().min(0).max(21_600).nullish(),
  permission_overwrites: z.array(overwrite).max(100).nullish(),
  archived: z.boolean().nullish(),
  locked: z.boolean().nullish(),
  auto_archive_duration: z.literal([60, 1_440, 4_320, 10_080]).nullish(),
});
type ChannelBody = z.infer<typeof channelBody>;

const toOverwrite = (each: z.infer<typeof overwrite>): Overwrite => ({
  id: each.id,
  type: each.type,
  allow: BigInt(each.allow ?? 0),
  deny: BigInt(each.deny ?? 0),
});

/** Only bits that the bot holds can be given or taken, by a bot that may manage roles. */
function refuseForeignBits(call: Call, channel: Channel, after: readonly Overwrite[]): void {
  if (!call.world.can(channel, call.botId, 'ManageRoles')) throw missingPermission('ManageRoles');
  const own = call.world.permissions(channel, call.botId);
  for (const each of after) {
    const before = channel.overwrites.find((known) => known.id === each.id);
    const changed = (each.allow ^ (before?.allow ?? 0n)) | (each.deny ^ (before?.deny ?? 0n));
    if (changed & ~own) throw missingPermission(`bits ${changed & ~own}`);
  }
}

/** Discord's unpublished limit: two changes of the name, two of the topic, in ten minutes. */
function countRename(call: Call, channel: Channel, body: ChannelBody): void {
  if (!call.world.limitRenames) return;
  for (const field of ['name', 'topic'] as const) {
    if (body[field] === undefined || body[field] === channel[field]) continue;
    const key = `${channel.id} ${field}`;
    const now = call.world.clock.now();
    const recent = (call.world.renames.get(key) ?? []).filter((at) => now - at < 600_000);
    if (recent.length >= 2) {
      throw tooMany({ retryAfterSeconds: (600_000 - (now - (recent[0] ?? now))) / 1000, scope: 'user' });
    }
    call.world.renames.set(key, [...recent, now]);
  }
}

function patch(call: Call): Reply {
  const channel = call.channel();
  const body = read(channelBody, call.body);
  if (channel.thread) return patchThread(call, channel, body);
  if (!call.world.can(channel, call.botId, 'ManageChannels')) throw missingPermission('ManageChannels');
  const overwrites = body.permission_overwrites?.map(toOverwrite);
  if (overwrites) refuseForeignBits(call, channel, overwrites);
  countRename(call, channel, body);
  changeChannel(call.world, channel, () => {
    channel.name = body.name ?? channel.name;
    if (body.topic !== undefined) channel.topic = body.topic;
    if (body.parent_id !== undefined) channel.parentId = body.parent_id;
    channel.position = body.position ?? channel.position;
    channel.slowmodeSeconds = body.rate_limit_per_user ?? channel.slowmodeSeconds;
    channel.overwrites = overwrites ?? channel.overwrites;
  });
  return ok(channelPayload(call.world, channel));
}

/** Who made a thread may rename, archive and open it; locking is for those who manage threads. */
function patchThread(call: Call, channel: Channel, body: ChannelBody): Reply {
  const { thread } = channel;
  if (!thread) throw new RestFailure(400, 50024, 'Cannot execute action on this channel type');
  const manages = call.world.can(channel, call.botId, 'ManageThreads');
  const owns = thread.ownerId === call.botId && body.locked === undefined && !thread.locked;
  if (!manages && !owns) throw missingPermission('ManageThreads');
  if (thread.archived && body.archived !== false) throw new RestFailure(400, 50083, 'Thread is archived');
  countRename(call, channel, body);
  changeChannel(call.world, channel, () => {
    channel.name = body.name ?? channel.name;
    thread.locked = body.locked ?? thread.locked;
    thread.autoArchiveMinutes = body.auto_archive_duration ?? thread.autoArchiveMinutes;
  });
  if (typeof body.archived === 'boolean') setArchived(call.world, channel, body.archived);
  return ok(channelPayload(call.world, channel));
}

function create(call: Call): Reply {
  const server = call.server();
  const bot = server.members.get(call.botId);
  const anywhere = [...(bot?.roleIds ?? []), server.id].some((id) => {
    const role = server.roles.get(id);
    return role && (role.permissions & 0x10n) !== 0n;
  });
  if (!anywhere) throw missingPermission('ManageChannels');
  const body = read(channelBody.extend({ name: z.string().min(1).max(100), type: z.int().nullish() }), call.body);
  const kind = body.type === 4 ? 'category' : body.type === 2 ? 'voice' : 'text';
  const channel = createChannel(call.world, server, {
    name: body.name,
    kind,
    ...(body.topic ? { topic: body.topic } : {}),
  });
  channel.parentId = body.parent_id ?? null;
  channel.overwrites = (body.permission_overwrites ?? []).map(toOverwrite);
  return created(channelPayload(call.world, channel));
}

function putOverwrite(call: Call): Reply {
  const channel = call.channel();
  const after = toOverwrite(read(overwrite, { ...(call.body as object), id: call.param('overwrite') }));
  refuseForeignBits(call, channel, [after]);
  changeChannel(call.world, channel, () => {
    channel.overwrites = [...channel.overwrites.filter((each) => each.id !== after.id), after];
  });
  return nothing;
}

export const channelRoutes = [
  route('GET', '/channels/:channel', (call) => ok(channelPayload(call.world, call.channel()))),
  route('PATCH', '/channels/:channel', patch),
  route('DELETE', '/channels/:channel', (call) => {
    const channel = call.channel();
    const needed = channel.thread ? 'ManageThreads' : 'ManageChannels';
    if (!call.world.can(channel, call.botId, needed)) throw missingPermission(needed);
    const body = channelPayload(call.world, channel);
    deleteChannel(call.world, channel);
    return ok(body);
  }),
  route('POST', '/guilds/:server/channels', create),
  route('PUT', '/channels/:channel/permissions/:overwrite', putOverwrite),
  route('DELETE', '/channels/:channel/permissions/:overwrite', (call) => {
    const channel = call.channel('ManageRoles');
    changeChannel(call.world, channel, () => {
      channel.overwrites = channel.overwrites.filter((each) => each.id !== call.param('overwrite'));
    });
    return nothing;
  }),
];

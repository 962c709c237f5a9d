import type { OverwriteType } from 'discord-api-types/v10';
import type { Channel, Member, Role, Server, StoredFile, User } from '../world/model.js';
import type { World } from '../world/world.js';

/** Things of the world in the words of Discord's API. */
export const iso = (at: number): string => new Date(at).toISOString();

export const userPayload = (user: User): object => ({
  id: user.id,
  username: user.name,
  discriminator: '0',
  global_name: user.bot ? null : user.name,
  avatar: null,
  bot: user.bot,
  public_flags: 0,
  flags: 0,
});

export const memberPayload = (world: World, member: Member): object => ({
  user: userPayload(world.user(member.userId)),
  ...bareMember(member),
});

/** A member as it stands beside its user: in message events and interactions. */
export const bareMember = (member: Member): object => ({
  nick: member.nick,
  avatar: null,
  banner: null,
  roles: member.roleIds,
  joined_at: iso(member.joinedAt),
  premium_since: null,
  deaf: false,
  mute: false,
  flags: 0,
  pending: false,
  communication_disabled_until: null,
});

export const rolePayload = (role: Role): object => ({
  id: role.id,
  name: role.name,
  color: 0,
  colors: { primary_color: 0, secondary_color: null, tertiary_color: null },
  hoist: false,
  icon: null,
  unicode_emoji: null,
  position: role.position,
  permissions: String(role.permissions),
  managed: role.managed,
  mentionable: role.mentionable,
  flags: 0,
});

export function channelPayload(world: World, channel: Channel): object {
  if (channel.recipientId !== null) return directPayload(world, channel, channel.recipientId);
  const shared = {
    id: channel.id,
    guild_id: channel.serverId,
    type: channel.type,
    name: channel.name,
    parent_id: channel.parentId,
    last_message_id: lastMessageId(world, channel),
    rate_limit_per_user: channel.slowmodeSeconds,
    flags: 0,
  };
  if (channel.thread) return { ...shared, ...threadPart(channel) };
  return {
    ...shared,
    topic: channel.topic,
    position: channel.position,
    nsfw: false,
    permission_overwrites: channel.overwrites.map((overwrite) => ({
      id: overwrite.id,
      type: overwrite.type satisfies OverwriteType,
      allow: String(overwrite.allow),
      deny: String(overwrite.deny),
    })),
  };
}

const directPayload = (world: World, channel: Channel, recipientId: string): object => ({
  id: channel.id,
  type: channel.type,
  last_message_id: lastMessageId(world, channel),
  recipients: [userPayload(world.user(recipientId))],
  flags: 0,
});

const lastMessageId = (world: World, { id }: Channel): string | null =>
  world.messagesOf(id).findLast((message) => !message.viewerId)?.id ?? null;

function threadPart({ thread }: Channel): object {
  if (!thread) return {};
  return {
    owner_id: thread.ownerId,
    message_count: thread.messageCount,
    total_message_sent: thread.messageCount,
    member_count: thread.memberIds.size,
    thread_metadata: {
      archived: thread.archived,
      auto_archive_duration: thread.autoArchiveMinutes,
      archive_timestamp: iso(thread.archiveChangedAt),
      create_timestamp: iso(thread.createdAt),
      locked: thread.locked,
    },
  };
}

export const filePayload = (origin: string, file: StoredFile): object => ({
  id: file.id,
  filename: file.name,
  size: file.bytes.length,
  url: fileAddress(origin, file),
  proxy_url: fileAddress(origin, file),
  content_type: file.contentType,
  ...(file.description === null ? {} : { description: file.description }),
});

/** Where the sandbox serves a file. */
export const fileAddress = (origin: string, file: StoredFile): string =>
  `${origin}/files/${file.id}/${encodeURIComponent(file.name)}`;

export const serverPayload = (server: Server): object => ({
  id: server.id,
  name: server.name,
  icon: null,
  icon_hash: null,
  splash: null,
  discovery_splash: null,
  banner: null,
  description: null,
  owner_id: server.ownerId,
  region: 'sandbox',
  afk_channel_id: null,
  afk_timeout: 300,
  widget_enabled: false,
  widget_channel_id: null,
  verification_level: 0,
  default_message_notifications: 1,
  explicit_content_filter: 0,
  roles: [...server.roles.values()].map(rolePayload),
  emojis: [],
  stickers: [],
  features: [],
  mfa_level: 0,
  nsfw_level: 0,
  application_id: null,
  system_channel_id: null,
  system_channel_flags: 0,
  rules_channel_id: null,
  public_updates_channel_id: null,
  safety_alerts_channel_id: null,
  vanity_url_code: null,
  premium_tier: 0,
  premium_subscription_count: 0,
  premium_progress_bar_enabled: false,
  preferred_locale: 'en-US',
  max_members: 500_000,
  max_presences: null,
  max_video_channel_users: 25,
  max_stage_video_channel_users: 50,
  incidents_data: null,
});

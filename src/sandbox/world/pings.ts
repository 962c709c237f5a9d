import { MessageType } from 'discord-api-types/v10';
import { PermissionFlagsBits } from 'discord-api-types/v10';
import { walk } from '../rest/components.js';
import type { AllowedMentions } from '../rest/message-body.js';
import type { Channel, Message, Pings } from './model.js';
import type { World } from './world.js';

export const NO_PINGS: Pings = { reached: [], userIds: [], roleIds: [], everyone: false };

/** All text of a message that Discord searches for mentions. */
export function textOf(message: Pick<Message, 'content' | 'components'>): string {
  const displays = [...walk(message.components)].map((each) => (each.type === 10 ? each.content : ''));
  return [message.content, ...displays].filter(Boolean).join('\n');
}

/** The same with the words that Discord's own clients put to a message that only says that another was pinned. */
export const wordsOf = (message: Pick<Message, 'content' | 'components' | 'type'>): string =>
  message.type === MessageType.ChannelPinnedMessage ? PINNED : textOf(message);

/** See `wordsOf`. */
export const PINNED = 'pinned a message to this channel.';

/**
 * Whom a message notifies: mentions in its text that `allowed` lets through. Without `allowed` Discord lets all
 * through for messages, and users only for answers to interactions. Mentions inside code count too: stricter than
 * Discord, so that a test notices them.
 */
export function pingsOf(
  world: World,
  channel: Channel,
  message: Pick<Message, 'content' | 'components' | 'authorId' | 'interactionId' | 'viewerId' | 'replyToId'>,
  allowed: AllowedMentions | undefined,
): Pings {
  const text = textOf(message);
  if (channel.recipientId !== null) return pingsInDirects(world, channel.recipientId, message);
  const server = world.serverOf(channel);
  const mayAll = (world.permissions(channel, message.authorId) & PermissionFlagsBits.MentionEveryone) !== 0n;
  const parse: readonly string[] = allowed
    ? (allowed.parse ?? [])
    : message.interactionId
      ? ['users']
      : ['users', 'roles', 'everyone'];
  const lets = (kind: 'users' | 'roles', id: string): boolean =>
    parse.includes(kind) || (allowed?.[kind] ?? []).includes(id);
  const found = (pattern: RegExp): string[] => [
    ...new Set([...text.matchAll(pattern)].flatMap((match) => match[1] ?? [])),
  ];
  const userIds = found(/<@!?(\d+)>/gu).filter((id) => world.users.has(id) && lets('users', id));
  const replied = message.replyToId ? world.messages.get(message.replyToId)?.authorId : undefined;
  if (replied && (allowed ? allowed.replied_user : true) && !userIds.includes(replied)) userIds.push(replied);
  const roleIds = found(/<@&(\d+)>/gu).filter(
    (id) => lets('roles', id) && (server.roles.get(id)?.mentionable || (server.roles.has(id) && mayAll)),
  );
  const everyone = /@(?:everyone|here)\b/u.test(text) && parse.includes('everyone') && mayAll;
  const reached = [...server.members.values()].filter(
    (member) =>
      member.userId !== message.authorId &&
      (message.viewerId === null || message.viewerId === member.userId) &&
      (everyone || userIds.includes(member.userId) || member.roleIds.some((id) => roleIds.includes(id))) &&
      world.can(channel, member.userId, 'ViewChannel'),
  );
  return { reached: reached.map((member) => member.userId), userIds, roleIds, everyone };
}

/** A direct message notifies the other side, whatever it says. */
function pingsInDirects(world: World, recipientId: string, { authorId }: Pick<Message, 'authorId'>): Pings {
  const other = authorId === recipientId ? world.bot.userId : recipientId;
  return { ...NO_PINGS, reached: [other] };
}

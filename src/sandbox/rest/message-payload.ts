import { GatewayIntentBits } from 'discord-api-types/v10';
import type { Channel, Message, StoredFile } from '../world/model.js';
import { textOf } from '../world/pings.js';
import type { World } from '../world/world.js';
import { bareMember, channelPayload, fileAddress, filePayload, iso, userPayload } from './payloads.js';

/** A message as Discord's REST answers write it. */
export function messagePayload(world: World, message: Message): object {
  const interaction = message.interactionId ? world.interactions.get(message.interactionId) : undefined;
  const thread = world.channels.get(message.id);
  const replied = message.replyToId ? world.messages.get(message.replyToId) : undefined;
  return {
    id: message.id,
    channel_id: message.channelId,
    author: userPayload(world.user(message.authorId)),
    content: message.content,
    timestamp: iso(message.createdAt),
    edited_timestamp: message.editedAt === null ? null : iso(message.editedAt),
    tts: false,
    mention_everyone: message.pings.everyone,
    mentions: mentioned(message).map((id) => userPayload(world.user(id))),
    mention_roles: message.pings.roleIds,
    attachments: message.files.map((file) => filePayload(world.origin, file)),
    embeds: message.embeds,
    components: numbered(world, message),
    pinned: message.pinnedAt !== null,
    type: message.type,
    flags: message.flags,
    ...(message.nonce === null ? {} : { nonce: message.nonce }),
    ...(thread ? { thread: channelPayload(world, thread) } : {}),
    ...(replied
      ? {
          message_reference: { type: 0, message_id: replied.id, channel_id: replied.channelId },
          referenced_message: messagePayload(world, { ...replied, replyToId: null }),
        }
      : {}),
    ...(interaction
      ? {
          application_id: world.bot.applicationId,
          webhook_id: world.bot.applicationId,
          interaction_metadata: {
            id: interaction.id,
            type: interaction.type,
            user: userPayload(world.user(interaction.userId)),
            authorizing_integration_owners: { 0: interaction.serverId ?? '0' },
            ...(interaction.commandName === null ? {} : { name: interaction.commandName }),
            ...(interaction.originalId && interaction.originalId !== message.id
              ? { original_response_message_id: interaction.originalId }
              : {}),
          },
        }
      : {}),
  };
}

/** A message as MESSAGE_CREATE and MESSAGE_UPDATE carry it: without MessageContent only what concerns the bot is told. */
export function messageEvent(world: World, message: Message, intents: number): object {
  const channel = world.channels.get(message.channelId);
  const member = channel ? world.member(channel.serverId, message.authorId) : null;
  const told =
    (intents & GatewayIntentBits.MessageContent) !== 0 ||
    message.authorId === world.bot.userId ||
    message.pings.userIds.includes(world.bot.userId);
  return {
    ...messagePayload(world, message),
    ...(told ? {} : { content: '', embeds: [], attachments: [], components: [] }),
    ...inServer(channel),
    ...(member ? { member: bareMember(member) } : {}),
  };
}

/** The field that says in which server something happens; none for direct messages. */
export const inServer = (channel: Channel | undefined): object =>
  channel === undefined || channel.serverId === null ? {} : { guild_id: channel.serverId };

/** The components with the numbers that Discord gives them, without empty fields, with the addresses of shown files. */
function numbered(world: World, message: Message): unknown {
  let count = 0;
  const address = (url: string): string => {
    const file: StoredFile | undefined = message.files.find((each) => url === `attachment://${each.name}`);
    return file ? fileAddress(world.origin, file) : url;
  };
  const write = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(write);
    if (typeof value !== 'object' || value === null) return value;
    const fields = Object.entries(value).filter(([, inner]) => inner !== null && inner !== undefined);
    const isComponent = fields.some(([name, inner]) => name === 'type' && typeof inner === 'number');
    const id = isComponent && !fields.some(([name]) => name === 'id') ? { id: ++count } : {};
    return {
      ...id,
      ...Object.fromEntries(
        fields.map(([name, inner]) => [
          name,
          name === 'url' && typeof inner === 'string' ? address(inner) : write(inner),
        ]),
      ),
    };
  };
  return write(message.components);
}

/** Whom a message mentions: Discord makes the list anew when a message is edited, though nobody is notified again. */
const mentioned = (message: Message): string[] =>
  message.pings.userIds.filter(
    (id) => message.editedAt === null || new RegExp(`<@!?${id}>`, 'u').test(textOf(message)),
  );

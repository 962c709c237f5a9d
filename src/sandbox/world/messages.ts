import { GatewayIntentBits, MessageType } from 'discord-api-types/v10';
import type { AllowedMentions, MessageBody } from '../rest/message-body.js';
import { FLAG } from '../rest/message-body.js';
import { inServer, messageEvent } from '../rest/message-payload.js';
import type { WorldEvent } from './events.js';
import type { Channel, Message, StoredFile } from './model.js';
import { NO_PINGS, pingsOf } from './pings.js';
import { touchThread } from './threads.js';
import type { World } from './world.js';

export interface Draft {
  readonly channel: Channel;
  readonly authorId: string;
  readonly content?: string;
  readonly components?: Message['components'];
  readonly embeds?: unknown[];
  readonly files?: StoredFile[];
  readonly flags?: number;
  readonly nonce?: string | null;
  readonly allowed?: AllowedMentions | undefined;
  readonly viewerId?: string | null;
  readonly interactionId?: string | null;
  readonly replyToId?: string | null;
  readonly type?: MessageType;
}

/** Puts a message into a channel and tells of it. An ephemeral one is told to nobody. */
export function addMessage(world: World, draft: Draft): Message {
  const message: Message = {
    id: world.ids.next(),
    channelId: draft.channel.id,
    authorId: draft.authorId,
    type: draft.type ?? MessageType.Default,
    createdAt: world.clock.now(),
    nonce: draft.nonce ?? null,
    viewerId: draft.viewerId ?? null,
    interactionId: draft.interactionId ?? null,
    replyToId: draft.replyToId ?? null,
    content: draft.content ?? '',
    components: draft.components ?? [],
    embeds: draft.embeds ?? [],
    files: draft.files ?? [],
    flags: (draft.flags ?? 0) | (draft.viewerId ? FLAG.Ephemeral : 0),
    editedAt: null,
    pinnedAt: null,
    pings: NO_PINGS,
  };
  message.pings = pingsOf(world, draft.channel, message, draft.allowed);
  for (const file of message.files) world.files.set(file.id, file);
  world.messages.set(message.id, message);
  if (draft.channel.thread && !message.viewerId) touchThread(world, draft.channel, draft.authorId);
  tell(world, draft.channel, message, 'MESSAGE_CREATE', (intents) => messageEvent(world, message, intents));
  return message;
}

/** Changes a message. The first edit of “is thinking…” is its real beginning, so only that one notifies people. */
export function editMessage(
  world: World,
  channel: Channel,
  message: Message,
  body: MessageBody,
  files: StoredFile[],
): void {
  const wasLoading = (message.flags & FLAG.Loading) !== 0;
  if (body.content !== undefined) message.content = body.content ?? '';
  if (body.components !== undefined) message.components = body.components ?? [];
  if (body.embeds !== undefined) message.embeds = body.embeds ?? [];
  if (typeof body.flags === 'number') message.flags |= body.flags & (FLAG.V2 | FLAG.SuppressEmbeds);
  message.flags &= ~FLAG.Loading;
  message.files = files;
  for (const file of files) world.files.set(file.id, file);
  if (wasLoading) message.pings = pingsOf(world, channel, message, body.allowed_mentions ?? undefined);
  else message.editedAt = world.clock.now();
  tell(world, channel, message, 'MESSAGE_UPDATE', (intents) => messageEvent(world, message, intents));
}

export function removeMessage(world: World, channel: Channel, message: Message): void {
  world.messages.delete(message.id);
  tell(world, channel, message, 'MESSAGE_DELETE', () => ({
    id: message.id,
    channel_id: channel.id,
    ...inServer(channel),
  }));
}

/** Pins or unpins; a pin leaves a system message as on Discord. */
export function setPinned(world: World, channel: Channel, message: Message, pinned: boolean): void {
  if ((message.pinnedAt !== null) === pinned) return;
  message.pinnedAt = pinned ? world.clock.now() : null;
  tell(world, channel, message, 'MESSAGE_UPDATE', (intents) => messageEvent(world, message, intents));
  world.emit({
    name: 'CHANNEL_PINS_UPDATE',
    serverId: channel.serverId,
    channelId: channel.id,
    intent: channel.serverId === null ? GatewayIntentBits.DirectMessages : GatewayIntentBits.Guilds,
    data: () => ({
      ...inServer(channel),
      channel_id: channel.id,
      last_pin_timestamp: new Date(world.clock.now()).toISOString(),
    }),
  });
  if (pinned)
    addMessage(world, {
      channel,
      authorId: world.bot.userId,
      type: MessageType.ChannelPinnedMessage,
      replyToId: message.id,
      allowed: {},
    });
}

function tell(
  world: World,
  channel: Channel,
  message: Message,
  name: WorldEvent['name'],
  data: WorldEvent['data'],
): void {
  if (message.viewerId !== null) return;
  world.emit({
    name,
    serverId: channel.serverId,
    channelId: channel.id,
    intent: channel.serverId === null ? GatewayIntentBits.DirectMessages : GatewayIntentBits.GuildMessages,
    data,
  });
}

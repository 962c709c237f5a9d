import { MessageType, type GatewayMessageCreateDispatchData } from 'discord-api-types/v10';
import type { Client } from 'discord.js';
import { asId, timeOf, type Snowflake } from '../../domain/ids.js';
import type { Written } from '../../domain/written.js';

/** All that is read of a message. What it says is not told to the bot, and would not be looked at. */
export type MessageHeard = Pick<
  GatewayMessageCreateDispatchData,
  'id' | 'channel_id' | 'guild_id' | 'author' | 'type' | 'webhook_id'
>;

/** What people write themselves; everything else says that something happened. */
const TYPED: ReadonlySet<MessageType> = new Set([MessageType.Default, MessageType.Reply]);

/**
 * P9: who wrote where and when; null for what no person wrote, and for direct messages. A thread belongs to its channel
 * (C1); one that had gone to sleep before the session began is asked for once.
 */
export async function writtenBy(client: Client, message: MessageHeard): Promise<Written | null> {
  const { id, channel_id: channelId, guild_id: serverId, author, type, webhook_id: webhookId } = message;
  if (serverId === undefined || webhookId !== undefined || !TYPED.has(type)) return null;
  if (author.bot === true || author.system === true) return null;
  const channel = client.channels.cache.get(channelId) ?? (await client.channels.fetch(channelId));
  const here = channel?.isThread() ? channel.parentId : channelId;
  if (here === null) return null;
  return {
    serverId: asId<Snowflake>(serverId),
    channelId: asId<Snowflake>(here),
    userId: asId<Snowflake>(author.id),
    at: timeOf(asId<Snowflake>(id)),
  };
}

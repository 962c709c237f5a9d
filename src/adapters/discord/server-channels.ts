import { ChannelType } from 'discord-api-types/v10';
import { asId, type Snowflake } from '../../domain/ids.js';

const ANSWERS_WITHIN_MS = 10_000;

/** A server's text channels, asked once without a gateway session; null when Discord does not give them. */
export async function serverChannels(
  apiUrl: string,
  token: string,
  serverId: Snowflake,
): Promise<{ readonly id: Snowflake; readonly name: string }[] | null> {
  try {
    const response = await fetch(`${apiUrl}/v10/guilds/${serverId}/channels`, {
      headers: { authorization: `Bot ${token}` },
      signal: AbortSignal.timeout(ANSWERS_WITHIN_MS),
    });
    if (!response.ok) return null;
    const channels = (await response.json()) as readonly { id: string; name: string; type: ChannelType }[];
    return channels
      .filter((channel) => channel.type === ChannelType.GuildText)
      .map((channel) => ({ id: asId<Snowflake>(channel.id), name: channel.name }));
  } catch {
    return null; // no network, no answer in time, or no JSON: the same to whoever asks
  }
}

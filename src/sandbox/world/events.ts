import { type GatewayDispatchEvents, GatewayIntentBits } from 'discord-api-types/v10';

/** Something that happened, as the gateway may tell it. */
export interface WorldEvent {
  readonly name: `${GatewayDispatchEvents}`;
  /** Null for what happens in direct messages. */
  readonly serverId: string | null;
  /** Told only to a bot that sees this channel. */
  readonly channelId?: string;
  /** The intent that asks for it; 0 for what everybody gets. */
  readonly intent: number;
  /** The payload for a session with these intents. */
  readonly data: (intents: number) => object;
}

export const GUILDS = GatewayIntentBits.Guilds;

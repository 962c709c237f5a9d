import { Client, Events, GatewayIntentBits, Partials, type ClientOptions, type Interaction } from 'discord.js';
import type { Sandbox } from '../../src/sandbox/sandbox.js';

export interface TestBot {
  readonly client: Client<true>;
  /** What the client complained about. */
  readonly errors: Error[];
  stop(): Promise<void>;
}

/** The real discord.js client, logged in at the sandbox with the settings that the bot uses. */
export async function connect(
  sandbox: Sandbox,
  onInteraction?: (interaction: Interaction) => Promise<unknown>,
  more: Partial<ClientOptions> = {},
): Promise<TestBot> {
  const client = new Client({
    intents: [GatewayIntentBits.Guilds, GatewayIntentBits.GuildMessages, GatewayIntentBits.GuildMessageReactions],
    partials: [Partials.Message, Partials.Channel, Partials.GuildMember, Partials.User],
    allowedMentions: { parse: [], repliedUser: false },
    rest: { api: sandbox.apiUrl, timeout: 5_000, retries: 0 },
    ...more,
  });
  const errors: Error[] = [];
  client.on(Events.Error, (error) => errors.push(error));
  if (onInteraction)
    client.on(Events.InteractionCreate, (interaction) => {
      onInteraction(interaction).catch((error: unknown) => errors.push(error as Error));
    });
  const ready = new Promise<Client<true>>((resolve) => client.once(Events.ClientReady, resolve));
  await client.login(sandbox.token);
  return { client: await ready, errors, stop: () => client.destroy() };
}

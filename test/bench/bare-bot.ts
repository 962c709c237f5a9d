// What the program is measured against: the least that a discord.js bot can do. It has the program's own client options,
// and answers whatever it is asked with one card. Takes DISCORD_TOKEN and DISCORD_API_URL; prints `ready`.
import { Client, Events, MessageFlags } from 'discord.js';
import { ButtonStyle, ComponentType, type APIContainerComponent } from 'discord-api-types/v10';
import { createIdentifyThrottle } from '../../src/adapters/discord/identify-throttle.js';
import { clientOptions } from '../../src/adapters/discord/options.js';

const text = (content: string) => ({ type: ComponentType.TextDisplay, content }) as const;

/** About as much as a page of the program shows. */
const CARD: APIContainerComponent = {
  type: ComponentType.Container,
  accent_color: 0x80848e,
  components: [
    text('## Lanterns Working Group'),
    text('Keeps the lights on along the harbour, and says when they go out.'),
    text('**Leads:** Robin Example, Kim Example\n**WG Members:** 4\n**Participants:** 6\n**Open matters:** D-1'),
    { type: ComponentType.Separator },
    {
      type: ComponentType.ActionRow,
      components: [
        { type: ComponentType.Button, custom_id: 'join', label: 'Join', style: ButtonStyle.Primary },
        { type: ComponentType.Button, custom_id: 'about', label: 'About', style: ButtonStyle.Secondary },
      ],
    },
    text('-# Nothing was read and nothing was written for this.'),
  ],
};

const client = new Client(
  clientOptions(process.env['DISCORD_API_URL'] ?? '', () => true, createIdentifyThrottle(Date.now)),
);
client.on(Events.InteractionCreate, (interaction) => {
  if (!interaction.isRepliable()) return;
  void interaction.reply({ components: [CARD], flags: MessageFlags.IsComponentsV2 | MessageFlags.Ephemeral });
});
client.once(Events.ClientReady, () => console.log('ready'));
process.once('SIGTERM', () => {
  void client.destroy().then(() => process.exit(0));
});
await client.login(process.env['DISCORD_TOKEN'] ?? '');

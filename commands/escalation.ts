import { SlashCommandBuilder, SlashCommandSubcommandBuilder } from '@discordjs/builders';
import { commandOf, defineSubcommand, openForm } from '../src/discord/kit.js';
import conduct from './escalation/conduct.js';

const open = defineSubcommand({
  ...conduct,
  data: new SlashCommandSubcommandBuilder()
    .setName('open')
    .setDescription('Ask Core Maintainers to settle something')
    .addStringOption((option) =>
      option
        .setName('class')
        .setDescription('What it is about')
        .setRequired(true)
        .addChoices({ name: 'conduct, in private', value: 'conduct' }),
    ),
  run: async () => openForm('conduct', ''),
});

/** `/escalation`: what goes to Core Maintainers (E1-E6). */
export default commandOf(
  {
    place: 'group-channels',
    data: new SlashCommandBuilder().setName('escalation').setDescription('What goes to Core Maintainers'),
  },
  [open],
);

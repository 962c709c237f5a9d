import { SlashCommandBuilder } from '@discordjs/builders';
import { defineCommand, privately } from '../src/discord/kit.js';
import { HELP_TOPICS, helpPage, type HelpTopic } from '../src/text/pages/help.js';

const topicOf = (typed: string | null): HelpTopic | null =>
  typed !== null && Object.hasOwn(HELP_TOPICS, typed) ? (typed as HelpTopic) : null;

/** `/help`: what people ask first (N1). */
export default defineCommand({
  place: 'everywhere',
  data: new SlashCommandBuilder()
    .setName('help')
    .setDescription('What this bot does and how to take part')
    .addStringOption((option) =>
      option
        .setName('topic')
        .setDescription('What you want to know more about')
        .addChoices(...Object.entries(HELP_TOPICS).map(([value, { name }]) => ({ name, value }))),
    )
    .toJSON(),
  run: { '': async (_act, options) => privately(helpPage(topicOf(options.text('topic')))) },
});

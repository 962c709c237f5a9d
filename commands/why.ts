import { SlashCommandBuilder } from '@discordjs/builders';
import { explain } from '../src/app/read-record.js';
import { defineCommand, privately, refuse } from '../src/discord/kit.js';
import { whyCard } from '../src/text/pages/why.js';
import { proposalChoices } from '../src/app/proposal-choices.js';

/** `/why`: explains how a matter came to stand where it does (X4). */
export default defineCommand({
  place: 'group-channels',
  data: new SlashCommandBuilder()
    .setName('why')
    .setDescription('Explain an outcome: steps, times, arithmetic, rules')
    .addStringOption((option) =>
      option.setName('ref').setDescription('The matter, such as D-1').setRequired(true).setAutocomplete(true),
    )
    .toJSON(),
  run: {
    '': async (act, options, deps) => {
      const explained = await explain(deps, act, options.text('ref') ?? '');
      return explained.ok ? privately(whyCard(explained.value)) : refuse(explained.refusal);
    },
  },
  autocomplete: { ref: (act, typed, _options, deps) => proposalChoices(deps, act, typed) },
});

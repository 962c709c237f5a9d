import { SlashCommandSubcommandBuilder } from '@discordjs/builders';
import { extendVote } from '../../src/app/extend-vote.js';
import { proposalChoices } from '../../src/app/proposal-choices.js';
import { toBeAsked } from '../../src/app/set-consent.js';
import { defineSubcommand, privately, refuse } from '../../src/discord/kit.js';
import { asking } from '../../src/text/pages/consent.js';
import { extendedPage } from '../../src/text/pages/vote.js';

/** `/vote extend`: a lead gives an open vote more time, once (V7). */
export default defineSubcommand({
  data: new SlashCommandSubcommandBuilder()
    .setName('extend')
    .setDescription('Leads: give an open vote more days, once')
    .addStringOption((option) =>
      option.setName('ref').setDescription('The proposal, such as D-1').setRequired(true).setAutocomplete(true),
    )
    .addIntegerOption((option) =>
      option.setName('days').setDescription('How many more days of 24 hours').setRequired(true).setMinValue(1),
    ),
  run: async (act, options, deps) => {
    const days = options.integer('days') ?? 0;
    const extended = await extendVote(deps, act, { ref: options.text('ref') ?? '', days });
    if (!extended.ok) return refuse(extended.refusal);
    const { proposal, vote } = extended.value;
    return privately(asking(await toBeAsked(deps, act), extendedPage(proposal, vote)));
  },
  autocomplete: {
    ref: (act, typed, _options, deps) => proposalChoices(deps, act, typed, { statuses: ['voting'], tier: 'lead' }),
  },
});

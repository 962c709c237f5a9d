import { SlashCommandSubcommandBuilder } from '@discordjs/builders';
import { showProposal } from '../../src/app/list-proposals.js';
import { proposalChoices } from '../../src/app/proposal-choices.js';
import { defineSubcommand, privately, refuse } from '../../src/discord/kit.js';
import { proposalPage } from '../../src/text/pages/proposals.js';

/** `/proposal show`: one proposal with its objections in full. */
export default defineSubcommand({
  data: new SlashCommandSubcommandBuilder()
    .setName('show')
    .setDescription('One proposal with its objections in full')
    .addStringOption((option) =>
      option.setName('ref').setDescription('The proposal, such as D-1').setRequired(true).setAutocomplete(true),
    ),
  run: async (act, options, deps) => {
    const about = await showProposal(deps, act, options.text('ref') ?? '');
    return about.ok ? privately(proposalPage(about.value)) : refuse(about.refusal);
  },
  autocomplete: { ref: (act, typed, _options, deps) => proposalChoices(deps, act, typed) },
});

import { SlashCommandSubcommandBuilder } from '@discordjs/builders';
import { escalationChoices, showEscalationNamed } from '../../src/app/list-escalations.js';
import { defineSubcommand, privately, refuse } from '../../src/discord/kit.js';
import { escalationPage } from '../../src/text/pages/escalations.js';

/** `/escalation show`: one escalation in full. */
export default defineSubcommand({
  data: new SlashCommandSubcommandBuilder()
    .setName('show')
    .setDescription('One escalation in full')
    .addStringOption((option) =>
      option.setName('ref').setDescription('The escalation, such as E-1').setRequired(true).setAutocomplete(true),
    ),
  run: async (act, options, deps) => {
    const about = await showEscalationNamed(deps, act, options.text('ref') ?? '');
    return about.ok ? privately(escalationPage(about.value)) : refuse(about.refusal);
  },
  autocomplete: { ref: (act, typed, _options, deps) => escalationChoices(deps, act, typed, 'show') },
});

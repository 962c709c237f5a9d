import { SlashCommandSubcommandBuilder } from '@discordjs/builders';
import { adoptMembers } from '../../src/app/adopt-members.js';
import { groupChoices } from '../../src/app/group-choices.js';
import { defineSubcommand, privately, refuse } from '../../src/discord/kit.js';
import { adoptedPage } from '../../src/text/pages/nominations.js';

/** `/group adopt-members`: the Facilitators of an Interest Group give it the WG Member tier (P4). */
export default defineSubcommand({
  data: new SlashCommandSubcommandBuilder()
    .setName('adopt-members')
    .setDescription('Facilitators: let this Interest Group have WG Members')
    .addStringOption((option) =>
      option.setName('group').setDescription('The group; here its channel says it').setAutocomplete(true),
    ),
  run: async (act, options, deps) => {
    const adopted = await adoptMembers(deps, act, options.text('group'));
    return adopted.ok ? privately(adoptedPage(adopted.value)) : refuse(adopted.refusal);
  },
  autocomplete: { group: (act, typed, _options, deps) => groupChoices(deps, act, typed) },
});

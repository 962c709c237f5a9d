import { SlashCommandSubcommandBuilder } from '@discordjs/builders';
import type { Act } from '../../src/app/act.js';
import type { Deps } from '../../src/app/deps.js';
import { groupChoices } from '../../src/app/group-choices.js';
import { showGroup } from '../../src/app/group-facts.js';
import { defineSubcommand, privately, refuse, type Answer } from '../../src/discord/kit.js';
import { groupPage } from '../../src/text/pages/groups.js';

async function show(act: Act, typed: string | null, deps: Deps): Promise<Answer> {
  const about = await showGroup(deps, act, typed);
  return about.ok ? privately(groupPage(about.value)) : refuse(about.refusal);
}

/** `/group show`, and **About** on a group's card: the page of one group. */
export default defineSubcommand({
  data: new SlashCommandSubcommandBuilder()
    .setName('show')
    .setDescription('One group: mission, leads, people, open matters')
    .addStringOption((option) =>
      option.setName('group').setDescription('The group; here its channel says it').setAutocomplete(true),
    ),
  run: (act, options, deps) => show(act, options.text('group'), deps),
  autocomplete: { group: (act, typed, _options, deps) => groupChoices(deps, act, typed) },
  buttons: { about: (act, id, deps) => show(act, id, deps) },
});

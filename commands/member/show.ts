import { SlashCommandSubcommandBuilder } from '@discordjs/builders';
import type { Act } from '../../src/app/act.js';
import type { Deps } from '../../src/app/deps.js';
import { setCounted } from '../../src/app/set-counted.js';
import { ownClocks, showMember } from '../../src/app/show-member.js';
import { defineSubcommand, privately, refuse, type Answer } from '../../src/discord/kit.js';
import type { Snowflake } from '../../src/domain/ids.js';
import { memberPage, whatCountsPage } from '../../src/text/pages/member.js';

async function show(act: Act, userId: Snowflake | null, deps: Deps): Promise<Answer> {
  const shown = await showMember(deps, act, userId);
  return shown.ok ? privately(memberPage(shown.value)) : refuse(shown.refusal);
}

/** `/member show`: how oneself or somebody else stands in this group (P1, P8, P9). */
export default defineSubcommand({
  data: new SlashCommandSubcommandBuilder()
    .setName('show')
    .setDescription('How you stand in this group: tier, what was counted, what is missing')
    .addUserOption((option) => option.setName('user').setDescription('Somebody else; you when left out')),
  run: (act, options, deps) => show(act, options.id('user'), deps),
  buttons: {
    'what-counts': async (act, _argument, deps) => privately(whatCountsPage(await ownClocks(deps, act))),
    counting: async (act, on, deps) => {
      const set = await setCounted(deps, act, on === 'on');
      return set.ok ? show(act, null, deps) : refuse(set.refusal);
    },
  },
});

import { SlashCommandSubcommandBuilder } from '@discordjs/builders';
import { leaveGroup } from '../../src/app/leave-group.js';
import { defineSubcommand, privately, refuse } from '../../src/discord/kit.js';
import { leftPage } from '../../src/text/pages/members.js';

/** `/member leave`: anybody may, but the last lead (P1, L1). */
export default defineSubcommand({
  data: new SlashCommandSubcommandBuilder().setName('leave').setDescription('Leave this group'),
  run: async (act, _options, deps) => {
    const left = await leaveGroup(deps, act);
    return left.ok ? privately(leftPage(left.value)) : refuse(left.refusal);
  },
});

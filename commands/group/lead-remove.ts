import { SlashCommandSubcommandBuilder } from '@discordjs/builders';
import { removeLead } from '../../src/app/remove-lead.js';
import { defineSubcommand, privately, refuse } from '../../src/discord/kit.js';
import { leadRemovedPage } from '../../src/text/pages/leads.js';

/** `/group lead-remove`: a lead resigns, or a Core Maintainer removes one with a reason (L1, L9). */
export default defineSubcommand({
  data: new SlashCommandSubcommandBuilder()
    .setName('lead-remove')
    .setDescription('Resign as Lead or Facilitator of this group; Core Maintainers remove others')
    .addUserOption((option) =>
      option.setName('user').setDescription('Yourself, to resign; or whom to remove').setRequired(true),
    )
    .addStringOption((option) =>
      option.setName('reason').setDescription('Why; needed to remove somebody else').setMaxLength(1_000),
    ),
  run: async (act, options, deps) => {
    const user = options.id('user');
    if (user === null) return refuse({ clause: 'L9', code: 'not-in-server' });
    const removed = await removeLead(deps, act, user, options.text('reason'));
    return removed.ok ? privately(leadRemovedPage(removed.value)) : refuse(removed.refusal);
  },
});

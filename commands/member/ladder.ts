import { SlashCommandSubcommandBuilder } from '@discordjs/builders';
import { setLadder } from '../../src/app/set-ladder.js';
import { STORED_LEVELS } from '../../src/domain/ladder.js';
import { defineSubcommand, privately, refuse } from '../../src/discord/kit.js';
import { ladderPage } from '../../src/text/pages/leads.js';
import { LEVEL } from '../../src/text/words.js';

/**
 * `/member ladder`: a Maintainer sets the level that is kept here (L2). Offered while typing, and not as fixed choices, so
 * that who asks for a higher one is told where those are kept.
 */
export default defineSubcommand({
  data: new SlashCommandSubcommandBuilder()
    .setName('ladder')
    .setDescription('Set somebody’s level on the contributor ladder; for Maintainers')
    .addUserOption((option) => option.setName('user').setDescription('Whose level').setRequired(true))
    .addStringOption((option) =>
      option
        .setName('level')
        .setDescription('contributor or member; higher ones are roles in Discord')
        .setRequired(true)
        .setAutocomplete(true),
    ),
  run: async (act, options, deps) => {
    const user = options.id('user');
    if (user === null) return refuse({ clause: 'L2', code: 'not-in-server' });
    const set = await setLadder(deps, act, user, options.text('level') ?? '');
    return set.ok ? privately(ladderPage(set.value)) : refuse(set.refusal);
  },
  autocomplete: {
    level: async (_act, typed) =>
      STORED_LEVELS.filter((level) => level.includes(typed.trim().toLowerCase())).map((level) => ({
        name: LEVEL[level],
        value: level,
      })),
  },
});

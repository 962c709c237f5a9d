import { SlashCommandSubcommandBuilder } from '@discordjs/builders';
import type { Act } from '../../src/app/act.js';
import type { Deps } from '../../src/app/deps.js';
import { groupChoices } from '../../src/app/group-choices.js';
import { listMembers } from '../../src/app/list-members.js';
import { TIERS, type Tier } from '../../src/domain/membership.js';
import { defineSubcommand, pageOf, privately, refuse, type Answer } from '../../src/discord/kit.js';
import { membersPage } from '../../src/text/pages/members.js';

const tierOf = (typed: string | null): Tier | null => TIERS.find((tier) => tier === typed) ?? null;

async function list(act: Act, group: string | null, tier: Tier | null, page: number, deps: Deps): Promise<Answer> {
  const listed = await listMembers(deps, act, { typed: group, tier, page });
  return listed.ok ? privately(membersPage(listed.value, tier, page)) : refuse(listed.refusal);
}

/** `/member list`: a group's roster by tier (P1). */
export default defineSubcommand({
  data: new SlashCommandSubcommandBuilder()
    .setName('list')
    .setDescription('Who is in the group, by tier')
    .addStringOption((option) =>
      option
        .setName('level')
        .setDescription('Only people of this tier')
        .addChoices(
          { name: 'observers', value: 'observer' },
          { name: 'participants', value: 'participant' },
          { name: 'WG Members', value: 'member' },
          { name: 'leads', value: 'lead' },
        ),
    )
    .addStringOption((option) =>
      option.setName('group').setDescription('The group; here its channel says it').setAutocomplete(true),
    ),
  run: (act, options, deps) => list(act, options.text('group'), tierOf(options.text('level')), 0, deps),
  autocomplete: { group: (act, typed, _options, deps) => groupChoices(deps, act, typed) },
  buttons: {
    'members-page': (act, argument, deps) => {
      const [page = '0', tier = '', group = ''] = argument.split(':');
      return list(act, group || null, tierOf(tier), pageOf(page), deps);
    },
  },
});

import { SlashCommandSubcommandBuilder } from '@discordjs/builders';
import type { Act } from '../../src/app/act.js';
import { decideContribution } from '../../src/app/decide-contribution.js';
import type { Deps } from '../../src/app/deps.js';
import { logContribution } from '../../src/app/log-contribution.js';
import { toBeAsked } from '../../src/app/set-consent.js';
import { defineSubcommand, privately, refuse, type Answer } from '../../src/discord/kit.js';
import { CONTRIBUTION_KINDS } from '../../src/domain/contribution.js';
import { asId, type ContributionId } from '../../src/domain/ids.js';
import { asking } from '../../src/text/pages/consent.js';
import { contributionDecidedPage, contributionLoggedPage } from '../../src/text/pages/member.js';
import { CONTRIBUTION } from '../../src/text/participation-words.js';

async function decide(act: Act, id: string, as: 'confirmed' | 'declined', deps: Deps): Promise<Answer> {
  const decided = await decideContribution(deps, act, asId<ContributionId>(id), as);
  if (!decided.ok) return refuse(decided.refusal);
  return privately(asking(await toBeAsked(deps, act), contributionDecidedPage(as === 'confirmed')));
}

/** `/member contribution`: logs what somebody contributed; a lead confirms it (P9). */
export default defineSubcommand({
  data: new SlashCommandSubcommandBuilder()
    .setName('contribution')
    .setDescription('Log a contribution to this group; a lead confirms it')
    .addStringOption((option) =>
      option.setName('link').setDescription('Where it is to be seen: an address').setRequired(true).setMaxLength(1000),
    )
    .addStringOption((option) =>
      option
        .setName('kind')
        .setDescription('What it is')
        .setRequired(true)
        .addChoices(...CONTRIBUTION_KINDS.map((kind) => ({ name: CONTRIBUTION[kind], value: kind }))),
    )
    .addUserOption((option) => option.setName('user').setDescription('Whose it is; yours when left out')),
  run: async (act, options, deps) => {
    const kind = CONTRIBUTION_KINDS.find((each) => each === options.text('kind')) ?? 'other';
    const typed = { link: options.text('link') ?? '', kind, userId: options.id('user') };
    const logged = await logContribution(deps, act, typed);
    if (!logged.ok) return refuse(logged.refusal);
    return privately(asking(await toBeAsked(deps, act), contributionLoggedPage(logged.value.group)));
  },
  buttons: {
    'contribution-confirm': (act, id, deps) => decide(act, id, 'confirmed', deps),
    'contribution-decline': (act, id, deps) => decide(act, id, 'declined', deps),
  },
});

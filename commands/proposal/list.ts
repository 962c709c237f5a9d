import { SlashCommandSubcommandBuilder } from '@discordjs/builders';
import type { Act } from '../../src/app/act.js';
import type { Deps } from '../../src/app/deps.js';
import { listProposals } from '../../src/app/list-proposals.js';
import { PROPOSAL_STATUSES, type ProposalStatus } from '../../src/domain/proposal.js';
import { defineSubcommand, pageOf, privately, refuse, type Answer } from '../../src/discord/kit.js';
import { proposalsPage } from '../../src/text/pages/proposals.js';
import { STATUS } from '../../src/text/words.js';

async function list(act: Act, status: string, page: number, deps: Deps): Promise<Answer> {
  const wanted: ProposalStatus | undefined = PROPOSAL_STATUSES.find((each) => each === status);
  const listed = await listProposals(deps, act, { statuses: wanted ? [wanted] : null, page });
  return listed.ok ? privately(proposalsPage(listed.value, wanted ?? '', page)) : refuse(listed.refusal);
}

/** `/proposal list`: the group's proposals, newest first. */
export default defineSubcommand({
  data: new SlashCommandSubcommandBuilder()
    .setName('list')
    .setDescription('Proposals of this group, newest first')
    .addStringOption((option) =>
      option
        .setName('status')
        .setDescription('Only proposals with this status')
        .addChoices(...PROPOSAL_STATUSES.map((value) => ({ name: STATUS[value], value }))),
    ),
  run: (act, options, deps) => list(act, options.text('status') ?? '', 0, deps),
  buttons: {
    'proposals-page': (act, argument, deps) => {
      const [page = '0', status = ''] = argument.split(':');
      return list(act, status, pageOf(page), deps);
    },
  },
});

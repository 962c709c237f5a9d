import { SlashCommandSubcommandBuilder } from '@discordjs/builders';
import type { Act } from '../../src/app/act.js';
import type { Deps } from '../../src/app/deps.js';
import { proposalChoices } from '../../src/app/proposal-choices.js';
import { requestVote, requestVoteOn, type VoteRequested } from '../../src/app/request-vote.js';
import { toBeAsked } from '../../src/app/set-consent.js';
import type { Decision } from '../../src/domain/decision.js';
import { asId, type ProposalId } from '../../src/domain/ids.js';
import type { Refusal } from '../../src/domain/refusal.js';
import { defineSubcommand, privately, refuse, type Answer } from '../../src/discord/kit.js';
import { asking } from '../../src/text/pages/consent.js';
import { voteRequestedPage } from '../../src/text/pages/vote-requested.js';

async function told(act: Act, deps: Deps, asked: Decision<VoteRequested, Refusal>): Promise<Answer> {
  if (!asked.ok) return refuse(asked.refusal);
  const { proposal, request } = asked.value;
  return privately(asking(await toBeAsked(deps, act), voteRequestedPage(proposal, request)));
}

/** `/vote request` and **Request a vote** on the card of a proposal (V1). */
export default defineSubcommand({
  data: new SlashCommandSubcommandBuilder()
    .setName('request')
    .setDescription('Ask for a formal vote on an open proposal; a lead opens it alone, three WG Members together')
    .addStringOption((option) =>
      option.setName('ref').setDescription('The proposal, such as D-1').setRequired(true).setAutocomplete(true),
    ),
  run: async (act, options, deps) => told(act, deps, await requestVoteOn(deps, act, options.text('ref') ?? '')),
  autocomplete: {
    ref: (act, typed, _options, deps) =>
      proposalChoices(deps, act, typed, { statuses: ['announcing', 'open'], tier: 'member' }),
  },
  buttons: {
    'request-vote': async (act, id, deps) => told(act, deps, await requestVote(deps, act, asId<ProposalId>(id))),
  },
});

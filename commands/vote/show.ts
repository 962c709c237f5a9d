import { SlashCommandSubcommandBuilder } from '@discordjs/builders';
import { askToVote, castBallot } from '../../src/app/cast-ballot.js';
import { proposalChoices } from '../../src/app/proposal-choices.js';
import { toBeAsked } from '../../src/app/set-consent.js';
import { showLatestVote } from '../../src/app/show-ballots.js';
import { asId, type VoteId } from '../../src/domain/ids.js';
import { CHOICES, type Choice } from '../../src/domain/vote.js';
import { defineSubcommand, openForm, privately, refuse, type FormKind, type Press } from '../../src/discord/kit.js';
import { asking } from '../../src/text/pages/consent.js';
import { ballotForm, ballotPage, votePage } from '../../src/text/pages/vote.js';

const idOf = (argument: string): VoteId => asId<VoteId>(argument);

/** **Approve**, **Reject** and **Abstain** each open a form for the rationale (V6). */
const press =
  (choice: Choice): Press =>
  async (_act, id) =>
    openForm(choice, id);

const formOf = (choice: Choice): FormKind => ({
  build: async (act, id, kept, deps) => {
    const asked = await askToVote(deps, act, idOf(id));
    return asked.ok ? ballotForm(choice, kept, asked.value) : refuse(asked.refusal);
  },
  submit: async (act, id, typed, deps) => {
    const cast = await castBallot(deps, act, idOf(id), { choice, rationale: typed['rationale'] ?? '' });
    if (!cast.ok) return refuse(cast.refusal);
    return privately(asking(await toBeAsked(deps, act), ballotPage(cast.value)));
  },
});

/** `/vote show`: a formal vote with what is missing for its quorum, and one's own ballot (V2, V8). */
export default defineSubcommand({
  data: new SlashCommandSubcommandBuilder()
    .setName('show')
    .setDescription('A formal vote: tally, quorum, what is missing, and your own ballot')
    .addStringOption((option) =>
      option.setName('ref').setDescription('The proposal, such as D-1').setRequired(true).setAutocomplete(true),
    ),
  run: async (act, options, deps) => {
    const shown = await showLatestVote(deps, act, options.text('ref') ?? '');
    return shown.ok ? privately(votePage(shown.value)) : refuse(shown.refusal);
  },
  autocomplete: { ref: (act, typed, _options, deps) => proposalChoices(deps, act, typed) },
  buttons: Object.fromEntries(CHOICES.map((choice) => [choice, press(choice)])),
  forms: Object.fromEntries(CHOICES.map((choice) => [choice, formOf(choice)])),
});

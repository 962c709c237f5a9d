import { SlashCommandBuilder } from '@discordjs/builders';
import { meansNomination } from '../src/app/nomination-facts.js';
import { explainEscalation, meansEscalation } from '../src/app/explain-escalation.js';
import { explainNomination } from '../src/app/explain-nomination.js';
import { explainProposal } from '../src/app/explain-proposal.js';
import { explainReceipt, meansReceipt } from '../src/app/explain-receipt.js';
import { defineCommand, privately, refuse } from '../src/discord/kit.js';
import { whyNominationCard } from '../src/text/pages/nominations.js';
import { whyEscalationCard } from '../src/text/pages/why-escalation.js';
import { whyReceiptCard } from '../src/text/pages/why-receipt.js';
import { whyCard } from '../src/text/pages/why.js';
import { recordedChoices } from '../src/app/proposal-choices.js';

/** `/why`: explains how a matter came to stand where it does, and finds a ballot by its receipt (X4). */
export default defineCommand({
  place: 'group-channels',
  data: new SlashCommandBuilder()
    .setName('why')
    .setDescription('Explain an outcome: steps, times, arithmetic, rules')
    .addStringOption((option) =>
      option
        .setName('ref')
        .setDescription('Such as D-1, N-1 or E-1, or the receipt of a ballot')
        .setRequired(true)
        .setAutocomplete(true),
    )
    .toJSON(),
  run: {
    '': async (act, options, deps) => {
      const ref = options.text('ref') ?? '';
      if (meansNomination(ref)) {
        const history = await explainNomination(deps, act, ref);
        return history.ok ? privately(whyNominationCard(history.value)) : refuse(history.refusal);
      }
      if (meansEscalation(ref)) {
        const explained = await explainEscalation(deps, act, ref);
        return explained.ok ? privately(whyEscalationCard(explained.value)) : refuse(explained.refusal);
      }
      if (meansReceipt(ref)) {
        const found = await explainReceipt(deps, act, ref);
        return found.ok ? privately(whyReceiptCard(found.value)) : refuse(found.refusal);
      }
      const explained = await explainProposal(deps, act, ref);
      return explained.ok ? privately(whyCard(explained.value)) : refuse(explained.refusal);
    },
  },
  autocomplete: { ref: (act, typed, _options, deps) => recordedChoices(deps, act, typed) },
});

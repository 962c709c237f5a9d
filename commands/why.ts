import { SlashCommandBuilder } from '@discordjs/builders';
import { meansNomination } from '../src/app/nomination-facts.js';
import { explain, explainNomination } from '../src/app/read-record.js';
import { defineCommand, privately, refuse } from '../src/discord/kit.js';
import { whyNominationCard } from '../src/text/pages/nominations.js';
import { whyCard } from '../src/text/pages/why.js';
import { matterChoices } from '../src/app/proposal-choices.js';

/** `/why`: explains how a matter came to stand where it does (X4). */
export default defineCommand({
  place: 'group-channels',
  data: new SlashCommandBuilder()
    .setName('why')
    .setDescription('Explain an outcome: steps, times, arithmetic, rules')
    .addStringOption((option) =>
      option.setName('ref').setDescription('The matter, such as D-1').setRequired(true).setAutocomplete(true),
    )
    .toJSON(),
  run: {
    '': async (act, options, deps) => {
      const ref = options.text('ref') ?? '';
      if (meansNomination(ref)) {
        const history = await explainNomination(deps, act, ref);
        return history.ok ? privately(whyNominationCard(history.value)) : refuse(history.refusal);
      }
      const explained = await explain(deps, act, ref);
      return explained.ok ? privately(whyCard(explained.value)) : refuse(explained.refusal);
    },
  },
  autocomplete: { ref: (act, typed, _options, deps) => matterChoices(deps, act, typed) },
});

import { SlashCommandSubcommandBuilder } from '@discordjs/builders';
import { confirmReturn, returnToGroup } from '../../src/app/return-to-group.js';
import { toBeAsked } from '../../src/app/set-consent.js';
import { defineSubcommand, privately, refuse } from '../../src/discord/kit.js';
import { asId, type MembershipId } from '../../src/domain/ids.js';
import { asking } from '../../src/text/pages/consent.js';
import { returnAskedPage, returnConfirmedPage } from '../../src/text/pages/member.js';

/** `/member return`: an emeritus who takes part again is WG Member again when a lead confirms it (P8). */
export default defineSubcommand({
  data: new SlashCommandSubcommandBuilder()
    .setName('return')
    .setDescription('Be WG Member again after having been emeritus'),
  run: async (act, _options, deps) => {
    const asked = await returnToGroup(deps, act);
    if (!asked.ok) return refuse(asked.refusal);
    return privately(asking(await toBeAsked(deps, act), returnAskedPage(asked.value)));
  },
  buttons: {
    'return-confirm': async (act, id, deps) => {
      const confirmed = await confirmReturn(deps, act, asId<MembershipId>(id));
      if (!confirmed.ok) return refuse(confirmed.refusal);
      return privately(asking(await toBeAsked(deps, act), returnConfirmedPage()));
    },
  },
});

import { SlashCommandSubcommandBuilder } from '@discordjs/builders';
import type { Act } from '../../src/app/act.js';
import { confirmParticipant } from '../../src/app/confirm-participant.js';
import type { Deps } from '../../src/app/deps.js';
import { showGroup } from '../../src/app/group-facts.js';
import { joinGroup } from '../../src/app/join-group.js';
import { toBeAsked } from '../../src/app/set-consent.js';
import { asId, type MembershipId } from '../../src/domain/ids.js';
import { defineSubcommand, privately, refuse, type Answer } from '../../src/discord/kit.js';
import { asking } from '../../src/text/pages/consent.js';
import { confirmedPage, joinChoicePage, joinedPage } from '../../src/text/pages/members.js';

async function join(act: Act, as: string | null, deps: Deps): Promise<Answer> {
  const joined = await joinGroup(deps, act, as === 'participant' ? 'participant' : 'observer');
  if (!joined.ok) return refuse(joined.refusal);
  const page = joinedPage(joined.value.group, joined.value.membership);
  return privately(asking(await toBeAsked(deps, act), page));
}

/** `/member join`: Observer at once, Participant when a lead or silence confirms it (P1). */
export default defineSubcommand({
  data: new SlashCommandSubcommandBuilder()
    .setName('join')
    .setDescription('Join this group')
    .addStringOption((option) =>
      option
        .setName('as')
        .setDescription('Observer at once; Participant when a lead confirms it, or after 7 days')
        .setRequired(true)
        .addChoices({ name: 'observer', value: 'observer' }, { name: 'participant', value: 'participant' }),
    ),
  run: (act, options, deps) => join(act, options.text('as'), deps),
  buttons: {
    join: async (act, id, deps) => {
      const about = await showGroup(deps, act, id);
      return about.ok ? privately(joinChoicePage(about.value.group)) : refuse(about.refusal);
    },
    'join-as': (act, as, deps) => join(act, as, deps),
    'confirm-participant': async (act, id, deps) => {
      const confirmed = await confirmParticipant(deps, act, asId<MembershipId>(id));
      if (!confirmed.ok) return refuse(confirmed.refusal);
      return privately(asking(await toBeAsked(deps, act), confirmedPage()));
    },
  },
});

import { SlashCommandSubcommandBuilder } from '@discordjs/builders';
import type { Act } from '../../src/app/act.js';
import { acceptCandidacy, checkCandidacy, takeBackCandidacy } from '../../src/app/change-candidacy.js';
import type { Deps } from '../../src/app/deps.js';
import { openCandidacy } from '../../src/app/open-candidacy.js';
import { toBeAsked } from '../../src/app/set-consent.js';
import { askToSponsor, sponsorCandidate, takeBackSponsorship } from '../../src/app/sponsor-candidate.js';
import type { CandidacyFacts } from '../../src/domain/candidacy.js';
import type { Decision } from '../../src/domain/decision.js';
import { asId, type CandidacyId } from '../../src/domain/ids.js';
import type { Refusal } from '../../src/domain/refusal.js';
import { defineSubcommand, openForm, privately, refuse, type Answer } from '../../src/discord/kit.js';
import { asking } from '../../src/text/pages/consent.js';
import { candidacyPage, sponsorForm, type CandidacyAct } from '../../src/text/pages/leads.js';

const idOf = (argument: string): CandidacyId => asId<CandidacyId>(argument);

async function told(
  act: Act,
  deps: Deps,
  decided: Decision<CandidacyFacts, Refusal>,
  what: CandidacyAct,
): Promise<Answer> {
  if (!decided.ok) return refuse(decided.refusal);
  return privately(asking(await toBeAsked(deps, act), candidacyPage(decided.value, what)));
}

/** `/group lead-add`: somebody is to become a lead; the card asks for acceptance and sponsors (L1-L6). */
export default defineSubcommand({
  data: new SlashCommandSubcommandBuilder()
    .setName('lead-add')
    .setDescription('Make somebody a Lead or Facilitator of this group')
    .addUserOption((option) => option.setName('user').setDescription('Who is to lead').setRequired(true))
    .addStringOption((option) =>
      option.setName('term').setDescription('For how long, such as 6 months; without an end if left out'),
    ),
  run: async (act, options, deps) => {
    const user = options.id('user');
    if (user === null) return refuse({ clause: 'L1', code: 'not-in-server' });
    return told(act, deps, await openCandidacy(deps, act, user, options.text('term')), 'opened');
  },
  buttons: {
    'lead-accept': async (act, id, deps) => told(act, deps, await acceptCandidacy(deps, act, idOf(id)), 'accepted'),
    'lead-sponsor': async (_act, id) => openForm('lead-sponsor', id),
    'lead-unsponsor': async (act, id, deps) =>
      told(act, deps, await takeBackSponsorship(deps, act, idOf(id)), 'sponsorship-withdrawn'),
    'lead-check': async (act, id, deps) => told(act, deps, await checkCandidacy(deps, act, idOf(id)), 'checked'),
    'lead-withdraw': async (act, id, deps) =>
      told(act, deps, await takeBackCandidacy(deps, act, idOf(id)), 'withdrawn'),
  },
  forms: {
    'lead-sponsor': {
      build: async (act, id, kept, deps) => {
        const asked = await askToSponsor(deps, act, idOf(id));
        return asked.ok ? sponsorForm(kept) : refuse(asked.refusal);
      },
      submit: async (act, id, typed, deps) =>
        told(act, deps, await sponsorCandidate(deps, act, idOf(id), typed['statement'] ?? ''), 'sponsored'),
    },
  },
});

import { SlashCommandSubcommandBuilder } from '@discordjs/builders';
import type { Act } from '../../src/app/act.js';
import { askToAttest, attestParticipation } from '../../src/app/attest.js';
import type { Deps } from '../../src/app/deps.js';
import { endByHand } from '../../src/app/end-nomination.js';
import { nominatePerson } from '../../src/app/nominate.js';
import { askToObject, liftFromNomination, objectToNomination } from '../../src/app/object-to-nomination.js';
import { toBeAsked } from '../../src/app/set-consent.js';
import type { Decision } from '../../src/domain/decision.js';
import { asId, type NominationId } from '../../src/domain/ids.js';
import { NOMINATION_REASON_AT_MOST } from '../../src/domain/nominate.js';
import type { Nomination } from '../../src/domain/nomination.js';
import type { Refusal } from '../../src/domain/refusal.js';
import { defineSubcommand, openForm, privately, refuse, type Answer } from '../../src/discord/kit.js';
import { asking } from '../../src/text/pages/consent.js';
import { attestForm, nominatedPage, nominationChangedPage, objectForm } from '../../src/text/pages/nominations.js';

const idOf = (argument: string): NominationId => asId<NominationId>(argument);

async function told(act: Act, deps: Deps, decided: Decision<Nomination, Refusal>, what: string): Promise<Answer> {
  if (!decided.ok) return refuse(decided.refusal);
  return privately(asking(await toBeAsked(deps, act), nominationChangedPage(decided.value, what)));
}

/** `/member nominate`: somebody is to become WG Member (P5), by silence after seven days (P6). */
export default defineSubcommand({
  data: new SlashCommandSubcommandBuilder()
    .setName('nominate')
    .setDescription('WG Members and leads: nominate a Participant for WG Member')
    .addUserOption((option) => option.setName('user').setDescription('Whom you nominate').setRequired(true))
    .addStringOption((option) =>
      option
        .setName('reason')
        .setDescription('Why: what they have contributed')
        .setRequired(true)
        .setMaxLength(NOMINATION_REASON_AT_MOST),
    ),
  run: async (act, options, deps) => {
    const userId = options.id('user');
    if (userId === null) return refuse({ clause: 'P5', code: 'nothing-given' });
    const nominated = await nominatePerson(deps, act, { userId, reason: options.text('reason') ?? '' });
    if (!nominated.ok) return refuse(nominated.refusal);
    const page = nominatedPage(nominated.value.nomination, nominated.value.group);
    return privately(asking(await toBeAsked(deps, act), page));
  },
  buttons: {
    object: async (_act, id) => openForm('object', id),
    attest: async (_act, id) => openForm('attest', id),
    'lift-objection': async (act, id, deps) =>
      told(act, deps, await liftFromNomination(deps, act, idOf(id)), 'your objection is lifted'),
    'decline-nomination': async (act, id, deps) =>
      told(act, deps, await endByHand(deps, act, idOf(id), 'declined'), 'declined'),
    'withdraw-nomination': async (act, id, deps) =>
      told(act, deps, await endByHand(deps, act, idOf(id), 'withdrawn'), 'withdrawn'),
  },
  forms: {
    object: {
      build: async (act, id, kept, deps) => {
        const asked = await askToObject(deps, act, idOf(id));
        return asked.ok ? objectForm(kept) : refuse(asked.refusal);
      },
      submit: async (act, id, typed, deps) =>
        told(act, deps, await objectToNomination(deps, act, idOf(id), typed['reason'] ?? ''), 'your objection stands'),
    },
    attest: {
      build: async (act, id, kept, deps) => {
        const asked = await askToAttest(deps, act, idOf(id));
        return asked.ok ? attestForm(kept) : refuse(asked.refusal);
      },
      submit: async (act, id, typed, deps) => {
        const attestation = { days: typed['days'] ?? '', sentence: typed['sentence'] ?? '' };
        return told(act, deps, await attestParticipation(deps, act, idOf(id), attestation), 'attested');
      },
    },
  },
});

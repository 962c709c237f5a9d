import { SlashCommandSubcommandBuilder } from '@discordjs/builders';
import type { Act } from '../../src/app/act.js';
import { askToAssign, assignEscalation, takeEscalation } from '../../src/app/assign-escalation.js';
import type { Deps } from '../../src/app/deps.js';
import { escalationChoices, findEscalation } from '../../src/app/list-escalations.js';
import { maintainerChoices } from '../../src/app/maintainer-choices.js';
import { toBeAsked } from '../../src/app/set-consent.js';
import type { Decision } from '../../src/domain/decision.js';
import type { Escalation } from '../../src/domain/escalation.js';
import { asId, type EscalationId } from '../../src/domain/ids.js';
import type { Refusal } from '../../src/domain/refusal.js';
import { ANSWER_AT_MOST } from '../../src/domain/wording.js';
import { defineSubcommand, openForm, privately, refuse, type Answer } from '../../src/discord/kit.js';
import { asking } from '../../src/text/pages/consent.js';
import { assignForm, escalationChangedPage } from '../../src/text/pages/escalations.js';

const idOf = (argument: string): EscalationId => asId<EscalationId>(argument);

async function told(act: Act, deps: Deps, decided: Decision<Escalation, Refusal>): Promise<Answer> {
  if (!decided.ok) return refuse(decided.refusal);
  return privately(asking(await toBeAsked(deps, act), escalationChangedPage(decided.value, 'designated')));
}

/** `/escalation assign`: Core Maintainers say who of them answers (E4). */
export default defineSubcommand({
  data: new SlashCommandSubcommandBuilder()
    .setName('assign')
    .setDescription('Core Maintainers: designate who of you answers')
    .addStringOption((option) =>
      option.setName('ref').setDescription('The escalation, such as E-1').setRequired(true).setAutocomplete(true),
    )
    .addStringOption((option) =>
      option
        .setName('maintainer')
        .setDescription('Who answers; those with a conflict are left out')
        .setRequired(true)
        .setAutocomplete(true),
    )
    .addStringOption((option) =>
      option
        .setName('reason')
        .setDescription('Why this one; needed for somebody with a conflict, and shown')
        .setMaxLength(ANSWER_AT_MOST),
    ),
  run: async (act, options, deps) => {
    const found = await findEscalation(deps, act, options.text('ref') ?? '');
    if (!found.ok) return refuse(found.refusal);
    const maintainer = options.text('maintainer') ?? '';
    return told(act, deps, await assignEscalation(deps, act, found.value.id, maintainer, options.text('reason') ?? ''));
  },
  autocomplete: {
    ref: (act, typed, _options, deps) => escalationChoices(deps, act, typed, 'assign'),
    maintainer: (act, typed, options, deps) =>
      maintainerChoices(deps, act, typed, {
        ref: options.text('ref') ?? '',
        isOverride: options.text('reason') !== null,
      }),
  },
  buttons: {
    'escalation-assign': async (_act, id) => openForm('escalation-assign', id),
    'escalation-take': async (act, id, deps) => told(act, deps, await takeEscalation(deps, act, idOf(id))),
  },
  forms: {
    'escalation-assign': {
      build: async (act, id, kept, deps) => {
        const asked = await askToAssign(deps, act, idOf(id));
        if (!asked.ok) return refuse(asked.refusal);
        return (
          assignForm(kept, asked.value) ??
          refuse({ clause: 'E4', code: 'nobody-else', reference: asked.value.reference })
        );
      },
      submit: async (act, id, typed, deps) =>
        told(act, deps, await assignEscalation(deps, act, idOf(id), typed['maintainer'] ?? '', typed['reason'] ?? '')),
    },
  },
});

import { SlashCommandSubcommandBuilder } from '@discordjs/builders';
import type { Act } from '../../src/app/act.js';
import type { TypedEscalation } from '../../src/app/bring-to-core-maintainers.js';
import type { Deps } from '../../src/app/deps.js';
import { askToEscalate, escalate, proposalToEscalate } from '../../src/app/escalate.js';
import {
  askToEscalateDirectly,
  escalateDirectly,
  namedForDispute,
  otherGroupNamed,
  type DirectRequest,
} from '../../src/app/escalate-directly.js';
import { groupChoices } from '../../src/app/group-choices.js';
import { meansNomination } from '../../src/app/nomination-facts.js';
import { matterChoices } from '../../src/app/proposal-choices.js';
import { toBeAsked } from '../../src/app/set-consent.js';
import type { Decision } from '../../src/domain/decision.js';
import { ESCALATION_CLASSES, type Escalation } from '../../src/domain/escalation.js';
import { asId, type NominationId, type ProposalId } from '../../src/domain/ids.js';
import type { Refusal } from '../../src/domain/refusal.js';
import { defineSubcommand, openForm, privately, refuse, type Answer } from '../../src/discord/kit.js';
import type { Typed } from '../../src/text/form.js';
import { asking } from '../../src/text/pages/consent.js';
import { escalationChangedPage, escalationForm } from '../../src/text/pages/escalations.js';

const idOf = (argument: string): ProposalId => asId<ProposalId>(argument);

const DIRECT = ['scope', 'authority', 'cross-group', 'membership'] as const satisfies readonly DirectRequest['class'][];

/** What a direct escalation is about, in the argument of its form: `membership:N-3:`. */
const argumentOf = ({ class: what, ref, otherGroup }: DirectRequest): string =>
  `${what}:${ref ?? ''}:${otherGroup ?? ''}`;

function requestIn(argument: string): DirectRequest {
  const [what = '', ref = '', otherGroup = ''] = argument.split(':');
  return { class: DIRECT.find((each) => each === what) ?? 'scope', ref: ref || null, otherGroup: otherGroup || null };
}

const typedCase = (typed: Typed): TypedEscalation => ({
  decision: typed['decision'] ?? '',
  options: typed['options'] ?? '',
  disagreement: typed['disagreement'] ?? '',
  ask: typed['ask'] ?? '',
  parties: typed['parties'] ?? '',
});

async function told(act: Act, deps: Deps, decided: Decision<Escalation, Refusal>): Promise<Answer> {
  if (!decided.ok) return refuse(decided.refusal);
  return privately(
    asking(await toBeAsked(deps, act), escalationChangedPage(decided.value, 'sent to Core Maintainers')),
  );
}

async function decision(act: Act, ref: string | null, deps: Deps): Promise<Answer> {
  if (ref === null) return refuse({ clause: 'D2', code: 'decision-without-matter' });
  if (meansNomination(ref)) return refuse({ clause: 'E2', code: 'nomination-is-membership', reference: ref.trim() });
  const proposal = await proposalToEscalate(deps, act, ref);
  return proposal.ok ? openForm('escalation-send', proposal.value.id) : refuse(proposal.refusal);
}

/** `/escalation open`, **Send** on a draft, and **Dispute** on a nomination (E1-E3). */
export default defineSubcommand({
  data: new SlashCommandSubcommandBuilder()
    .setName('open')
    .setDescription('Bring a decision or a dispute to Core Maintainers; a form asks for the case')
    .addStringOption((option) =>
      option
        .setName('class')
        .setDescription('decision: leads, after a vote; the others go directly')
        .setRequired(true)
        .addChoices(...ESCALATION_CLASSES.map((value) => ({ name: value, value }))),
    )
    .addStringOption((option) =>
      option.setName('ref').setDescription('The matter, such as D-1 or N-1').setAutocomplete(true),
    )
    .addStringOption((option) =>
      option.setName('other-group').setDescription('Of a conflict between groups: the other one').setAutocomplete(true),
    ),
  run: async (act, options, deps) => {
    const what = options.text('class');
    const ref = options.text('ref');
    if (what === 'conduct') return openForm('conduct', '');
    const direct = DIRECT.find((each) => each === what);
    if (!direct) return decision(act, ref, deps);
    const other = options.text('other-group');
    const otherGroup = other === null ? null : await otherGroupNamed(deps, act, other);
    if (otherGroup && !otherGroup.ok) return refuse(otherGroup.refusal);
    const request = { class: direct, ref: ref?.trim() ?? null, otherGroup: otherGroup?.value.id ?? null };
    const asked = await askToEscalateDirectly(deps, act, request);
    return asked.ok ? openForm('escalation-direct', argumentOf(request)) : refuse(asked.refusal);
  },
  autocomplete: {
    ref: (act, typed, _options, deps) => matterChoices(deps, act, typed),
    'other-group': (act, typed, _options, deps) => groupChoices(deps, act, typed),
  },
  buttons: {
    'escalation-send': async (_act, id) => openForm('escalation-send', id),
    dispute: async (act, id, deps) => {
      const ref = await namedForDispute(deps, act, asId<NominationId>(id));
      if (!ref.ok) return refuse(ref.refusal);
      return openForm('escalation-direct', argumentOf({ class: 'membership', ref: ref.value, otherGroup: null }));
    },
  },
  forms: {
    'escalation-send': {
      build: async (act, id, kept, deps) => {
        const asked = await askToEscalate(deps, act, idOf(id));
        return asked.ok ? escalationForm(kept, asked.value, 'decision') : refuse(asked.refusal);
      },
      submit: async (act, id, typed, deps) => told(act, deps, await escalate(deps, act, idOf(id), typedCase(typed))),
    },
    'escalation-direct': {
      build: async (act, argument, kept, deps) => {
        const request = requestIn(argument);
        const asked = await askToEscalateDirectly(deps, act, request);
        return asked.ok ? escalationForm(kept, asked.value, request.class) : refuse(asked.refusal);
      },
      submit: async (act, argument, typed, deps) =>
        told(act, deps, await escalateDirectly(deps, act, requestIn(argument), typedCase(typed))),
    },
  },
});

import { SlashCommandSubcommandBuilder } from '@discordjs/builders';
import type { Act } from '../../src/app/act.js';
import {
  askToDecide,
  askToReply,
  askToRespond,
  recordDecision,
  reply,
  respond,
} from '../../src/app/answer-escalation.js';
import type { Deps } from '../../src/app/deps.js';
import { escalationChoices, findEscalation } from '../../src/app/list-escalations.js';
import { toBeAsked } from '../../src/app/set-consent.js';
import { OUTCOMES } from '../../src/domain/answering.js';
import type { Decision } from '../../src/domain/decision.js';
import type { Escalation } from '../../src/domain/escalation.js';
import { asId, type EscalationId } from '../../src/domain/ids.js';
import type { Refusal } from '../../src/domain/refusal.js';
import { defineSubcommand, openForm, privately, refuse, type Answer } from '../../src/discord/kit.js';
import { asking } from '../../src/text/pages/consent.js';
import { decisionForm, escalationChangedPage, replyForm, respondForm } from '../../src/text/pages/escalations.js';

const idOf = (argument: string): EscalationId => asId<EscalationId>(argument);

async function told(act: Act, deps: Deps, decided: Decision<Escalation, Refusal>, what: string): Promise<Answer> {
  if (!decided.ok) return refuse(decided.refusal);
  return privately(asking(await toBeAsked(deps, act), escalationChangedPage(decided.value, what)));
}

/** `/escalation respond`: the one designated answers (E5); then **Reply** and **Record decision**. */
export default defineSubcommand({
  data: new SlashCommandSubcommandBuilder()
    .setName('respond')
    .setDescription('The Core Maintainer designated: answer an escalation')
    .addStringOption((option) =>
      option.setName('ref').setDescription('The escalation, such as E-1').setRequired(true).setAutocomplete(true),
    )
    .addStringOption((option) =>
      option
        .setName('outcome')
        .setDescription('What you answer; a form asks for the words')
        .setRequired(true)
        .addChoices(...OUTCOMES.map((value) => ({ name: value, value }))),
    ),
  run: async (act, options, deps) => {
    const found = await findEscalation(deps, act, options.text('ref') ?? '');
    if (!found.ok) return refuse(found.refusal);
    return openForm('escalation-respond', `${found.value.id}:${options.text('outcome') ?? ''}`);
  },
  autocomplete: { ref: (act, typed, _options, deps) => escalationChoices(deps, act, typed, 'respond') },
  buttons: {
    'escalation-respond': async (_act, id) => openForm('escalation-respond', id),
    'escalation-reply': async (_act, id) => openForm('escalation-reply', id),
    'escalation-decide': async (_act, id) => openForm('escalation-decide', id),
  },
  forms: {
    'escalation-respond': {
      build: async (act, argument, kept, deps) => {
        const [id = '', outcome = ''] = argument.split(':');
        const asked = await askToRespond(deps, act, idOf(id));
        return asked.ok ? respondForm(kept, outcome) : refuse(asked.refusal);
      },
      submit: async (act, argument, typed, deps) => {
        const [id = ''] = argument.split(':');
        const outcome = OUTCOMES.find((each) => each === typed['outcome']);
        if (!outcome) return refuse({ clause: 'E5', code: 'no-outcome', typed: typed['outcome'] ?? '' });
        return told(act, deps, await respond(deps, act, idOf(id), outcome, typed['text'] ?? ''), 'answered');
      },
    },
    'escalation-reply': {
      build: async (act, id, kept, deps) => {
        const asked = await askToReply(deps, act, idOf(id));
        return asked.ok ? replyForm(kept) : refuse(asked.refusal);
      },
      submit: async (act, id, typed, deps) =>
        told(act, deps, await reply(deps, act, idOf(id), typed['text'] ?? ''), 'replied'),
    },
    'escalation-decide': {
      build: async (act, id, kept, deps) => {
        const asked = await askToDecide(deps, act, idOf(id));
        return asked.ok ? decisionForm(kept) : refuse(asked.refusal);
      },
      submit: async (act, id, typed, deps) =>
        told(act, deps, await recordDecision(deps, act, idOf(id), typed['text'] ?? ''), 'the decision is recorded'),
    },
  },
});

import type { Act } from '../app/act.js';
import type { Deps } from '../app/deps.js';
import { keepDraft } from '../app/drafts.js';
import type { Refusal } from '../domain/refusal.js';
import type { Log } from '../ports/log.js';
import { formIsReady, withEdit, withTypedText } from '../text/answers.js';
import type { Card } from '../text/card.js';
import { refusalCard } from '../text/refusals.js';
import type { Call } from './call.js';
import { CUSTOM_ID_AT_MOST } from './custom-ids.js';
import { loggable } from './discord-error.js';
import { modal } from './form.js';
import type { Typed } from '../text/form.js';
import type { Answer } from './kit.js';
import { OWN_ACTIONS, type Registry } from './registry.js';
import type { Reply } from './reply.js';

/** Everything that giving an answer needs. */
export interface Answering {
  readonly reply: Reply;
  readonly call: Call;
  readonly act: Act;
  readonly deps: Deps;
  readonly registry: Registry;
  readonly log: Log;
}

/** How giving an answer ended. */
export type Given =
  | { readonly outcome: 'answered'; readonly refusal: null }
  | { readonly outcome: 'refused'; readonly refusal: Pick<Refusal, 'clause' | 'code'> };

const ANSWERED: Given = { outcome: 'answered', refusal: null };

/** Gives a handler's answer to Discord; answers how it ended. */
export async function give(answer: Answer, to: Answering): Promise<Given> {
  switch (answer.type) {
    case 'private':
      await to.reply.card(answer.card, { replace: true });
      return ANSWERED;
    case 'form':
      return open(answer.form, answer.argument, answer.kept ?? {}, to);
    case 'refused':
      // What a button refuses leaves its card standing; a refused form takes the place of the card it came from,
      // because Edit brings back what was typed.
      await to.reply.card(await keepingTyped(refusalCard(answer.refusal), to), { replace: to.call.typed !== null });
      return { outcome: 'refused', refusal: { clause: answer.refusal.clause, code: answer.refusal.code } };
  }
}

/** The card with a way back to the text of a form that was not taken; unchanged when nothing was typed. */
export async function keepingTyped(answer: Card, to: Pick<Answering, 'call' | 'act' | 'deps' | 'log'>): Promise<Card> {
  const { typed } = to.call;
  if (!typed) return answer;
  try {
    return withEdit(answer, {
      action: OWN_ACTIONS.edit,
      argument: await keepDraft(to.deps, { act: to.act, ...typed }),
    });
  } catch (error) {
    to.log.error(loggable(error), 'what was typed could not be kept and is given back as a file');
    return withTypedText(answer, typed.fields);
  }
}

async function open(name: string, argument: string, kept: Typed, to: Answering): Promise<Given> {
  const kind = to.registry.forms.get(name);
  if (!kind) throw new Error(`no command has a form "${name}"`);
  const form = await kind.build(to.act, argument, kept, to.deps);
  if ('type' in form) {
    const given = await give(form, to);
    return to.registry.confidential.has(name) ? ANSWERED : given;
  }
  // A form can't answer a form, nor come after Discord was told to wait: then a button opens it.
  if (to.call.kind !== 'form' && (await to.reply.modal(modal(name, argument, form, kept)))) return ANSWERED;
  await to.reply.card(formIsReady(form.title, await wayTo(name, argument, kept, to)), { replace: true });
  return ANSWERED;
}

/** The button that opens a form: by name when that says all, else by a draft. */
async function wayTo(form: string, argument: string, kept: Typed, { act, deps }: Answering) {
  const direct = { action: OWN_ACTIONS.openForm, argument: `${form}:${argument}` };
  const fits = `v1:${direct.action}:${direct.argument}`.length <= CUSTOM_ID_AT_MOST;
  if (fits && Object.keys(kept).length === 0) return direct;
  return { action: OWN_ACTIONS.edit, argument: await keepDraft(deps, { act, form, argument, fields: kept }) };
}

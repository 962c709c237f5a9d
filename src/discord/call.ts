import type { Interaction } from 'discord.js';
import type { Act } from '../app/act.js';
import type { Deps } from '../app/deps.js';
import { openDraft } from '../app/drafts.js';
import { allowed } from '../app/place.js';
import { parseCustomId } from './custom-ids.js';
import { filesIn, typedIn } from './form.js';
import type { Typed } from '../text/form.js';
import { openForm, refuse, type Answer } from './kit.js';
import { optionsOf } from './options.js';
import { OWN_ACTIONS, type Registry } from './registry.js';

/** What an interaction asks for, found among the commands. */
export interface Call {
  readonly kind: 'command' | 'button' | 'form';
  /** Our own name of it, as logs and counts show it; empty where that is confidential. */
  readonly name: string;
  /** It opens a form for certain, so Discord must not be told to wait before. */
  readonly opensForm: boolean;
  /** Of a form: what was typed. */
  readonly typed: { readonly form: string; readonly argument: string; readonly fields: Typed } | null;
  readonly answer: (act: Act) => Promise<Answer>;
}

const opening = { opensForm: true, typed: null } as const;
const plainCall = { opensForm: false, typed: null } as const;

/** The call of an interaction; null when nothing of ours is meant (any more). Ids in it are untrusted input. */
export function callOf(interaction: Interaction, registry: Registry, deps: Deps): Call | null {
  if (interaction.isChatInputCommand()) {
    const command = registry.commands.get(interaction.commandName);
    const subcommand = interaction.options.getSubcommand(false) ?? '';
    const run = command && Object.hasOwn(command.run, subcommand) ? command.run[subcommand] : undefined;
    if (!command || !run) return null;
    const answer = async (act: Act): Promise<Answer> => {
      const refusal = await allowed(command.place, act, deps);
      return refusal ? refuse(refusal) : run(act, await optionsOf(interaction), deps);
    };
    return { kind: 'command', name: `${interaction.commandName} ${subcommand}`.trim(), answer, ...plainCall };
  }
  if (interaction.isButton()) {
    const id = parseCustomId(interaction.customId);
    return id && buttonCall(id.action, id.argument, registry, deps);
  }
  if (interaction.isModalSubmit()) {
    const id = parseCustomId(interaction.customId);
    const form = id && registry.forms.get(id.action);
    if (!form) return null;
    const { action, argument } = id;
    const fields = typedIn(interaction);
    const answer = async (act: Act): Promise<Answer> => {
      const files = await filesIn(interaction);
      return form.submit(act, argument, fields, deps, (name) => files.get(name) ?? null);
    };
    const typed = { form: action, argument, fields };
    return { kind: 'form', name: nameOf(action, registry), opensForm: false, typed, answer };
  }
  return null;
}

function buttonCall(action: string, argument: string, registry: Registry, deps: Deps): Call | null {
  if (action === OWN_ACTIONS.openForm) {
    const [form = '', ...rest] = argument.split(':');
    if (!registry.forms.has(form)) return null;
    return { kind: 'button', name: action, answer: async () => openForm(form, rest.join(':')), ...opening };
  }
  if (action === OWN_ACTIONS.edit) {
    const answer = async (act: Act): Promise<Answer> => {
      const draft = await openDraft(deps, { act, id: argument });
      return draft && registry.forms.has(draft.form)
        ? openForm(draft.form, draft.argument, draft.fields)
        : refuse({ clause: 'X3', code: 'draft-expired' });
    };
    return { kind: 'button', name: action, answer, ...opening };
  }
  const press = registry.buttons.get(action);
  if (!press) return null;
  const answer = (act: Act): Promise<Answer> => press(act, argument, deps);
  return { kind: 'button', name: nameOf(action, registry), answer, ...plainCall };
}

const nameOf = (action: string, { confidential }: Registry): string => (confidential.has(action) ? '' : action);

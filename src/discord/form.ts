import {
  ComponentType,
  SelectMenuDefaultValueType,
  TextInputStyle,
  type APIComponentInLabel,
  type APILabelComponent,
  type APIModalInteractionResponseCallbackData,
} from 'discord-api-types/v10';
import type { ModalSubmitInteraction } from 'discord.js';
import { customId } from './custom-ids.js';
import { cut } from './fit.js';
import type { Field, Form, Typed } from '../text/form.js';
import { readAttachment } from './attachment.js';
import type { AttachedFile } from './kit.js';

/** Discord's limits for a modal. */
const TITLE_AT_MOST = 45;
const FIELDS_AT_MOST = 5;
const LABEL_AT_MOST = 45;
const HINT_AT_MOST = 100;
const TYPED_AT_MOST = 4_000;
const CHOICE_AT_MOST = 100;
const RADIO_FROM = 2;
const RADIO_TO = 10;
const SELECT_AT_MOST = 25;
const PEOPLE_AT_MOST = 10;

/**
 * The modal of a form; `kept` stands in its fields again. Texts too long for Discord are cut. Throws when the form has
 * no or more than five fields, or a field has no or more than 25 choices: forms are our own, so that is a bug.
 */
export function modal(
  name: string,
  argument: string,
  form: Form,
  kept: Typed,
): APIModalInteractionResponseCallbackData {
  if (form.fields.length < 1 || form.fields.length > FIELDS_AT_MOST)
    throw new Error(`form "${name}" has ${form.fields.length} fields; a modal holds one to five`);
  return {
    custom_id: customId(name, argument),
    title: cut(form.title.trim() || '…', TITLE_AT_MOST),
    components: form.fields.map((field) => labelled(field, kept[field.name] ?? field.value ?? '')),
  };
}

function labelled(field: Field, value: string): APILabelComponent {
  return {
    type: ComponentType.Label,
    label: cut(field.label.trim() || '…', LABEL_AT_MOST),
    ...(field.hint ? { description: cut(field.hint, HINT_AT_MOST) } : {}),
    component: component(field, value),
  };
}

function component(field: Field, value: string): APIComponentInLabel {
  if (typeof field.kind !== 'string') return choice(field, value, field.kind.choices);
  if (field.kind === 'people') return people(field, value);
  if (field.kind !== 'file') return input(field, value, field.kind);
  const { name, required } = field;
  return { type: ComponentType.FileUpload, custom_id: name, required, min_values: required ? 1 : 0, max_values: 1 };
}

function people({ name, required }: Field, value: string): APIComponentInLabel {
  const ids = value.split(' ').filter((id) => /^\d{15,20}$/u.test(id));
  return {
    type: ComponentType.UserSelect,
    custom_id: name,
    required,
    min_values: required ? 1 : 0,
    max_values: PEOPLE_AT_MOST,
    default_values: ids.slice(0, PEOPLE_AT_MOST).map((id) => ({ id, type: SelectMenuDefaultValueType.User })),
  };
}

function input(field: Field, value: string, kind: 'line' | 'paragraph'): APIComponentInLabel {
  const longest = Math.min(Math.max(field.longest ?? TYPED_AT_MOST, 1), TYPED_AT_MOST);
  return {
    type: ComponentType.TextInput,
    custom_id: field.name,
    style: kind === 'line' ? TextInputStyle.Short : TextInputStyle.Paragraph,
    required: field.required,
    max_length: longest,
    ...(value === '' ? {} : { value: cut(value, longest) }),
  };
}

function choice(
  field: Field,
  value: string,
  choices: readonly { value: string; label: string; hint?: string }[],
): APIComponentInLabel {
  if (choices.length < 1 || choices.length > SELECT_AT_MOST)
    throw new Error(`field "${field.name}" has ${choices.length} choices; a form shows one to 25`);
  const options = choices.map((one) => ({
    value: one.value,
    label: cut(one.label.trim() || '…', CHOICE_AT_MOST),
    ...(one.hint ? { description: cut(one.hint, CHOICE_AT_MOST) } : {}),
    ...(one.value === value ? { default: true } : {}),
  }));
  const common = { custom_id: field.name, required: field.required, options };
  if (choices.length >= RADIO_FROM && choices.length <= RADIO_TO) return { type: ComponentType.RadioGroup, ...common };
  return { type: ComponentType.StringSelect, ...common, min_values: field.required ? 1 : 0, max_values: 1 };
}

/** What was typed and chosen, by field name; empty where nothing was. */
export const typedIn = (interaction: ModalSubmitInteraction): Typed =>
  Object.fromEntries(
    [...interaction.fields.fields].map(([name, field]) => {
      if ('value' in field && typeof field.value === 'string') return [name, field.value];
      return [name, 'values' in field ? field.values.join(' ') : ''];
    }),
  );

/** The uploaded files, by field name, with their text. */
export async function filesIn(interaction: ModalSubmitInteraction): Promise<ReadonlyMap<string, AttachedFile>> {
  const files = new Map<string, AttachedFile>();
  for (const [name, field] of interaction.fields.fields) {
    // Discord resolves attachments only where there are any: a field that was left empty has none, whatever its type says.
    const attachment =
      field.type === ComponentType.FileUpload ? interaction.fields.getUploadedFiles(name)?.first() : undefined;
    if (attachment) files.set(name, await readAttachment(attachment));
  }
  return files;
}

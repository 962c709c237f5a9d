import { InteractionResponseType as Answer } from 'discord-api-types/v10';
import { z } from 'zod';
import {
  channelSelect,
  customId,
  mentionableSelect,
  roleSelect,
  stringSelect,
  textDisplay,
  userSelect,
} from './components.js';

const place = { id: z.int().min(0).nullish() };
const flag = z.boolean().nullish();

const textInput = z.object({
  type: z.literal(4),
  ...place,
  custom_id: customId,
  style: z.int().min(1).max(2),
  label: z.string().max(45).nullish(),
  min_length: z.int().min(0).max(4000).nullish(),
  max_length: z.int().min(1).max(4000).nullish(),
  required: flag,
  value: z.string().max(4000).nullish(),
  placeholder: z.string().max(100).nullish(),
});
const fileUpload = z.object({
  type: z.literal(19),
  ...place,
  custom_id: customId,
  min_values: z.int().min(0).max(10).nullish(),
  max_values: z.int().min(1).max(10).nullish(),
  required: flag,
});
const option = z.object({
  value: z.string().min(1).max(100),
  label: z.string().min(1).max(100),
  description: z.string().max(100).nullish(),
  default: flag,
});
const radioGroup = z.object({
  type: z.literal(21),
  ...place,
  custom_id: customId,
  options: z.array(option).min(2).max(10),
  required: flag,
});
const checkboxGroup = z.object({
  type: z.literal(22),
  ...place,
  custom_id: customId,
  options: z.array(option).min(1).max(10),
  min_values: z.int().min(0).max(10).nullish(),
  max_values: z.int().min(1).max(10).nullish(),
  required: flag,
});
const checkbox = z.object({ type: z.literal(23), ...place, custom_id: customId, default: flag });

const field = z
  .discriminatedUnion('type', [
    textInput,
    stringSelect,
    userSelect,
    roleSelect,
    mentionableSelect,
    channelSelect,
    fileUpload,
    radioGroup,
    checkboxGroup,
    checkbox,
  ])
  .superRefine((value, context) => {
    const wrong = (path: string, message: string): void => context.addIssue({ code: 'custom', path: [path], message });
    if ('disabled' in value && value.disabled) wrong('disabled', 'Nothing in a form can be disabled');
    if ('min_values' in value && value.min_values === 0 && value.required !== false)
      wrong('min_values', 'A field that needs no pick must have required: false');
  });

const label = z.object({
  type: z.literal(18),
  ...place,
  label: z.string().min(1).max(45),
  description: z.string().max(100).nullish(),
  component: field,
});
const row = z.object({ type: z.literal(1), ...place, components: z.array(textInput).length(1) });

/** A form (modal): one to five labelled fields or texts. */
export const formBody = z
  .object({
    custom_id: customId,
    title: z.string().min(1).max(45),
    components: z
      .array(z.discriminatedUnion('type', [label, textDisplay, row]))
      .min(1)
      .max(5),
  })
  .superRefine((form, context) => {
    const ids = fieldsOf(form).map((each) => each.field.custom_id);
    if (new Set(ids).size < ids.length)
      context.addIssue({ code: 'custom', path: ['components'], message: 'Component custom id cannot be duplicated' });
  });

export type FormBody = z.infer<typeof formBody>;
export type FormField = z.infer<typeof field>;

/** The fields of a form with the words beside them. */
export const fieldsOf = (
  form: Pick<FormBody, 'components'>,
): { label: string; hint: string | null; field: FormField }[] =>
  form.components.flatMap((each) => {
    if (each.type === 18) return [{ label: each.label, hint: each.description ?? null, field: each.component }];
    if (each.type === 1) return each.components.map((field) => ({ label: field.label ?? '', hint: null, field }));
    return [];
  });

const offeredChoice = z.object({
  name: z.string().min(1).max(100),
  value: z.union([z.string().max(100), z.number()]),
});
export type OfferedChoice = z.infer<typeof offeredChoice>;

export const choicesBody = z.object({ choices: z.array(offeredChoice).max(25) });

/** The envelope of an answer; what is in `data` depends on the type. */
export const callbackBody = z.object({ type: z.enum(Answer), data: z.unknown().optional() });

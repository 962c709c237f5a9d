import { z } from 'zod';

/** Message components as Discord accepts them, with their single-field limits. */
const place = { id: z.int().min(0).nullish() };
const flag = z.boolean().nullish();
export const customId = z.string().min(1).max(100);
const emoji = z.object({ id: z.string().nullish(), name: z.string().nullish(), animated: flag }).nullish();

const LINK = 5;
const PREMIUM = 6;

const button = z
  .object({
    type: z.literal(2),
    ...place,
    style: z.int().min(1).max(6),
    label: z.string().max(80).nullish(),
    emoji,
    custom_id: customId.nullish(),
    url: z.string().max(512).nullish(),
    sku_id: z.string().nullish(),
    disabled: flag,
  })
  .superRefine((value, context) => {
    if (value.style === LINK ? value.custom_id || !value.url : value.style !== PREMIUM && !value.custom_id)
      context.addIssue({ code: 'custom', path: ['custom_id'], message: 'A custom id or url is required' });
    if (value.style !== PREMIUM && !value.label && !value.emoji)
      context.addIssue({ code: 'custom', path: ['label'], message: 'A label or an emoji is required' });
  });

const picks = {
  custom_id: customId,
  placeholder: z.string().max(150).nullish(),
  min_values: z.int().min(0).max(25).nullish(),
  max_values: z.int().min(1).max(25).nullish(),
  disabled: flag,
  required: flag,
};
const choice = z.object({
  label: z.string().min(1).max(100),
  value: z.string().min(1).max(100),
  description: z.string().max(100).nullish(),
  emoji,
  default: flag,
});
const entities = { ...picks, default_values: z.array(z.object({ id: z.string(), type: z.string() })).nullish() };

export const stringSelect = z.object({
  type: z.literal(3),
  ...place,
  ...picks,
  options: z.array(choice).min(1).max(25),
});
export const userSelect = z.object({ type: z.literal(5), ...place, ...entities });
export const roleSelect = z.object({ type: z.literal(6), ...place, ...entities });
export const mentionableSelect = z.object({ type: z.literal(7), ...place, ...entities });
export const channelSelect = z.object({
  type: z.literal(8),
  ...place,
  ...entities,
  channel_types: z.array(z.int()).nullish(),
});

const isButton = (component: { type: number }): boolean => component.type === 2;

const actionRow = z
  .object({
    type: z.literal(1),
    ...place,
    components: z
      .array(
        z.discriminatedUnion('type', [button, stringSelect, userSelect, roleSelect, mentionableSelect, channelSelect]),
      )
      .min(1)
      .max(5),
  })
  .refine((row) => row.components.every(isButton) || row.components.length === 1, {
    path: ['components'],
    message: 'A row holds five buttons or one select',
  });

const media = z.object({ url: z.string().max(2048) });
export const textDisplay = z.object({ type: z.literal(10), ...place, content: z.string().min(1).max(4000) });
const thumbnail = z.object({ type: z.literal(11), ...place, media, description: z.string().nullish(), spoiler: flag });
const section = z.object({
  type: z.literal(9),
  ...place,
  components: z.array(textDisplay).min(1).max(3),
  accessory: z.discriminatedUnion('type', [button, thumbnail]),
});
const gallery = z.object({
  type: z.literal(12),
  ...place,
  items: z
    .array(z.object({ media, description: z.string().max(1024).nullish(), spoiler: flag }))
    .min(1)
    .max(10),
});
const file = z.object({ type: z.literal(13), ...place, file: media, spoiler: flag });
const separator = z.object({ type: z.literal(14), ...place, divider: flag, spacing: z.int().min(1).max(2).nullish() });
const container = z.object({
  type: z.literal(17),
  ...place,
  accent_color: z.int().min(0).max(0xffffff).nullish(),
  spoiler: flag,
  components: z.array(z.discriminatedUnion('type', [actionRow, textDisplay, section, gallery, file, separator])).min(1),
});

export const messageComponent = z.discriminatedUnion('type', [
  actionRow,
  textDisplay,
  section,
  gallery,
  file,
  separator,
  container,
]);

export type MessageComponent = z.infer<typeof messageComponent>;
export type Button = z.infer<typeof button>;
export type StringSelect = z.infer<typeof stringSelect>;
type Section = z.infer<typeof section>;
export type AnyComponent =
  | MessageComponent
  | z.infer<typeof actionRow>['components'][number]
  | Section['accessory']
  | Section['components'][number];

/** A component and all that is in it, in the order in which a reader meets them. */
export function* walk(components: readonly AnyComponent[]): Generator<AnyComponent> {
  for (const component of components) {
    yield component;
    if ('components' in component) yield* walk(component.components);
    if ('accessory' in component) yield component.accessory;
  }
}

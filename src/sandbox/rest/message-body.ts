import { z } from 'zod';
import { messageComponent, walk, type MessageComponent } from './components.js';
import type { Problem } from './failure.js';

const ids = z.array(z.string()).max(100).nullish();

const allowedMentions = z
  .object({
    parse: z.array(z.enum(['users', 'roles', 'everyone'])).nullish(),
    users: ids,
    roles: ids,
    replied_user: z.boolean().nullish(),
  })
  .superRefine((allowed, context) => {
    for (const kind of ['users', 'roles'] as const)
      if (allowed.parse?.includes(kind) && allowed[kind]?.length)
        context.addIssue({
          code: 'custom',
          path: ['parse'],
          message: `parse:["${kind}"] and ${kind}: [ids...] are mutually exclusive.`,
        });
  });

export type AllowedMentions = z.infer<typeof allowedMentions>;

const upTo = (length: number): z.ZodType<string | null | undefined> => z.string().max(length).nullish();
const embed = z.looseObject({
  title: upTo(256),
  description: upTo(4096),
  fields: z
    .array(z.looseObject({ name: z.string().max(256), value: z.string().max(1024) }))
    .max(25)
    .nullish(),
  footer: z.looseObject({ text: z.string().max(2048) }).nullish(),
  author: z.looseObject({ name: z.string().max(256) }).nullish(),
});

/** What a message can be made or changed with. */
export const messageBody = z.object({
  content: upTo(2000),
  nonce: z.union([z.string().max(25), z.int()]).nullish(),
  enforce_nonce: z.boolean().nullish(),
  tts: z.boolean().nullish(),
  flags: z.int().nullish(),
  embeds: z.array(embed).max(10).nullish(),
  allowed_mentions: allowedMentions.nullish(),
  message_reference: z.object({ message_id: z.string(), fail_if_not_exists: z.boolean().nullish() }).nullish(),
  components: z.array(messageComponent).max(40).nullish(),
  attachments: z
    .array(z.object({ id: z.union([z.string(), z.int()]), filename: upTo(1024), description: upTo(1024) }))
    .max(10)
    .nullish(),
});

export type MessageBody = z.infer<typeof messageBody>;

export const FLAG = {
  SuppressEmbeds: 1 << 2,
  Ephemeral: 1 << 6,
  Loading: 1 << 7,
  SuppressNotifications: 1 << 12,
  V2: 1 << 15,
} as const;

const COMPONENTS_AT_MOST = 40;
const V2_TEXT_AT_MOST = 4_000;
const LEGACY_ROWS = 5;
const EMBED_TEXT_AT_MOST = 6_000;

/** What a message would consist of after a request. */
export interface Parts {
  readonly content: string;
  readonly embeds: readonly unknown[];
  readonly components: readonly MessageComponent[];
  readonly flags: number;
  readonly fileNames: readonly string[];
}

/** Limits over a whole message, beyond those of single fields. */
export function partsProblems(parts: Parts): Problem[] {
  const problems: Problem[] = [];
  const wrong = (at: string, code: string, message: string): number => problems.push({ path: [at], code, message });
  const all = [...walk(parts.components)];
  const v2 = (parts.flags & FLAG.V2) !== 0;
  if (v2) {
    if (parts.content)
      wrong(
        'content',
        'MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2',
        'The content field cannot be used with IS_COMPONENTS_V2',
      );
    if (parts.embeds.length)
      wrong(
        'embeds',
        'MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2',
        'The embeds field cannot be used with IS_COMPONENTS_V2',
      );
    if (all.length > COMPONENTS_AT_MOST)
      wrong('components', 'BASE_TYPE_BAD_LENGTH', `${all.length} components; 40 at most in all`);
    const length = all.reduce((sum, each) => sum + (each.type === 10 ? each.content.length : 0), 0);
    if (length > V2_TEXT_AT_MOST)
      wrong(
        'components',
        'COMPONENT_DISPLAYABLE_TEXT_SIZE_EXCEEDED',
        `${length} characters of text; 4000 at most in all`,
      );
    if (!all.length) wrong('components', 'BASE_TYPE_REQUIRED', 'A message of components needs components');
  } else {
    if (parts.components.length > LEGACY_ROWS)
      wrong('components', 'BASE_TYPE_BAD_LENGTH', 'Must be 5 or fewer in length.');
    if (parts.components.some((each) => each.type !== 1))
      wrong('components', 'UNION_TYPE_CHOICES', 'Value of field "type" must be one of (1,).');
  }
  const customIds = all.flatMap((each) => ('custom_id' in each && each.custom_id ? [each.custom_id] : []));
  const twice = customIds.find((id, index) => customIds.indexOf(id) !== index);
  if (twice !== undefined)
    wrong('components', 'COMPONENT_CUSTOM_ID_DUPLICATED', `Component custom id cannot be duplicated: ${twice}`);
  for (const address of all.flatMap(filesShown))
    if (address.startsWith('attachment://') && !parts.fileNames.includes(address.slice('attachment://'.length)))
      wrong('components', 'UNFURLED_MEDIA_ITEM_REFERENCED_ATTACHMENT_NOT_FOUND', `No file is attached as ${address}`);
  if (JSON.stringify(parts.embeds).length > EMBED_TEXT_AT_MOST * 2)
    wrong('embeds', 'MAX_EMBED_SIZE_EXCEEDED', 'Embed size exceeds maximum size of 6000');
  return problems;
}

function filesShown(component: ReturnType<typeof walk> extends Generator<infer C> ? C : never): string[] {
  if (component.type === 13) return [component.file.url];
  if (component.type === 12) return component.items.map((item) => item.media.url);
  if (component.type === 11) return [component.media.url];
  return [];
}

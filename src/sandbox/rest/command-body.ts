import { ApplicationCommandOptionType as Kind } from 'discord-api-types/v10';
import { z } from 'zod';

const NAME = /^[-_'\p{L}\p{N}\p{sc=Deva}\p{sc=Thai}]{1,32}$/u;
const lowerName = z
  .string()
  .regex(NAME, 'Command name is invalid')
  .refine((name) => name === name.toLowerCase(), { message: 'Command name is invalid' });
const words = z.record(z.string(), z.string()).nullish();
const description = z.string().min(1).max(100);
const choice = z.object({
  name: z.string().min(1).max(100),
  name_localizations: words,
  value: z.union([z.string().max(100), z.number()]),
});
const shared = { name: lowerName, name_localizations: words, description, description_localizations: words };

const PLAIN_KINDS = [
  Kind.String,
  Kind.Integer,
  Kind.Boolean,
  Kind.User,
  Kind.Channel,
  Kind.Role,
  Kind.Mentionable,
  Kind.Number,
  Kind.Attachment,
] as const;

const plainOption = z
  .object({
    ...shared,
    type: z.literal(PLAIN_KINDS),
    required: z.boolean().nullish(),
    choices: z.array(choice).max(25).nullish(),
    autocomplete: z.boolean().nullish(),
    min_value: z.number().nullish(),
    max_value: z.number().nullish(),
    min_length: z.int().min(0).max(6000).nullish(),
    max_length: z.int().min(1).max(6000).nullish(),
    channel_types: z.array(z.int()).nullish(),
  })
  .refine((option) => !(option.autocomplete && option.choices?.length), {
    path: ['autocomplete'],
    message: 'Autocomplete excludes choices',
  });

const listOf = <T extends z.ZodType<{ name: string; required?: boolean | null | undefined }>>(
  option: T,
): z.ZodType<z.infer<T>[] | null | undefined> =>
  z
    .array(option)
    .max(25)
    .superRefine((options, context) => {
      const names = options.map((each) => each.name);
      if (new Set(names).size < names.length)
        context.addIssue({ code: 'custom', path: [], message: 'Option names must be unique' });
      const firstOptional = options.findIndex((each) => !each.required);
      const lastRequired = options.findLastIndex((each) => each.required);
      if (firstOptional >= 0 && lastRequired > firstOptional)
        context.addIssue({ code: 'custom', path: [lastRequired], message: 'Required options come first' });
    })
    .nullish();

const subcommand = z.object({ ...shared, type: z.literal(Kind.Subcommand), options: listOf(plainOption) });
const group = z.object({ ...shared, type: z.literal(Kind.SubcommandGroup), options: listOf(subcommand) });
const option = z.discriminatedUnion('type', [subcommand, group, plainOption]);

const CHARACTERS_AT_MOST = 8_000;

/** An application command as Discord accepts it, with the limits of its documentation. */
export const commandBody = z
  .object({
    id: z.string().nullish(),
    type: z.int().min(1).max(3).default(1),
    name: z.string().min(1).max(32),
    name_localizations: words,
    description: z.string().max(100).default(''),
    description_localizations: words,
    options: listOf(option),
    default_member_permissions: z.union([z.string(), z.int()]).nullish(),
    dm_permission: z.boolean().nullish(),
    contexts: z.array(z.int()).nullish(),
    integration_types: z.array(z.int()).nullish(),
    nsfw: z.boolean().nullish(),
  })
  .superRefine((command, context) => {
    const wrong = (path: string, message: string): void => context.addIssue({ code: 'custom', path: [path], message });
    if (command.type === 1 && !lowerName.safeParse(command.name).success) wrong('name', 'Command name is invalid');
    if (command.type === 1 && !command.description) wrong('description', 'This field is required');
    if (command.type !== 1 && command.description) wrong('description', 'Context menu commands have no description');
    const kinds = new Set((command.options ?? []).map((each) => each.type <= Kind.SubcommandGroup));
    if (kinds.size > 1) wrong('options', 'Sub-commands and plain options exclude each other');
    if (charactersOf(command) > CHARACTERS_AT_MOST) wrong('options', 'APPLICATION_COMMAND_TOO_LARGE');
  });

export type CommandBody = z.infer<typeof commandBody>;
export type CommandOption = z.infer<typeof option>;
export type PlainOption = z.infer<typeof plainOption>;

interface Named {
  readonly name: string;
  readonly description?: string;
  readonly options?: readonly Named[] | null | undefined;
  readonly choices?: readonly { readonly name: string; readonly value: string | number }[] | null | undefined;
}

/** Names, descriptions and choice values over the whole tree: what Discord counts. */
export function charactersOf(command: Named): number {
  const choices = (command.choices ?? []).reduce((sum, each) => sum + each.name.length + String(each.value).length, 0);
  const inner = (command.options ?? []).reduce((sum, each) => sum + charactersOf(each), 0);
  return command.name.length + (command.description ?? '').length + choices + inner;
}

import {
  ApplicationCommandOptionType as Type,
  type AutocompleteInteraction,
  type ChatInputCommandInteraction,
} from 'discord.js';
import { asId, type Snowflake } from '../domain/ids.js';
import { readAttachment } from './attachment.js';
import type { AttachedFile, Options } from './kit.js';

const IDS: ReadonlySet<Type> = new Set([Type.User, Type.Channel, Type.Role, Type.Mentionable]);

/** The options of a command. Attachments are fetched before it is answered. An option of another kind counts as not given. */
export async function optionsOf(interaction: ChatInputCommandInteraction | AutocompleteInteraction): Promise<Options> {
  const given = (name: string) => interaction.options.get(name);
  const files = new Map<string, AttachedFile>();
  if (interaction.isChatInputCommand()) {
    for (const { name } of leaves(interaction.options.data)) {
      const attachment = given(name)?.attachment;
      if (attachment) files.set(name, await readAttachment(attachment));
    }
  }
  return {
    text: (name) => {
      const option = given(name);
      return option?.type === Type.String && typeof option.value === 'string' ? option.value : null;
    },
    integer: (name) => {
      const option = given(name);
      return option?.type === Type.Integer && Number.isSafeInteger(option.value) ? Number(option.value) : null;
    },
    id: (name) => {
      const option = given(name);
      return option && IDS.has(option.type) && typeof option.value === 'string' ? asId<Snowflake>(option.value) : null;
    },
    file: (name) => files.get(name) ?? null,
  };
}

interface Leaf {
  readonly name: string;
  readonly options?: readonly Leaf[];
}

/** The options inside a subcommand, or those of a root without one. */
const leaves = (options: readonly Leaf[]): Leaf[] =>
  options.flatMap((option) => (option.options ? leaves(option.options) : [option]));

import { ApplicationCommandOptionType as Kind } from 'discord-api-types/v10';
import type { CommandOption, PlainOption } from '../rest/command-body.js';
import type { Channel, Command } from '../world/model.js';
import type { World } from '../world/world.js';

/** One line that can be typed, such as `/proposal open`, with its options. */
export interface CommandForm {
  readonly line: string;
  readonly description: string;
  readonly options: readonly OptionForm[];
}

export interface OptionForm {
  readonly name: string;
  readonly description: string;
  readonly required: boolean;
  readonly kind: 'text' | 'number' | 'flag' | 'choice' | 'file';
  readonly autocomplete: boolean;
  readonly choices: readonly string[];
}

/** Commands as forms: subcommands become lines of their own, people and places become choices. */
export function commandForms(world: World, channel: Channel, commands: readonly Command[]): CommandForm[] {
  const lines = (line: string, description: string, options: readonly CommandOption[]): CommandForm[] => {
    const inner = options.flatMap((each) =>
      'options' in each && each.type <= Kind.SubcommandGroup
        ? lines(`${line} ${each.name}`, each.description, each.options ?? [])
        : [],
    );
    if (inner.length) return inner;
    const plain = options.filter((each): each is PlainOption => each.type > Kind.SubcommandGroup);
    return [{ line, description, options: plain.map((each) => optionForm(world, channel, each)) }];
  };
  return commands
    .filter((command) => command.body.type === 1)
    .flatMap((command) => lines(`/${command.body.name}`, command.body.description, command.body.options ?? []))
    .sort((a, b) => (a.line < b.line ? -1 : 1));
}

function optionForm(world: World, channel: Channel, option: PlainOption): OptionForm {
  const choices = choicesOf(world, channel, option);
  return {
    name: option.name,
    description: option.description,
    required: option.required ?? false,
    autocomplete: option.autocomplete ?? false,
    choices,
    kind: choices.length
      ? 'choice'
      : option.type === Kind.Boolean
        ? 'flag'
        : option.type === Kind.Attachment
          ? 'file'
          : option.type === Kind.Integer || option.type === Kind.Number
            ? 'number'
            : 'text',
  };
}

function choicesOf(world: World, channel: Channel, option: PlainOption): string[] {
  if (option.choices?.length) return option.choices.map((each) => each.name);
  const server = world.serverOf(channel);
  switch (option.type) {
    case Kind.User:
    case Kind.Mentionable:
      return [...server.members.keys()]
        .map((id) => world.user(id))
        .filter((each) => !each.bot)
        .map((each) => each.name);
    case Kind.Role:
      return [...server.roles.values()].map((each) => each.name);
    case Kind.Channel:
      return world
        .channelsOf(server.id)
        .filter((each) => !each.thread && (!option.channel_types?.length || option.channel_types.includes(each.type)))
        .map((each) => each.name);
    default:
      return [];
  }
}

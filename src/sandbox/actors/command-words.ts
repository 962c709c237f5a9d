import { ApplicationCommandOptionType as Kind } from 'discord-api-types/v10';
import type { CommandOption, PlainOption } from '../rest/command-body.js';
import type { Command } from '../world/model.js';
import { RefusedByClient } from './refused.js';

/** A command's words taken apart: `/proposal open` is the root and its subcommand. */
export function commandWords(line: string): [root: string, ...rest: string[]] {
  const [root = '', ...rest] = line.trim().replace(/^\//u, '').split(/\s+/u);
  return [root, ...rest];
}

/** The plain options that a command's subcommand takes. */
export function optionsOf(command: Command, path: readonly string[]): readonly PlainOption[] {
  let options: readonly CommandOption[] = command.body.options ?? [];
  for (const word of path) {
    const inner = options.find((each) => each.name === word);
    if (!inner || inner.type > Kind.SubcommandGroup)
      throw new RefusedByClient(`/${command.body.name} has no “${path.join(' ')}”`);
    options = 'options' in inner ? (inner.options ?? []) : [];
  }
  if (options.some((each) => each.type <= Kind.SubcommandGroup))
    throw new RefusedByClient(`/${[command.body.name, ...path].join(' ')} wants one of its subcommands`);
  return options.filter((each): each is PlainOption => each.type > Kind.SubcommandGroup);
}

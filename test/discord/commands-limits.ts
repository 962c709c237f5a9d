import { ApplicationCommandOptionType as Type, type APIApplicationCommandOption } from 'discord-api-types/v10';
import type { Command } from '../../src/discord/kit.js';

const NAME = /^[a-z0-9-]{1,32}$/u;
const DESCRIPTION_AT_MOST = 100;
const PER_LEVEL_AT_MOST = 25;
const CHOICE_AT_MOST = 100;
const CHARACTERS_AT_MOST = 8_000;
const ROOTS_AT_MOST = 100;

/** What of a list of commands Discord would not take, or dispatch could not find; one sentence each, empty when all is well. */
export function limitsOf(commands: readonly Command[]): string[] {
  const found = commands.flatMap(({ data, run }) => {
    const options: readonly APIApplicationCommandOption[] = data.options ?? [];
    const subcommands = options.filter(({ type }) => type === Type.Subcommand).map(({ name }) => name);
    const expected = subcommands.length > 0 ? subcommands : [''];
    const broken = [
      ...namesOf(data.name, data.description, data.name),
      ...optionsOf(options, data.name),
      ...(charactersOf(data) > CHARACTERS_AT_MOST ? [`/${data.name} has ${charactersOf(data)} characters`] : []),
      ...expected.filter((name) => !Object.hasOwn(run, name)).map((name) => `/${data.name} ${name} does nothing`),
      ...Object.keys(run)
        .filter((name) => !expected.includes(name))
        .map((name) => `/${data.name} ${name} can't be asked for`),
    ];
    if (subcommands.length > 0 && subcommands.length < options.length)
      broken.push(`/${data.name} has both subcommands and options`);
    return broken;
  });
  const twice = (what: string, names: readonly string[]) =>
    names.filter((name, at) => names.indexOf(name) !== at).map((name) => `the ${what} ${name} is there twice`);
  return [
    ...found,
    ...twice(
      'root',
      commands.map(({ data }) => data.name),
    ),
    ...twice(
      'action',
      commands.flatMap(({ buttons }) => Object.keys(buttons ?? {})),
    ),
    ...twice(
      'form',
      commands.flatMap(({ forms }) => Object.keys(forms ?? {})),
    ),
    ...(commands.length > ROOTS_AT_MOST ? [`there are ${commands.length} roots`] : []),
  ];
}

function namesOf(name: string, description: string, path: string): string[] {
  return [
    ...(NAME.test(name) ? [] : [`${path}: "${name}" is no name`]),
    ...(description.length >= 1 && description.length <= DESCRIPTION_AT_MOST
      ? []
      : [`${path}: the description has ${description.length} characters`]),
  ];
}

function optionsOf(options: readonly APIApplicationCommandOption[], path: string): string[] {
  const firstOptional = options.findIndex(({ required }) => !required);
  const late = firstOptional >= 0 && options.slice(firstOptional).some(({ required }) => required);
  return [
    ...(options.length > PER_LEVEL_AT_MOST ? [`${path} has ${options.length} options`] : []),
    ...(late ? [`${path}: a required option comes after an optional one`] : []),
    ...options.flatMap((option) => {
      const here = `${path} ${option.name}`;
      const inner = 'options' in option ? (option.options ?? []) : [];
      const choices = 'choices' in option ? (option.choices ?? []) : [];
      return [
        ...namesOf(option.name, option.description, here),
        ...optionsOf(inner, here),
        ...(choices.length > PER_LEVEL_AT_MOST ? [`${here} has ${choices.length} choices`] : []),
        ...(choices.length > 0 && 'autocomplete' in option && option.autocomplete ? [`${here} has choices twice`] : []),
        ...choices
          .filter(
            ({ name, value }) =>
              name.length < 1 || name.length > CHOICE_AT_MOST || String(value).length > CHOICE_AT_MOST,
          )
          .map(({ name }) => `${here}: the choice "${name}" is too long`),
      ];
    }),
  ];
}

/** Names, descriptions and choice values of a whole command, as Discord counts them. */
export function charactersOf(part: {
  name: string;
  description: string;
  options?: unknown;
  choices?: unknown;
}): number {
  const options = (part.options ?? []) as readonly (typeof part)[];
  const choices = (part.choices ?? []) as readonly { name: string; value: string | number }[];
  return (
    part.name.length +
    part.description.length +
    options.reduce((sum, option) => sum + charactersOf(option), 0) +
    choices.reduce((sum, { name, value }) => sum + name.length + String(value).length, 0)
  );
}

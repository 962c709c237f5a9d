import type { SlashCommandBuilder, SlashCommandSubcommandBuilder } from '@discordjs/builders';
import type { RESTPostAPIChatInputApplicationCommandsJSONBody } from 'discord-api-types/v10';
import type { Deps } from '../app/deps.js';
import type { Refusal } from '../domain/refusal.js';
import type { Snowflake } from '../domain/ids.js';
import type { Place } from '../domain/place.js';
import type { Act } from '../app/act.js';
import type { Card } from '../text/card.js';
import type { Form, Typed } from '../text/form.js';

export type { Place };

/** A slash command with everything that belongs to it. One file in commands/ each. */
export interface Command {
  /** Made with @discordjs/builders; its name is the root. */
  readonly data: RESTPostAPIChatInputApplicationCommandsJSONBody;
  readonly place: Place;
  /** By subcommand name; `''` for a root without subcommands. */
  readonly run: { readonly [subcommand: string]: Run };
  /** By option name; a subcommand's own under `subcommand option`. At most 25 choices are shown. */
  readonly autocomplete?: { readonly [option: string]: Autocomplete };
  /** By action: the `<action>` of a custom id `v1:<action>:<argument>`; unique over all commands. */
  readonly buttons?: { readonly [action: string]: Press };
  /** By form name, unique over all commands. */
  readonly forms?: { readonly [name: string]: FormKind };
  /** Actions and forms that logs and counts don't name, because it is nobody's affair that they are used (E2). */
  readonly confidential?: readonly string[];
}

/** A subcommand with everything that belongs to it: one file in `commands/<root>/` each. */
export interface Subcommand extends Pick<Command, 'autocomplete' | 'buttons' | 'forms' | 'confidential'> {
  readonly data: SlashCommandSubcommandBuilder;
  readonly run: Run;
}

export type Run = (act: Act, options: Options, deps: Deps) => Promise<Answer>;
export type Press = (act: Act, argument: string, deps: Deps) => Promise<Answer>;
export type Autocomplete = (act: Act, typed: string, options: Options, deps: Deps) => Promise<Choice[]>;

export interface Choice {
  readonly name: string;
  readonly value: string;
}

/** The options of a command by name, typed at the edge. An attachment comes with its text already fetched. */
export interface Options {
  text(name: string): string | null;
  integer(name: string): number | null;
  id(name: string): Snowflake | null;
  file(name: string): AttachedFile | null;
}

export interface AttachedFile {
  readonly name: string;
  /** The content as text; null when it is no text file, too large (1 MiB), or could not be fetched. */
  readonly content: string | null;
}

/** A form: how it looks, and what happens with what was typed. What a refusal sends back is kept and offered again. */
export interface FormKind {
  /** `kept` holds what was typed before, by field name, when the form is opened again by Edit. */
  readonly build: (act: Act, argument: string, kept: Typed, deps: Deps) => Promise<Form | Refused>;
  /** `file` gives what was uploaded in a field of kind `file`. */
  readonly submit: (
    act: Act,
    argument: string,
    typed: Typed,
    deps: Deps,
    file: (field: string) => AttachedFile | null,
  ) => Promise<Answer>;
}

export interface Refused {
  readonly type: 'refused';
  readonly refusal: Refusal;
}

/** What a handler answers; dispatch gives it to Discord in time. */
export type Answer =
  /** Only the person who asked sees it. On a button of a private card it replaces that card. */
  | { readonly type: 'private'; readonly card: Card }
  /** Opens a form. It must be the first answer, so a handler that opens one does nothing slow before. */
  | { readonly type: 'form'; readonly form: string; readonly argument: string; readonly kept?: Typed }
  | Refused;

export const privately = (card: Card): Answer => ({ type: 'private', card });
export const openForm = (form: string, argument: string, kept?: Typed): Answer =>
  kept ? { type: 'form', form, argument, kept } : { type: 'form', form, argument };
export const refuse = (refusal: Refusal): Refused => ({ type: 'refused', refusal });

/** Further than any list reaches. */
const PAGES_AT_MOST = 10_000;

/** The page, from 0, in a button's argument. It comes from outside, so it may be anything. */
export const pageOf = (typed: string): number =>
  /^\d{1,9}$/u.test(typed) ? Math.min(Number(typed), PAGES_AT_MOST) : 0;

/** Keeps the literal names of a part while checking its shape. */
export const defineCardPart = <const P extends CardPart>(part: P): P => part;

/** Keeps a subcommand's literal names while checking its shape. */
export const defineSubcommand = <const S extends Subcommand>(subcommand: S): S => subcommand;

/** Buttons of cards that belong to a root and to none of its subcommands, with the forms that they open. */
export type CardPart = Pick<Command, 'buttons' | 'forms' | 'confidential'>;

/** A root made of its subcommands, in the order in which they are given. Throws when two parts want the same name. */
export function commandOf(
  { place, data }: { readonly place: Place; readonly data: SlashCommandBuilder },
  subcommands: readonly Subcommand[],
  onCards: readonly CardPart[] = [],
): Command {
  const parts = [...subcommands, ...onCards];
  for (const subcommand of subcommands) data.addSubcommand(subcommand.data);
  const nameOf = ({ data: { name } }: Subcommand): string => name;
  return {
    place,
    data: data.toJSON(),
    run: together(subcommands.map((each) => ({ [nameOf(each)]: each.run }))),
    autocomplete: together(
      subcommands.map((each) =>
        Object.fromEntries(
          Object.entries(each.autocomplete ?? {}).map(([option, complete]) => [`${nameOf(each)} ${option}`, complete]),
        ),
      ),
    ),
    buttons: together(parts.map(({ buttons }) => buttons ?? {})),
    forms: together(parts.map(({ forms }) => forms ?? {})),
    confidential: parts.flatMap(({ confidential }) => confidential ?? []),
  };
}

function together<T>(parts: readonly { readonly [name: string]: T }[]): { readonly [name: string]: T } {
  const entries = parts.flatMap((part) => Object.entries(part));
  const names = new Set(entries.map(([name]) => name));
  if (names.size < entries.length) throw new Error(`a name is there twice among ${[...names].join(', ')}`);
  return Object.fromEntries(entries);
}

/** Keeps a command's literal names while checking its shape. */
export const defineCommand = <const C extends Command>(command: C): C => command;

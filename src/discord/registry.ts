import type { Autocomplete, Command, FormKind, Press } from './kit.js';

/** Handlers by the names under which Discord calls them. */
export interface Registry {
  readonly commands: ReadonlyMap<string, Command>;
  readonly buttons: ReadonlyMap<string, Press>;
  readonly forms: ReadonlyMap<string, FormKind>;
  /** Actions and forms whose names are not told. */
  readonly confidential: ReadonlySet<string>;
}

/** Actions that dispatch itself handles: a draft opened again, and a form that could not be opened at once. */
export const OWN_ACTIONS = { edit: 'edit', openForm: 'open-form' } as const;

/** All commands by name. Throws when two of them want the same root, action or form. */
export function registryOf(list: readonly Command[]): Registry {
  const commands = new Map<string, Command>();
  const buttons = new Map<string, Press>();
  const forms = new Map<string, FormKind>();
  for (const command of list) {
    addOnce(commands, 'root', command.data.name, command);
    for (const [action, press] of Object.entries(command.buttons ?? {})) addOnce(buttons, 'action', action, press);
    for (const [name, form] of Object.entries(command.forms ?? {})) addOnce(forms, 'form', name, form);
  }
  for (const own of Object.values(OWN_ACTIONS))
    if (buttons.has(own)) throw new Error(`the action "${own}" belongs to dispatch`);
  const confidential = new Set(list.flatMap((command) => command.confidential ?? []));
  return { commands, buttons, forms, confidential };
}

function addOnce<T>(map: Map<string, T>, kind: string, name: string, value: T): void {
  if (map.has(name)) throw new Error(`two commands have the ${kind} "${name}"`);
  map.set(name, value);
}

/** What completes an option: the subcommand's own handler before the root's. */
export const autocompleteOf = (command: Command, subcommand: string, option: string): Autocomplete | null =>
  command.autocomplete?.[`${subcommand} ${option}`] ?? command.autocomplete?.[option] ?? null;

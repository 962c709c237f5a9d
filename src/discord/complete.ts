import { setTimeout as pause } from 'node:timers/promises';
import type { AutocompleteInteraction } from 'discord.js';
import type { Deps } from '../app/deps.js';
import type { Log } from '../ports/log.js';
import { loggable } from './discord-error.js';
import { cut } from './fit.js';
import type { Choice } from './kit.js';
import { optionsOf } from './options.js';
import { autocompleteOf, type Registry } from './registry.js';
import { actOf } from './who.js';

/** Discord's limits for what is offered while somebody types. */
const CHOICES_AT_MOST = 25;
const NAME_AT_MOST = 100;
const VALUE_AT_MOST = 100;
/** Of the three seconds that Discord waits. */
const FOUND_WITHIN_MS = 2_000;

/** Offers choices while somebody types. Whatever goes wrong, nothing is offered; never throws. */
export async function complete(
  interaction: AutocompleteInteraction,
  registry: Registry,
  deps: Deps,
  log: Log,
): Promise<'answered' | 'failed'> {
  try {
    const late = pause(FOUND_WITHIN_MS, [], { ref: false });
    const found = choicesFor(interaction, registry, deps).catch((error: unknown) => {
      log.error({ command: interaction.commandName, ...loggable(error) }, 'finding choices failed');
      return [];
    });
    await interaction.respond(shown(await Promise.race([found, late])));
    return 'answered';
  } catch (error) {
    log.debug(loggable(error), 'choices could not be offered');
    return 'failed';
  }
}

async function choicesFor(interaction: AutocompleteInteraction, registry: Registry, deps: Deps): Promise<Choice[]> {
  const command = registry.commands.get(interaction.commandName);
  const act = await actOf(interaction);
  const { name, value } = interaction.options.getFocused(true);
  const find = command && autocompleteOf(command, interaction.options.getSubcommand(false) ?? '', name);
  return act && find ? find(act, value, await optionsOf(interaction), deps) : [];
}

const shown = (choices: readonly Choice[]): Choice[] =>
  choices
    .filter(({ name, value }) => name.trim() !== '' && value !== '' && value.length <= VALUE_AT_MOST)
    .slice(0, CHOICES_AT_MOST)
    .map(({ name, value }) => ({ name: cut(name, NAME_AT_MOST), value }));

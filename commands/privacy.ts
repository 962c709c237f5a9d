import { SlashCommandBuilder } from '@discordjs/builders';
import { setQuietHours, showReminderWish, switchDirect, switchKind } from '../src/app/reminder-wish.js';
import { defineCommand, openForm, privately, refuse, type Answer } from '../src/discord/kit.js';
import { quietHoursForm, remindersPage } from '../src/text/pages/reminders.js';

const reminded = (changed: Awaited<ReturnType<typeof switchDirect>>): Answer =>
  changed.ok ? privately(remindersPage(changed.value)) : refuse(changed.refusal);

/** `/privacy`: what the bot may do with what it knows of somebody, and how it may speak to them (X6). */
export default defineCommand({
  place: 'everywhere',
  data: new SlashCommandBuilder()
    .setName('privacy')
    .setDescription('What the bot knows of you, and how it speaks to you')
    .addSubcommand((subcommand) =>
      subcommand.setName('reminders').setDescription('How you are reminded: of what, where, and when not'),
    )
    .toJSON(),
  run: {
    reminders: async (act, _options, deps) => privately(remindersPage(await showReminderWish(deps, act))),
  },
  buttons: {
    'remind-kind': async (act, argument, deps) => {
      const [kind = '', on] = argument.split(':');
      return reminded(await switchKind(deps, act, kind, on === 'on'));
    },
    'remind-direct': async (act, on, deps) => reminded(await switchDirect(deps, act, on === 'on')),
    'remind-quiet': async () => openForm('remind-quiet', ''),
  },
  forms: {
    'remind-quiet': {
      build: async (act, _argument, kept, deps) => quietHoursForm((await showReminderWish(deps, act)).wish, kept),
      submit: async (act, _argument, typed, deps) => {
        const hours = { from: typed['from'] ?? '', to: typed['to'] ?? '', zone: typed['zone'] ?? '' };
        return reminded(await setQuietHours(deps, act, hours));
      },
    },
  },
});

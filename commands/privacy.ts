import { SlashCommandBuilder } from '@discordjs/builders';
import type { Act } from '../src/app/act.js';
import type { Deps } from '../src/app/deps.js';
import { erasePerson } from '../src/app/erase-person.js';
import { ownData } from '../src/app/own-data.js';
import { setQuietHours, showReminderWish, switchDirect, switchKind } from '../src/app/reminder-wish.js';
import { endedByWithholding, ownConsent, setConsent } from '../src/app/set-consent.js';
import { defineCommand, openForm, privately, refuse, type Answer } from '../src/discord/kit.js';
import { consentPage, withholdingEndsPage } from '../src/text/pages/consent.js';
import {
  ERASE_WORD,
  eraseForm,
  erasePage,
  erasedPage,
  nothingToErasePage,
  ownExportPage,
  privacyPage,
} from '../src/text/pages/privacy.js';
import { quietHoursForm, remindersPage } from '../src/text/pages/reminders.js';

const show = async (act: Act, deps: Deps): Promise<Answer> => privately(privacyPage(await ownData(deps, act)));

const exportOwn = async (act: Act, deps: Deps): Promise<Answer> =>
  privately(ownExportPage(await ownData(deps, act), new Date(act.at).toISOString()));

async function answer(act: Act, consent: 'given' | 'withheld', deps: Deps): Promise<Answer> {
  const set = await setConsent(deps, act, consent);
  return set.ok ? privately(consentPage(set.value)) : refuse(set.refusal);
}

async function erase(act: Act, deps: Deps): Promise<Answer> {
  const erased = await erasePerson(deps, act);
  if (!erased.ok) return refuse(erased.refusal);
  return privately(erased.value.found ? erasedPage() : nothingToErasePage());
}

/** P7: asks first where a "no" ends WG Membership. */
async function withhold(act: Act, deps: Deps): Promise<Answer> {
  const groups = await endedByWithholding(deps, act);
  return groups.length === 0 ? answer(act, 'withheld', deps) : privately(withholdingEndsPage(groups));
}

const reminded = (changed: Awaited<ReturnType<typeof switchDirect>>): Answer =>
  changed.ok ? privately(remindersPage(changed.value)) : refuse(changed.refusal);

/** `/privacy`: what is kept of oneself and what one can do about it (X8), and how one is reminded (X6). */
export default defineCommand({
  place: 'everywhere',
  data: new SlashCommandBuilder()
    .setName('privacy')
    .setDescription('What is kept of you, and what you can do about it')
    .addSubcommand((subcommand) => subcommand.setName('show').setDescription('What is kept of you in this server'))
    .addSubcommand((subcommand) => subcommand.setName('export').setDescription('All of it as a file, for you alone'))
    .addSubcommand((subcommand) =>
      subcommand.setName('consent').setDescription('Whether your name may appear outside Discord'),
    )
    .addSubcommand((subcommand) => subcommand.setName('erase').setDescription('Erase it; shows first what that does'))
    .addSubcommand((subcommand) =>
      subcommand.setName('reminders').setDescription('How you are reminded: of what, where, and when not'),
    )
    .toJSON(),
  run: {
    show: (act, _options, deps) => show(act, deps),
    export: (act, _options, deps) => exportOwn(act, deps),
    consent: async (act, _options, deps) => privately(consentPage(await ownConsent(deps, act))),
    erase: async (act, _options, deps) => privately(erasePage(await ownData(deps, act))),
    reminders: async (act, _options, deps) => privately(remindersPage(await showReminderWish(deps, act))),
  },
  buttons: {
    'privacy-show': (act, _argument, deps) => show(act, deps),
    'privacy-export': (act, _argument, deps) => exportOwn(act, deps),
    'privacy-consent': async (act, _argument, deps) => privately(consentPage(await ownConsent(deps, act))),
    'privacy-erase': async (act, _argument, deps) => privately(erasePage(await ownData(deps, act))),
    'privacy-erase-form': async () => openForm('erase', ''),
    'consent-give': (act, _argument, deps) => answer(act, 'given', deps),
    'consent-withhold': (act, _argument, deps) => withhold(act, deps),
    'consent-withhold-anyway': (act, _argument, deps) => answer(act, 'withheld', deps),
    'remind-kind': async (act, argument, deps) => {
      const [kind = '', on] = argument.split(':');
      return reminded(await switchKind(deps, act, kind, on === 'on'));
    },
    'remind-direct': async (act, on, deps) => reminded(await switchDirect(deps, act, on === 'on')),
    'remind-quiet': async () => openForm('remind-quiet', ''),
  },
  forms: {
    erase: {
      build: async (_act, _argument, kept) => eraseForm(kept),
      submit: async (act, _argument, typed, deps) =>
        (typed['word'] ?? '').trim().toUpperCase() === ERASE_WORD
          ? erase(act, deps)
          : refuse({ clause: 'X8', code: 'not-confirmed', word: ERASE_WORD }),
    },
    'remind-quiet': {
      build: async (act, _argument, kept, deps) => quietHoursForm((await showReminderWish(deps, act)).wish, kept),
      submit: async (act, _argument, typed, deps) => {
        const hours = { from: typed['from'] ?? '', to: typed['to'] ?? '', zone: typed['zone'] ?? '' };
        return reminded(await setQuietHours(deps, act, hours));
      },
    },
  },
});

import { parseArgs } from 'node:util';
import { openStore } from '../adapters/prisma/store.js';
import { StartupFault } from '../adapters/prisma/startup-fault.js';
import type { Reminded } from '../app/remind.js';
import type { Settings } from '../config.js';
import { dayTyped } from '../domain/calendar.js';
import { channelNameOf } from '../domain/group.js';
import type { Instant } from '../domain/ids.js';
import type { Clock } from '../ports/clock.js';
import type { Reminder } from '../ports/reminder.js';
import type { Store } from '../ports/store.js';
import { remindersForeseen, type Names } from '../text/reminders-foreseen.js';
import { EXIT, type ExitCode } from './exit-codes.js';
import { foresee } from './reminders-preview.js';
import { everyFileOf } from './rooms.js';

const USAGE = `Shows which reminders would go out, to whom and why, and which are held back. Sends and changes nothing.

  npm run reminders -- --dry-run [--at <time>]

  --at  shows everything from now until then, such as 2026-11-30 or 2026-11-30T09:00Z, as things stand now;
        without it what would go out now`;

/** What the command needs of the world. */
export interface RemindersWorld {
  readonly settings: Settings;
  readonly clock: Clock;
  readonly print: (text: string) => void;
  readonly complain: (text: string) => void;
}

/** X6: `npm run reminders`: prints what would go out. Answers the exit code. */
export async function remindersCommand(args: readonly string[], world: RemindersWorld): Promise<ExitCode> {
  const { settings, clock, print, complain } = world;
  const asked = argumentsOf(args);
  if (asked === null) {
    complain(USAGE);
    return EXIT.settings;
  }
  if (!asked.dryRun) {
    complain('Reminders are sent by the bot itself. Add --dry-run to see what it would send.');
    return EXIT.settings;
  }
  const now = clock.now();
  const to = asked.at === null ? now : instantTyped(asked.at);
  if (to === null || to < now) {
    complain(`"${asked.at}" is ${to === null ? 'not a time' : 'in the past'}; give one such as 2026-11-30T09:00Z.`);
    return EXIT.settings;
  }
  let store: Store;
  try {
    store = await openStore(settings.databaseUrl);
  } catch (error) {
    if (!(error instanceof StartupFault)) throw error;
    const hint = error.reason === 'locked' ? ' It is most likely the bot itself: stop it, look, start it again.' : '';
    complain(error.message + hint);
    return EXIT.database;
  }
  try {
    const reminders = await everyFileOf<Reminder>(new URL('../reminders/', import.meta.url));
    const foreseen = await foresee(store, reminders, now, to);
    const names = await namesOf(
      store,
      foreseen.flatMap(({ messages, held }) => [...messages.flatMap(({ became }) => became), ...held]),
    );
    print(remindersForeseen(foreseen, names, { now, to }));
    return EXIT.done;
  } finally {
    await store.close();
  }
}

function argumentsOf(args: readonly string[]): { readonly dryRun: boolean; readonly at: string | null } | null {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: { 'dry-run': { type: 'boolean' }, at: { type: 'string' } },
    });
    return { dryRun: values['dry-run'] ?? false, at: values.at ?? null };
  } catch {
    return null; // an option that is none of ours
  }
}

/** ISO 8601; a time without a zone is in UTC, whatever the machine's zone. */
function instantTyped(typed: string): Instant | null {
  const [, day = '', time = '00:00', zone = 'Z'] =
    /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2}(?::\d{2})?))?(Z|[+-]\d{2}:\d{2})?$/u.exec(typed.trim()) ?? [];
  const at = Date.parse(`${day}T${time}${zone}`);
  return dayTyped(day, 'start') === null || Number.isNaN(at) ? null : at;
}

/** What people and channels are called on a terminal. */
async function namesOf(store: Store, became: readonly Reminded[]): Promise<Names> {
  return store.read(async (tx) => {
    const people = new Map<string, string>();
    const accounts = new Map<string, string>();
    for (const person of await tx.people.findMany([...new Set(became.map(({ personId }) => personId))])) {
      const name = person.name ?? person.github ?? person.discordName ?? person.accounts[0] ?? person.id;
      people.set(person.id, name);
      for (const account of person.accounts) accounts.set(account, name);
    }
    const channels = new Map<string, string>();
    for (const id of new Set(became.map(({ occasion }) => occasion.groupId))) {
      const group = await tx.groups.find(id);
      if (group?.channelId) channels.set(group.channelId, `#${channelNameOf(group.kind, group.name)}`);
    }
    return { people, accounts, channels };
  });
}

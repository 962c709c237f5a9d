import { setTimeout as pause } from 'node:timers/promises';
import { createDiscordLink } from '../adapters/discord/link.js';
import { files } from '../adapters/files/files.js';
import type { Fatal } from '../adapters/discord/fatal.js';
import { announce } from '../app/announce.js';
import { channelChanged } from '../app/channel-changed.js';
import { createDiscussionCount } from '../app/count-discussion.js';
import type { Deps } from '../app/deps.js';
import type { MakeJob } from '../app/job.js';
import { noteOutage } from '../app/note-outage.js';
import { permissionsChanged } from '../app/permissions-changed.js';
import { directRefused } from '../app/reminder-wish.js';
import { partFromServer, partFromServers, welcomeServer } from '../app/server-presence.js';
import type { Settings } from '../config.js';
import { createDispatch } from '../discord/dispatch.js';
import type { Command } from '../discord/kit.js';
import { createRegistration } from '../discord/register.js';
import type { Clock } from '../ports/clock.js';
import type { Log } from '../ports/log.js';
import type { Reminder } from '../ports/reminder.js';
import type { Store } from '../ports/store.js';
import { cardOf } from './card-of.js';
import { keepCommands } from './commands-kept.js';
import { keepConnection } from './connection.js';
import type { Observer } from './observer.js';
import { runDue } from './occurrences.js';
import { createOutbox } from './outbox.js';
import { createReconciling } from './reconciling.js';
import { createReminders } from './reminders.js';
import { everyFileOf } from './rooms.js';
import { createScheduler } from './scheduler.js';

export interface EngineParts {
  readonly settings: Settings;
  readonly token: string;
  readonly store: Store;
  readonly clock: Clock;
  readonly log: Log;
  readonly onFatal: (fatal: Fatal) => void;
  readonly observer: Observer;
  /** Whether this instance may do anything in Discord now. */
  readonly mayAct: () => boolean;
  /** See OutboxDeps. */
  readonly editEveryMs?: number;
}

/** What an active instance does: it listens to people, does what time asks for, and delivers. */
export interface Engine {
  readonly deps: Deps;
  /** Connects to Discord and begins to tick. Resolves once both happened, or once it is stopped. */
  start(): Promise<void>;
  tick(): Promise<void>;
  /** Ticks and delivers until nothing is left to do at this time. */
  settle(): Promise<void>;
  /** Ends what is under way, within 9 seconds, and leaves Discord. */
  stop(): Promise<void>;
}

const HANDLERS_END_WITHIN_MS = 4_000;
const DELIVERY_ENDS_WITHIN_MS = 3_000;
const DELIVERY_STOPS_WITHIN_MS = 1_000;
const LINK_ENDS_WITHIN_MS = 1_000;

export async function createEngine(parts: EngineParts): Promise<Engine> {
  const { settings, token, store, clock, log, onFatal, observer, mayAct, editEveryMs } = parts;
  const commands = await everyFileOf<Command>(new URL('../../commands/', import.meta.url));
  const reminders = await everyFileOf<Reminder>(new URL('../reminders/', import.meta.url));
  const makeJobs = await everyFileOf<MakeJob>(new URL('../jobs/', import.meta.url));
  const handling = new Set<Promise<void>>();
  let ending = false;

  const link = createDiscordLink({
    token,
    apiUrl: settings.discordApiUrl,
    clock,
    log: log.child({ part: 'discord' }),
    mayAct,
    onFatal,
    onInteraction: (interaction) => (ending ? Promise.resolve() : handled(dispatch(interaction))),
    onServer: (place) => handled(welcome(place)),
    onServerGone: (serverId) => handled(partFromServer(deps, serverId)),
    onSession: async (how) => {
      observer.onSession(how);
      if (how === 'new') await handled(lookAround());
    },
    onChannel: async (change) => {
      if (change.kind === 'text') await handled(channelChanged(deps, change));
    },
    onWritten: (written) => (ending ? Promise.resolve() : handled(countDiscussion(written))),
    onPermissions: (change) => handled(lookAtPermissions(change)),
  });
  /** What is begun is ended before the engine is, and counts as work that is not settled. */
  const handled = (work: Promise<void>): Promise<void> => {
    const over = work.catch(() => undefined).finally(() => handling.delete(over));
    handling.add(over);
    return work;
  };
  const welcome = async (place: Parameters<typeof welcomeServer>[1]): Promise<void> => {
    await welcomeServer(deps, place);
    await commandsKept.now(place.id);
  };
  const lookAround = async (): Promise<void> => {
    const present = link.serverIds();
    await partFromServers(deps, new Set(present));
    if (!ending) reconciling.begin(present);
  };
  const lookAtPermissions = async (change: Parameters<typeof permissionsChanged>[1]): Promise<void> => {
    const result = await permissionsChanged(deps, change);
    if (!result.ok)
      log.warn({ serverId: change.serverId, ...result.failure }, 'it could not be read where commands show');
  };

  const outbox = createOutbox({
    store,
    chat: link.chat,
    clock,
    log: log.child({ part: 'outbox' }),
    ...(editEveryMs === undefined ? {} : { editEveryMs }),
    cardOf: (tx, row) => cardOf(tx, row, reminders, clock.now(), files),
    onAnnounced: (tx, id, at) => announce(tx, deps, id, at),
    onDirectRefused: async (tx, userId, serverId) => {
      await directRefused(tx, serverId, userId);
      log.info({ serverId }, 'somebody takes no direct messages');
    },
    onDelivered: (delivered) => observer.onDelivered(delivered),
  });
  const deps: Deps = {
    store,
    clock,
    chat: link.chat,
    files,
    permissions: link.permissions,
    roots: commands.map(({ data, place }) => ({ name: data.name, place })),
    edition: settings.rulesEdition,
    outageExtension: settings.outageExtension,
    reminders,
    wake: () => outbox.wake(),
  };
  const countDiscussion = createDiscussionCount(deps);
  const reconciling = createReconciling(deps, log.child({ part: 'reconciling' }));
  const remind = createReminders({
    ...{ store, clock, chat: link.chat, reminders },
    log: log.child({ part: 'reminders' }),
    onReminded: (reminded) => {
      log.debug(reminded, 'people were reminded');
      observer.onReminded(reminded);
    },
  });
  const jobs = makeJobs.map((make) => make(deps));
  const dispatch = createDispatch({
    commands,
    deps,
    log: log.child({ part: 'dispatch' }),
    onHandled: (how) => {
      log.debug(how, 'an interaction was handled');
      observer.onHandled(how);
    },
  });
  const commandsKept = keepCommands(createRegistration(commands, deps, link.commands), { store, log });

  let workDone = 0;
  const scheduler = createScheduler(
    [
      {
        name: 'connection',
        run: () => keepConnection({ store, clock, chat: link.chat, onGap: (gap) => noteOutage(deps, gap) }),
      },
      {
        name: 'jobs',
        run: async () => {
          workDone += await runDue(jobs, { store, clock, log, onJobRan: (ran) => observer.onJobRan(ran) });
          outbox.wake();
        },
      },
      {
        name: 'reminders',
        run: async () => {
          const done = await remind();
          workDone += done;
          if (done > 0) outbox.wake();
        },
      },
      { name: 'commands', run: () => commandsKept.all() },
    ],
    log,
    (ticked) => observer.onTicked(ticked),
  );

  /** Waits for what is ending, not for ever; whatever fails then, the rest is ended as well. */
  const ended = (work: Promise<unknown>, withinMs: number): Promise<unknown> =>
    Promise.race([work, pause(withinMs)]).catch((error: unknown) =>
      log.warn({ err: error }, 'something did not end well'),
    );

  return {
    deps,
    tick: () => scheduler.tick(),
    async start() {
      await link.start();
      // Without a session it is not known which servers there are.
      if (ending || link.applicationId === null) return;
      await partFromServers(deps, new Set(link.serverIds()));
      scheduler.start();
    },
    async settle() {
      let before: number;
      do {
        before = workDone;
        await Promise.all(handling);
        await scheduler.tick();
        workDone += await outbox.flush();
      } while (workDone > before || handling.size > 0);
    },
    async stop() {
      ending = true;
      await ended(Promise.all([scheduler.stop(), reconciling.stop(), ...handling]), HANDLERS_END_WITHIN_MS);
      // What waits is the active one's to deliver.
      if (mayAct()) await ended(outbox.flush(), DELIVERY_ENDS_WITHIN_MS);
      await ended(outbox.stop(), DELIVERY_STOPS_WITHIN_MS);
      await ended(link.stop(), LINK_ENDS_WITHIN_MS);
    },
  };
}

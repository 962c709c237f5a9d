import { createDiscordLink, type DiscordLink } from '../../src/adapters/discord/link.js';
import type { Fatal } from '../../src/adapters/discord/fatal.js';
import type { ChannelChange, PermissionsChange } from '../../src/adapters/discord/events.js';
import type { Patience } from '../../src/adapters/discord/watchdog.js';
import type { Deps } from '../../src/app/deps.js';
import { files } from '../../src/adapters/files/files.js';
import { createDispatch, type Handled } from '../../src/discord/dispatch.js';
import type { Command } from '../../src/discord/kit.js';
import { createRegistration } from '../../src/discord/register.js';
import { asId, type Snowflake } from '../../src/domain/ids.js';
import type { Written } from '../../src/domain/written.js';
import { startSandbox, type Sandbox, type SandboxOptions } from '../../src/sandbox/sandbox.js';
import { temporaryStore, type TemporaryStore } from '../temporary-store.js';
import { group, keptLog, server, type Said } from './fixtures.js';

/** A local Discord with one server, and the bot's own link and dispatch in it. */
export interface Stage {
  readonly sandbox: Sandbox;
  readonly link: DiscordLink;
  readonly deps: Deps;
  readonly database: TemporaryStore;
  readonly serverId: Snowflake;
  /** By how much the bot's clock is ahead of Discord's. */
  readonly skew: { ms: number };
  /** Set to make the listener for channels fail. */
  readonly trouble: { inListeners: boolean };
  readonly handled: Handled[];
  readonly fatals: Fatal[];
  readonly changes: ChannelChange[];
  readonly permissions: PermissionsChange[];
  readonly written: Written[];
  readonly servers: string[];
  readonly gone: string[];
  /** How many requests had been made whenever the outbox was told that there is something to deliver. */
  readonly woken: number[];
  /** How many sessions began. */
  readonly sessions: { readonly count: number };
  readonly said: Said[];
  readonly channel: (name: string) => Snowflake;
  /** Makes the server and its group `#weather-wg` known to the bot. */
  introduce(): Promise<void>;
  stop(): Promise<void>;
}

export async function setStage(
  commands: readonly Command[],
  options: { sandbox?: SandboxOptions; token?: string; start?: boolean; patience?: Patience } = {},
): Promise<Stage> {
  const sandbox = await startSandbox({ log: () => undefined, ...options.sandbox });
  const made = sandbox.world.server({
    name: 'Test',
    channels: [
      '#weather-wg',
      '#general',
      { name: 'closed', denyBot: ['SendMessages', 'PinMessages'] },
      { name: 'hidden', denyBot: ['ViewChannel'] },
    ],
    roles: ['maintainer'],
    people: [{ name: 'alice', roles: ['maintainer'] }, 'bob'],
  });
  const serverId = asId<Snowflake>(made.id);
  const channel = (name: string): Snowflake => {
    const found = sandbox.world.channelsOf(made.id).find((one) => one.name === name);
    if (!found) throw new Error(`no channel ${name}`);
    return asId<Snowflake>(found.id);
  };
  const database = await temporaryStore();
  const { store } = database;
  const introduce = (): Promise<void> =>
    store.transaction(async (tx) => {
      await tx.servers.save(server({ id: serverId }));
      await tx.groups.save(group({ serverId, channelId: channel('weather-wg') }));
    });
  await introduce();
  const skew = { ms: 0 };
  const trouble = { inListeners: false };
  const sessions = { count: 0 };
  const woken: number[] = [];
  const log = keptLog();
  const permissions: PermissionsChange[] = [];
  const written: Written[] = [];
  const [handled, fatals, changes, servers, gone] = [[], [], [], [], []] as [
    Handled[],
    Fatal[],
    ChannelChange[],
    string[],
    string[],
  ];
  const link = createDiscordLink({
    token: options.token ?? sandbox.token,
    apiUrl: sandbox.apiUrl,
    clock: sandbox.clock,
    log,
    onInteraction: (interaction) => dispatch(interaction),
    onServer: ({ id }) => void servers.push(id),
    onServerGone: (id) => void gone.push(id),
    onChannel: async (change) => {
      if (trouble.inListeners) throw new Error('a listener of ours');
      changes.push(change);
    },
    onWritten: (what) => void written.push(what),
    onPermissions: (change) => void permissions.push(change),
    onSession: (how) => void (sessions.count += Number(how === 'new')),
    onFatal: (fatal) => fatals.push(fatal),
    ...(options.patience ? { patience: options.patience } : {}),
  });
  const deps: Deps = {
    store,
    clock: { now: () => sandbox.clock.now() + skew.ms },
    chat: link.chat,
    files,
    permissions: link.permissions,
    roots: commands.map(({ data, place }) => ({ name: data.name, place })),
    edition: 'mcp-2026',
    outageExtension: false,
    reminders: [],
    wake: () => void woken.push(sandbox.requests.length),
  };
  const dispatch = createDispatch({ commands, deps, log, onHandled: (one) => handled.push(one) });
  if (options.start !== false) {
    await link.start();
    if (commands.length > 0) await createRegistration(commands, deps, link.commands)(serverId);
  }
  const stop = async (): Promise<void> => {
    await link.stop();
    await sandbox.stop();
    await database.close();
  };
  return {
    ...{
      sandbox,
      link,
      deps,
      database,
      skew,
      trouble,
      serverId,
      handled,
      fatals,
      sessions,
      woken,
      changes,
      permissions,
      written,
      servers,
      gone,
      said: log.said,
    },
    channel,
    introduce,
    stop,
  };
}

/** Waits until `done`, at most `ms`. */
export async function until(done: () => boolean, ms = 5_000): Promise<void> {
  for (const end = Date.now() + ms; !done();) {
    if (Date.now() > end) throw new Error('waited in vain');
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

import { setTimeout as pause } from 'node:timers/promises';
import { Routes, type RESTGetAPIGatewayBotResult } from 'discord-api-types/v10';
import { Client, DiscordAPIError, DiscordjsError, DiscordjsErrorCodes, Events, REST, RESTEvents } from 'discord.js';
import { codeOf, loggable } from '../../discord/discord-error.js';
import type { ServerCommands } from '../../discord/register.js';
import { asId, type Snowflake } from '../../domain/ids.js';
import type { Chat } from '../../ports/chat.js';
import type { Clock } from '../../ports/clock.js';
import type { CommandPermissions } from '../../ports/command-permissions.js';
import { requests } from './chat.js';
import { commandPermissions } from './command-permissions.js';
import { listen, type Listeners } from './events.js';
import { BAD_TOKEN, SESSIONS_USED_UP, type Fatal } from './fatal.js';
import { clientOptions, pacedRestOptions, restOptions } from './options.js';
import { createIdentifyThrottle } from './identify-throttle.js';
import { dropLateResumed } from './late-resumed.js';
import { placeOf } from './place-of.js';
import { serverCommands } from './server-commands.js';
import { Session } from './session.js';
import { PATIENCE, stuck, type Patience } from './watchdog.js';

export interface DiscordLinkParts extends Listeners {
  readonly token: string;
  /** The base of the REST API, without its version: `https://discord.com/api`. The gateway's address comes from it. */
  readonly apiUrl: string;
  readonly clock: Clock;
  /** Whether this instance may do anything in Discord now; always when left out. */
  readonly mayAct?: () => boolean;
  /** What the connection is forgiven; for tests that can't wait as long. */
  readonly patience?: Patience;
}

export interface DiscordLink {
  readonly chat: Chat;
  readonly commands: ServerCommands;
  readonly permissions: CommandPermissions;
  /** The servers that the bot is in, those with an outage included. */
  serverIds(): readonly Snowflake[];
  /** Null until the first session has begun. */
  readonly applicationId: Snowflake | null;
  /** Resolves when the first session is live, or when it is certain that there will be none. Never rejects. */
  start(): Promise<void>;
  stop(): Promise<void>;
}

/** Fewer than this many sessions left for today mean that something restarts the bot over and over. */
const SESSIONS_LEFT_AT_LEAST = 50;
const FAREWELL_MS = 5_000;
const FIRST_WAIT_MS = 1_000;
const LONGEST_WAIT_MS = 60_000;

/** The bot's connection to Discord: requests, gateway, and what it hears there. */
export function createDiscordLink(parts: DiscordLinkParts): DiscordLink {
  const { token, apiUrl, log, mayAct = () => true, patience = PATIENCE } = parts;
  let client: Client | null = null;
  let ended = false;
  const stopped = new AbortController();
  const throttle = createIdentifyThrottle(Date.now);

  const fatal = (reason: Fatal): void => {
    if (ended) return;
    ended = true;
    stopped.abort();
    parts.onFatal(reason);
  };
  const watch = (rest: REST): REST =>
    rest
      .on(RESTEvents.Response, ({ data }, { status }) => {
        // Without our own authorisation a 401 only means that an interaction's token is over.
        if (status === 401 && data.auth) fatal(BAD_TOKEN);
      })
      .on(RESTEvents.InvalidRequestWarning, ({ count, remainingTime }) => {
        log.warn(
          { count, remainingTimeMs: remainingTime },
          'Discord refuses many requests; too many and it locks us out',
        );
      });

  const rest = watch(new REST(pacedRestOptions(apiUrl, mayAct)).setToken(token));
  const session = new Session(parts.clock, Date.now, () => client?.ws.shards.first()?.lastPingTimestamp ?? 0);
  const self = () => (client?.user ? asId<Snowflake>(client.user.id) : null);
  const applicationId = () => (client?.application ? asId<Snowflake>(client.application.id) : null);

  /** A client that is about to get a session; null when there can be none. Throws when another try may help. */
  const prepare = async (): Promise<{ fresh: Client; ready: Promise<void> } | null> => {
    const gateway = (await rest.get(Routes.gatewayBot(), { signal: stopped.signal })) as RESTGetAPIGatewayBotResult;
    if (gateway.session_start_limit.remaining < SESSIONS_LEFT_AT_LEAST) {
      fatal(SESSIONS_USED_UP);
      return null;
    }
    const fresh = new Client(clientOptions(apiUrl, mayAct, throttle));
    dropLateResumed(fresh);
    watch(fresh.rest);
    return { fresh, ready: listen(fresh, session, { ...parts, onFatal: fatal }) };
  };

  /** Keeps a session until it is lost for good. Throws when another try may help. */
  const keepSession = async (onLive: () => void): Promise<void> => {
    const prepared = await prepare();
    if (!prepared || ended) return;
    const { fresh, ready } = prepared;
    client = fresh;
    session.tried();
    const watching = new AbortController();
    try {
      const isStuck = stuck(session, AbortSignal.any([watching.signal, stopped.signal]), patience);
      const isLive = fresh.login(token).then(() => ready.then(() => true));
      if (await Promise.race([isLive, isStuck.then(() => false)])) {
        onLive();
        await isStuck;
      }
      if (!ended)
        log.error({ quietMs: session.quietMs() }, 'the gateway is silent and discord.js does nothing about it');
    } finally {
      watching.abort();
      if (!ended) retire(fresh);
    }
  };

  /** Lets go of a client whose session is dead: nothing that it may still hear counts. */
  const retire = (old: Client): void => {
    session.closed();
    old.removeAllListeners().on(Events.Error, () => undefined);
    // A dead socket keeps its farewell waiting, and nobody waits for that.
    old.destroy().catch((error: unknown) => log.warn(loggable(error), 'a client did not end well'));
  };

  /** Gets a session, and another one whenever it is lost, until it is stopped or there can be none. Never rejects. */
  const keepConnected = async (onLive: () => void): Promise<void> => {
    for (let wait = FIRST_WAIT_MS; !ended; wait = Math.min(wait * 2, LONGEST_WAIT_MS)) {
      try {
        await keepSession(() => {
          wait = FIRST_WAIT_MS;
          onLive();
        });
      } catch (error) {
        if (ended) return;
        if (isTokenError(error)) return fatal(BAD_TOKEN);
        log.warn({ code: codeOf(error), ...loggable(error), waitMs: wait }, 'Discord can not be reached; trying again');
      }
      await pause(wait, undefined, { signal: stopped.signal }).catch(() => undefined);
    }
  };

  return {
    chat: {
      ...requests(rest, self),
      place: (serverId) => {
        const guild = client?.guilds.cache.get(serverId);
        return guild?.available ? placeOf(guild) : null;
      },
      connectedSince: () => session.connectedSince(),
    },
    commands: serverCommands(rest, applicationId),
    permissions: commandPermissions(rest, restOptions(apiUrl, mayAct), applicationId),
    serverIds: () => [...(client?.guilds.cache.keys() ?? [])].map((id) => asId<Snowflake>(id)),
    get applicationId() {
      return applicationId();
    },
    start: () =>
      new Promise((onLive) => {
        void keepConnected(onLive).finally(onLive);
      }),
    async stop() {
      ended = true;
      stopped.abort();
      session.closed();
      // A dead socket would keep us waiting for its farewell.
      await Promise.race([client?.destroy(), pause(FAREWELL_MS, undefined, { ref: false })]);
      rest.clearHandlerSweeper();
      rest.clearHashSweeper();
    },
  };
}

const isTokenError = (error: unknown): boolean =>
  (error instanceof DiscordAPIError && error.status === 401) ||
  (error instanceof DiscordjsError && error.code === DiscordjsErrorCodes.TokenInvalid);

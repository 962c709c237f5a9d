import {
  Events,
  GatewayDispatchEvents,
  type Client,
  type Guild,
  type GuildBasedChannel,
  type Interaction,
} from 'discord.js';
import { loggable } from '../../discord/discord-error.js';
import { asId, type Snowflake } from '../../domain/ids.js';
import type { Written } from '../../domain/written.js';
import type { ChatChannel } from '../../ports/chat.js';
import type { Log } from '../../ports/log.js';
import { fatalClose, type Fatal } from './fatal.js';
import { kindOf } from './place-of.js';
import type { Session } from './session.js';
import { writtenBy, type MessageHeard } from './written.js';

/** A channel was made, got another name, or was deleted. */
export interface ChannelChange {
  readonly type: 'made' | 'renamed' | 'removed';
  readonly serverId: Snowflake;
  readonly channelId: Snowflake;
  /** Its name now; of a removed one, the last. */
  readonly name: string;
  readonly kind: ChatChannel['kind'];
}

/** Somebody set in a server where or for whom one of the bot's commands shows; null: all of them. */
export interface PermissionsChange {
  readonly serverId: Snowflake;
  readonly commandId: Snowflake | null;
}

/** Who is told what the gateway says. */
export interface Listeners {
  readonly log: Log;
  readonly onInteraction: (interaction: Interaction) => Promise<void>;
  /** A server that the bot is in: told at each new session, when the bot is invited, and when an outage ends. */
  readonly onServer: (server: { readonly id: Snowflake; readonly name: string }) => Promise<void> | void;
  /** The bot was taken out of a server. An outage of the server is none. */
  readonly onServerGone: (serverId: Snowflake) => Promise<void> | void;
  readonly onChannel: (change: ChannelChange) => Promise<void> | void;
  /** Somebody set where or for whom the bot's commands show. */
  readonly onPermissions: (change: PermissionsChange) => Promise<void> | void;
  /** Somebody wrote something in a server (P9). */
  readonly onWritten: (written: Written) => Promise<void> | void;
  /** A session is live: a new one with its servers, of before which nothing is told, or one taken up again after a break. */
  readonly onSession: (how: 'new' | 'resumed') => Promise<void> | void;
  /** Told once when the bot can't be in Discord at all. */
  readonly onFatal: (fatal: Fatal) => void;
}

/**
 * Hears what the gateway says and tells it to `parts`. A listener that fails is logged: in discord.js its rejection
 * would end the process. Answers when the first session is live with its servers.
 */
export function listen(client: Client, session: Session, parts: Listeners): Promise<void> {
  const { log } = parts;
  const tell = (what: string, work: () => Promise<void> | void): void => {
    Promise.resolve()
      .then(work)
      .catch((error: unknown) => log.error({ listener: what, ...loggable(error) }, 'a listener failed'));
  };
  const tellServer = (guild: Guild) =>
    tell('server', async () => {
      if (!guild.members.me) await guild.members.fetchMe();
      await parts.onServer({ id: asId<Snowflake>(guild.id), name: guild.name });
    });
  const tellGone = (serverId: string) => tell('server-gone', () => parts.onServerGone(asId<Snowflake>(serverId)));
  const tellChannel = (type: ChannelChange['type'], channel: GuildBasedChannel) =>
    tell('channel', () =>
      parts.onChannel({
        type,
        serverId: asId<Snowflake>(channel.guildId),
        channelId: asId<Snowflake>(channel.id),
        name: channel.name,
        kind: kindOf(channel),
      }),
    );

  client
    .on(Events.InteractionCreate, (interaction) => tell('interaction', () => parts.onInteraction(interaction)))
    .on(Events.ShardReady, () => {
      session.opened();
      for (const guild of client.guilds.cache.values()) if (guild.available) tellServer(guild);
      tell('session', () => parts.onSession('new'));
    })
    .on(Events.ShardResume, () => {
      session.opened();
      tell('session', () => parts.onSession('resumed'));
    })
    .on(Events.ShardReconnecting, () => session.closed())
    .on(Events.ShardDisconnect, ({ code }) => {
      session.closed();
      const fatal = fatalClose(code);
      if (fatal) parts.onFatal(fatal);
    })
    .on(Events.ApplicationCommandPermissionsUpdate, ({ id, applicationId, guildId }) => {
      if (applicationId !== client.application?.id) return;
      const commandId = id === applicationId ? null : asId<Snowflake>(id);
      tell('permissions', () => parts.onPermissions({ serverId: asId<Snowflake>(guildId), commandId }));
    })
    .on(Events.GuildCreate, tellServer)
    .on(Events.GuildAvailable, tellServer)
    .on(Events.GuildDelete, (guild) => tellGone(guild.id))
    .on(Events.ChannelCreate, (channel) => tellChannel('made', channel))
    .on(Events.ChannelDelete, (channel) => !channel.isDMBased() && tellChannel('removed', channel))
    .on(Events.ChannelUpdate, (before, after) => {
      if (!before.isDMBased() && !after.isDMBased() && before.name !== after.name) tellChannel('renamed', after);
    })
    .on(Events.Error, (error) => log.error(loggable(error), 'discord.js reports an error'))
    .on(Events.ShardError, (error) => {
      session.tried();
      log.warn(loggable(error), 'the gateway connection has an error');
    })
    .on(Events.Warn, () => log.warn({}, 'discord.js warns'));
  forgetLeft(client, tellGone, log);
  client.ws.on(GatewayDispatchEvents.MessageCreate, (message: MessageHeard) =>
    tell('written', async () => {
      const written = await writtenBy(client, message);
      if (written) await parts.onWritten(written);
    }),
  );
  return new Promise((resolve) => client.once(Events.ClientReady, () => resolve()));
}

/** A new session names the servers that the bot is in; discord.js keeps those that it was taken out of meanwhile. */
function forgetLeft(client: Client, tellGone: (serverId: string) => void, log: Log): void {
  client.ws.on(GatewayDispatchEvents.Ready, (ready: { guilds?: readonly { id: string }[] }) => {
    const present = new Set((ready.guilds ?? []).map(({ id }) => id));
    for (const id of [...client.guilds.cache.keys()].filter((known) => !present.has(known))) {
      log.info({ server: id }, 'the bot was taken out of a server while it was not connected');
      client.guilds.cache.delete(id);
      tellGone(id);
    }
  });
}

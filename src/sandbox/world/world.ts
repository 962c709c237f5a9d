import { ChannelType, PermissionFlagsBits } from 'discord-api-types/v10';
import type { Instant } from '../../domain/ids.js';
import type { Clock } from '../../ports/clock.js';
import type { AccessToken } from './access-tokens.js';
import type { WorldEvent } from './events.js';
import { buildServer, type ServerPlan } from './build-server.js';
import type {
  Channel,
  Command,
  CommandPermission,
  Interaction,
  Member,
  Message,
  Server,
  StoredFile,
  User,
} from './model.js';
import { IN_DIRECTS, permissionsIn, type PermissionName } from './permissions.js';
import { Snowflakes } from './snowflakes.js';

/** The bot that the sandbox knows. */
export interface BotAccount {
  readonly userId: string;
  readonly applicationId: string;
  readonly name: string;
  readonly token: string;
}

/** Everything that exists in the sandbox, and who hears of its changes. What is done with it stands in the files beside. */
export class World {
  readonly ids: Snowflakes;
  readonly users = new Map<string, User>();
  readonly servers = new Map<string, Server>();
  readonly channels = new Map<string, Channel>();
  readonly messages = new Map<string, Message>();
  readonly files = new Map<string, StoredFile>();
  /** Nonces of the bot's messages by `<channel> <nonce>`. */
  readonly nonces = new Map<string, { readonly messageId: string; readonly at: Instant }>();
  readonly commands = new Map<string, Command>();
  /** When commands were made, by server id; '' for global ones. */
  readonly commandCreates = new Map<string, readonly Instant[]>();
  /** Admins' settings by `<server>/<command or application>`. */
  readonly commandPermissions = new Map<string, readonly CommandPermission[]>();
  /** People's OAuth2 access tokens. */
  readonly accessTokens = new Map<string, AccessToken>();
  /** Where the sandbox is reached, such as `http://127.0.0.1:8081`. */
  origin = '';
  /** Whether Discord's limit of two renames of a channel in ten minutes holds. */
  limitRenames = false;
  /** When names and topics were changed, by `<channel> <field>`. */
  readonly renames = new Map<string, readonly Instant[]>();
  /** Who takes no direct messages. */
  readonly closedDirects = new Set<string>();
  /** How long the bot may take for its first answer, by the machine's own time. */
  answerWithinMs = 3_000;
  readonly interactions = new Map<string, Interaction>();
  readonly #listeners = new Set<(event: WorldEvent) => void>();
  readonly #watchers = new Set<(interaction: Interaction) => void>();

  constructor(
    readonly clock: Clock,
    readonly bot: BotAccount,
  ) {
    this.ids = new Snowflakes(clock);
    this.users.set(bot.userId, { id: bot.userId, name: bot.name, bot: true });
  }

  /** Adds a server with its channels, roles and people, with the bot in it. */
  server(plan: ServerPlan): Server {
    return buildServer(this, plan);
  }

  emit(event: WorldEvent): void {
    for (const listener of this.#listeners) listener(event);
  }

  onEvent(listener: (event: WorldEvent) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Tells those who wait that the bot did something about an interaction. */
  changed(interaction: Interaction): void {
    interaction.changes += 1;
    for (const watcher of this.#watchers) watcher(interaction);
  }

  onChanged(watcher: (interaction: Interaction) => void): () => void {
    this.#watchers.add(watcher);
    return () => this.#watchers.delete(watcher);
  }

  serverOf(channel: Channel): Server {
    const server = this.serverIn(channel);
    if (!server) throw new Error(`Channel ${channel.id} is in no server`);
    return server;
  }

  /** The server of a channel; null for direct messages. */
  serverIn({ serverId }: Channel): Server | null {
    return serverId === null ? null : (this.servers.get(serverId) ?? null);
  }

  channelsOf(serverId: string | null): Channel[] {
    return [...this.channels.values()].filter((channel) => channel.serverId === serverId);
  }

  /** The messages of a channel, oldest first; all of them, whoever may see them. */
  messagesOf(channelId: string): Message[] {
    return [...this.messages.values()].filter((message) => message.channelId === channelId);
  }

  user(id: string): User {
    const user = this.users.get(id);
    if (!user) throw new Error(`Nobody has the id ${id}`);
    return user;
  }

  member(serverId: string | null, userId: string): Member | null {
    return serverId === null ? null : (this.servers.get(serverId)?.members.get(userId) ?? null);
  }

  /** A channel's permissions for a user; a thread takes its parent's. Private threads are for those in them. */
  permissions(channel: Channel, userId: string): bigint {
    if (channel.recipientId !== null)
      return userId === channel.recipientId || userId === this.bot.userId ? IN_DIRECTS : 0n;
    const holder = channel.thread && channel.parentId ? (this.channels.get(channel.parentId) ?? channel) : channel;
    const sum = permissionsIn(this.serverOf(channel), holder, userId);
    const shut =
      channel.type === ChannelType.PrivateThread &&
      !channel.thread?.memberIds.has(userId) &&
      !(sum & PermissionFlagsBits.ManageThreads);
    return shut ? 0n : sum;
  }

  can(channel: Channel, userId: string, permission: PermissionName): boolean {
    return (this.permissions(channel, userId) & PermissionFlagsBits[permission]) !== 0n;
  }
}

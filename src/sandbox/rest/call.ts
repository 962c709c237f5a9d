import type { PermissionName } from '../world/permissions.js';
import type { Channel, Message, Server } from '../world/model.js';
import type { AccessToken } from '../world/access-tokens.js';
import type { World } from '../world/world.js';
import {
  missingAccess,
  missingPermission,
  unauthorized,
  unknownChannel,
  unknownMessage,
  unknownServer,
} from './failure.js';

export interface UploadedFile {
  /** The number in `files[n]`. */
  readonly index: string;
  readonly name: string;
  readonly bytes: Buffer;
  readonly contentType: string;
}

/** One request as a route sees it, with the look-ups that most routes begin with. */
export class Call {
  constructor(
    readonly world: World,
    readonly params: Readonly<Record<string, string>>,
    readonly query: URLSearchParams,
    readonly body: unknown,
    readonly files: readonly UploadedFile[],
    readonly caller: AccessToken | null = null,
  ) {}

  get botId(): string {
    return this.world.bot.userId;
  }

  /** Whose token a request came with, on a route for people. */
  person(): AccessToken {
    if (!this.caller) throw unauthorized();
    return this.caller;
  }

  param(name: string): string {
    return this.params[name] ?? '';
  }

  /** The server in the path; the bot must be in it. */
  server(): Server {
    const server = this.world.servers.get(this.param('server'));
    if (!server) throw unknownServer();
    if (!server.members.has(this.botId)) throw missingAccess();
    return server;
  }

  /** The channel in the path, which the bot must see and where it must have the permissions. */
  channel(...needed: readonly PermissionName[]): Channel {
    const channel = this.world.channels.get(this.param('channel'));
    if (!channel) throw unknownChannel();
    if (!this.world.can(channel, this.botId, 'ViewChannel')) throw missingAccess();
    for (const permission of needed)
      if (!this.world.can(channel, this.botId, permission)) throw missingPermission(permission);
    return channel;
  }

  /** The message in the path. Ephemeral ones don't exist here: only their interaction's token reaches them. */
  message(channel: Channel): Message {
    const message = this.world.messages.get(this.param('message'));
    if (!message || message.channelId !== channel.id || message.viewerId !== null) throw unknownMessage();
    return message;
  }

  wants(flag: string): boolean {
    return this.query.get(flag) === 'true';
  }
}

export interface Reply {
  readonly status: number;
  readonly body?: unknown;
}

export const ok = (body: unknown): Reply => ({ status: 200, body });
export const created = (body: unknown): Reply => ({ status: 201, body });
export const nothing: Reply = { status: 204 };

export interface Route {
  readonly method: string;
  /** Under `/api/v10`, with `:name` for what varies. */
  readonly path: string;
  /** Whose token it needs: nobody's where the path carries one. */
  readonly needs: 'bot' | 'person' | 'nothing';
  readonly run: (call: Call) => Reply | Promise<Reply>;
}

/** A route that the bot token opens. */
export const route = (method: string, path: string, run: Route['run']): Route => ({
  method,
  path,
  needs: 'bot',
  run,
});

/** A route whose path carries an interaction's token. */
export const tokenRoute = (method: string, path: string, run: Route['run']): Route => ({
  method,
  path,
  needs: 'nothing',
  run,
});

/** A route that a person's access token opens, and no bot's. */
export const personRoute = (method: string, path: string, run: Route['run']): Route => ({
  method,
  path,
  needs: 'person',
  run,
});

import { randomBytes } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { GatewayCloseCodes, GatewayIntentBits, GatewayOpcodes } from 'discord-api-types/v10';
import { WebSocketServer, type WebSocket } from 'ws';
import { z } from 'zod';
import { userPayload } from '../rest/payloads.js';
import { serverCreated } from '../rest/server-payload.js';
import type { WorldEvent } from '../world/events.js';
import type { World } from '../world/world.js';
import { Session } from './session.js';

export interface GatewayOptions {
  readonly heartbeatMs: number;
  /** Privileged intents switched on for the bot; asking for others ends the connection with 4014. */
  readonly enabledIntents: number;
}

/** What happens to an event on its way: Discord promises neither that it comes once nor that it comes in order. */
export type Misdelivery = { readonly twice: true } | { readonly lateMs: number };

const PRIVILEGED = GatewayIntentBits.GuildMembers | GatewayIntentBits.GuildPresences | GatewayIntentBits.MessageContent;

const packet = z.object({ op: z.enum(GatewayOpcodes), d: z.unknown().optional() });
const identify = z.object({ token: z.string(), intents: z.int() });
const resume = z.object({ token: z.string(), session_id: z.string(), seq: z.int() });

/** Discord's gateway: sessions, events, resuming, and what can go wrong with it. */
export class Gateway {
  readonly #server = new WebSocketServer({ noServer: true });
  readonly #sockets = new Set<WebSocket>();
  readonly #sessions = new Map<string, Session>();
  /** Sockets on which nothing passes any more, although they are open. */
  readonly #frozen = new WeakSet<WebSocket>();
  readonly #misdeliveries: Misdelivery[] = [];
  readonly #late = new Set<NodeJS.Timeout>();
  readonly #forget: () => void;
  #refusing = false;
  #silent = false;
  /** How many times a session was begun and taken up again. */
  readonly counts = { identified: 0, resumed: 0, heartbeats: 0 };

  constructor(
    private readonly world: World,
    private readonly options: GatewayOptions,
  ) {
    this.#forget = world.onEvent((event) => this.#tell(event));
  }

  /** Takes over a request that asks to become a websocket. */
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    if (this.#refusing) {
      socket.destroy();
      return;
    }
    this.#server.handleUpgrade(request, socket, head, (ws) => this.#welcome(ws));
  }

  /** Whether a bot is connected now. */
  get connected(): boolean {
    return [...this.#sessions.values()].some((session) => session.socket !== null);
  }

  /** Cuts the connections; their sessions can be resumed. */
  dropSockets(): void {
    for (const socket of this.#sockets) socket.terminate();
  }

  /** Connections stay and nothing passes in either direction but a farewell. A new connection works. */
  freeze(): void {
    for (const socket of this.#sockets) this.#frozen.add(socket);
    for (const session of this.#sessions.values()) session.socket = null;
  }

  closeWith(code: number): void {
    for (const socket of this.#sockets) socket.close(code);
  }

  /** Asks connected bots to reconnect and resume (op 7). */
  askToReconnect(): void {
    for (const socket of this.#sockets) send(socket, { op: GatewayOpcodes.Reconnect, d: null });
  }

  /** Tells connected bots that their session is invalid (op 9); a resumable one is kept for them. */
  invalidate(resumable: boolean): void {
    for (const session of [...this.#sessions.values()]) {
      if (!session.socket) continue;
      send(session.socket, { op: GatewayOpcodes.InvalidSession, d: resumable });
      if (!resumable) this.#sessions.delete(session.id);
    }
  }

  /** The next interaction of which nothing else was said here meets this on its way. */
  misdeliverNext(how: Misdelivery): void {
    this.#misdeliveries.push(how);
  }

  /** Forgets all sessions, so that a resume is answered with “invalid session”. */
  forgetSessions(): void {
    this.#sessions.clear();
    this.dropSockets();
  }

  /** Discord is down: connections end and new ones fail until `accept`. */
  refuse(): void {
    this.#refusing = true;
    this.dropSockets();
  }

  accept(): void {
    this.#refusing = false;
  }

  /**
   * Connections stay and nothing comes through them any more, not even a farewell: half-open. New ones are like that
   * from their beginning, until `speak`.
   */
  fallSilent(): void {
    this.#silent = true;
    for (const socket of this.#sockets) this.#deafen(socket);
  }

  /** New connections work again; those that fell silent stay so. */
  speak(): void {
    this.#silent = false;
  }

  async stop(): Promise<void> {
    this.#forget();
    for (const timer of this.#late) clearTimeout(timer);
    this.dropSockets();
    await new Promise<void>((resolve) => this.#server.close(() => resolve()));
  }

  /** Sends an event to every session that asked for it and may see where it happened. */
  #tell(event: WorldEvent): void {
    const server = event.serverId === null ? undefined : this.world.servers.get(event.serverId);
    if (server && !server.members.has(this.world.bot.userId) && event.name !== 'GUILD_DELETE') return;
    const channel = event.channelId ? this.world.channels.get(event.channelId) : undefined;
    if (channel && !this.world.can(channel, this.world.bot.userId, 'ViewChannel')) return;
    const tell = (): void => {
      for (const session of [...this.#sessions.values()])
        if (session.isOver) this.#sessions.delete(session.id);
        else if (event.intent === 0 || (session.intents & event.intent) !== 0)
          session.dispatch(event.name, event.data(session.intents));
    };
    const how = event.name === 'INTERACTION_CREATE' ? this.#misdeliveries.shift() : undefined;
    if (how && 'lateMs' in how) return this.#tellLate(tell, how.lateMs);
    tell();
    if (how) tell();
  }

  #tellLate(tell: () => void, ms: number): void {
    const timer = setTimeout(() => {
      this.#late.delete(timer);
      tell();
    }, ms);
    this.#late.add(timer);
  }

  #welcome(socket: WebSocket): void {
    this.#sockets.add(socket);
    socket.on('close', (code) => this.#left(socket, code));
    socket.on('error', () => socket.terminate());
    socket.on('message', (data: Buffer) => this.#receive(socket, data));
    if (this.#silent) return this.#deafen(socket);
    send(socket, { op: GatewayOpcodes.Hello, d: { heartbeat_interval: this.options.heartbeatMs } });
  }

  #deafen(socket: WebSocket): void {
    socket.pause();
    for (const session of this.#sessions.values()) if (session.socket === socket) session.socket = null;
  }

  #left(socket: WebSocket, code: number): void {
    this.#sockets.delete(socket);
    for (const session of this.#sessions.values()) {
      if (session.socket !== socket) continue;
      session.socket = null;
      // A client that says goodbye with 1000 or 1001 ends its session.
      if (code === 1000 || code === 1001) this.#sessions.delete(session.id);
    }
  }

  #receive(socket: WebSocket, data: Buffer): void {
    if (this.#frozen.has(socket)) return;
    const read = packetIn(data);
    if (!read) return socket.close(GatewayCloseCodes.DecodeError);
    const { op, d } = read;
    if (op === GatewayOpcodes.Heartbeat) {
      this.counts.heartbeats += 1;
      return send(socket, { op: GatewayOpcodes.HeartbeatAck, d: null });
    }
    if (op === GatewayOpcodes.Identify) return this.#identify(socket, d);
    if (op === GatewayOpcodes.Resume) return this.#resume(socket, d);
    if (op === GatewayOpcodes.PresenceUpdate || op === GatewayOpcodes.RequestGuildMembers) return;
    socket.close(GatewayCloseCodes.UnknownOpcode);
  }

  #identify(socket: WebSocket, d: unknown): void {
    const asked = identify.safeParse(d);
    if (!asked.success) return socket.close(GatewayCloseCodes.DecodeError);
    const { token, intents } = asked.data;
    if (token.replace(/^Bot /u, '') !== this.world.bot.token)
      return socket.close(GatewayCloseCodes.AuthenticationFailed, 'Authentication failed.');
    if (intents & PRIVILEGED & ~this.options.enabledIntents)
      return socket.close(GatewayCloseCodes.DisallowedIntents, 'Disallowed intent(s).');
    this.counts.identified += 1;
    const session = new Session(randomBytes(16).toString('hex'), intents, socket);
    this.#sessions.set(session.id, session);
    const servers = [...this.world.servers.values()].filter((each) => each.members.has(this.world.bot.userId));
    session.dispatch('READY', {
      v: 10,
      user: userPayload(this.world.user(this.world.bot.userId)),
      guilds: servers.map((server) => ({ id: server.id, unavailable: true })),
      session_id: session.id,
      resume_gateway_url: `${this.world.origin.replace(/^http/u, 'ws')}/gateway`,
      shard: [0, 1],
      application: { id: this.world.bot.applicationId, flags: 0 },
    });
    for (const server of servers) {
      const event = serverCreated(this.world, server);
      session.dispatch(event.name, event.data(intents));
    }
  }

  #resume(socket: WebSocket, d: unknown): void {
    const asked = resume.safeParse(d);
    if (!asked.success) return socket.close(GatewayCloseCodes.DecodeError);
    if (asked.data.token.replace(/^Bot /u, '') !== this.world.bot.token)
      return socket.close(GatewayCloseCodes.AuthenticationFailed, 'Authentication failed.');
    const session = this.#sessions.get(asked.data.session_id);
    if (!session) return send(socket, { op: GatewayOpcodes.InvalidSession, d: false });
    this.counts.resumed += 1;
    session.socket = socket;
    session.replay(asked.data.seq);
    session.dispatch('RESUMED', {});
  }
}

function packetIn(data: Buffer): z.infer<typeof packet> | null {
  try {
    return packet.safeParse(JSON.parse(data.toString('utf8'))).data ?? null;
  } catch {
    return null;
  }
}

const send = (socket: WebSocket, message: object): void => socket.send(JSON.stringify(message));

import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import { Person } from './actors/person.js';
import { SandboxClock, type ClockOptions } from './clock.js';
import { Faults } from './faults.js';
import { Gateway, type GatewayOptions } from './gateway/gateway.js';
import { controlApp } from './page/control.js';
import { RequestLimits } from './rest/request-limits.js';
import { RestServer, type RestJournal, type Validate } from './rest/rest-server.js';
import { archiveQuietThreads } from './world/threads.js';
import { World } from './world/world.js';

export interface SandboxOptions {
  /** The operating system chooses one when left out. */
  readonly port?: number;
  readonly clock?: ClockOptions;
  readonly botName?: string;
  readonly token?: string;
  readonly gateway?: Partial<GatewayOptions>;
  /** How long the bot has for its first answer to an interaction, by the machine's time; Discord gives 3 s. */
  readonly answerWithinMs?: number;
  /** Whether a channel can be renamed only twice in ten minutes, as on Discord. */
  readonly limitRenames?: boolean;
  /** Whether requests are limited as on Discord: 50 a second in all, and so many for each route and channel. */
  readonly limitRequests?: boolean;
  /** Checks each request beyond what the sandbox does. */
  readonly validate?: Validate;
  /** Takes the sandbox's complaints: unknown routes, its own failures. Standard error when left out. */
  readonly log?: (line: string) => void;
}

/** A running local Discord. */
export interface Sandbox extends RestJournal {
  /** For discord.js' `rest.api`. */
  readonly apiUrl: string;
  readonly origin: string;
  readonly token: string;
  readonly applicationId: string;
  readonly botUserId: string;
  readonly clock: SandboxClock;
  readonly world: World;
  readonly faults: Faults;
  readonly gateway: Gateway;
  /** Calls `listener` after each move of the clock, and waits for it; answers the way to stop it. */
  onClockMoved(listener: (now: number) => void | Promise<void>): () => void;
  /** Somebody of the world, by name or id. */
  person(name: string): Person;
  stop(): Promise<void>;
}

const HEARTBEAT_MS = 41_250;
const ANSWER_WITHIN_MS = 3_000;
const BOT_ID = '100000000000000100';

/** Starts a Discord on 127.0.0.1, empty until `world.server(…)` adds something to it. */
export async function startSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  const clock = new SandboxClock(options.clock);
  const token = options.token ?? `${Buffer.from(BOT_ID).toString('base64url')}.sandbox.${'x'.repeat(27)}`;
  const bot = { userId: BOT_ID, applicationId: BOT_ID, name: options.botName ?? 'Convenor', token };
  const world = new World(clock, bot);
  world.answerWithinMs = options.answerWithinMs ?? ANSWER_WITHIN_MS;
  world.limitRenames = options.limitRenames ?? false;
  clock.onMoved(() => archiveQuietThreads(world));
  const people = new Map<string, Person>();
  const faults = new Faults();
  const log = options.log ?? ((line: string) => console.error(line));
  const limits = options.limitRequests ? new RequestLimits() : null;
  const rest = new RestServer(world, faults, options.validate, limits, log);
  const gateway = new Gateway(world, { heartbeatMs: HEARTBEAT_MS, enabledIntents: 0, ...options.gateway });

  const control = getRequestListener(controlApp(world, clock).fetch);
  const http = createServer((request, response) => {
    void serve(request, response);
  });
  const serve = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const path = request.url ?? '/';
    if (path.startsWith('/api/')) return rest.handle(request, response);
    if (path.startsWith('/files/')) return serveFile(world, path, response);
    return control(request, response);
  };
  // Node would close an idle connection after 5 s, and a request that is just using it again would get lost.
  http.keepAliveTimeout = 0;
  http.on('upgrade', (request, socket, head) => gateway.upgrade(request, socket, head));
  await new Promise<void>((resolve, reject) => {
    http.once('error', reject);
    http.listen(options.port ?? 0, '127.0.0.1', resolve);
  });
  const { port } = http.address() as AddressInfo;
  world.origin = `http://127.0.0.1:${port}`;

  return {
    apiUrl: `${world.origin}/api`,
    origin: world.origin,
    token,
    applicationId: bot.applicationId,
    botUserId: bot.userId,
    clock,
    world,
    faults,
    gateway,
    ...rest.journal,
    onClockMoved: (listener) => clock.onMoved(listener),
    person: (name) => {
      const user = [...world.users.values()].find((each) => !each.bot && (each.name === name || each.id === name));
      if (!user) throw new Error(`Nobody is called ${name}`);
      const person = people.get(user.id) ?? new Person(world, user);
      people.set(user.id, person);
      return person;
    },
    stop: async () => {
      await gateway.stop();
      http.closeAllConnections();
      await new Promise<void>((resolve) => http.close(() => resolve()));
    },
  };
}

function serveFile(world: World, path: string, response: ServerResponse): void {
  const file = world.files.get(path.split('/')[2] ?? '');
  if (!file) {
    response.writeHead(404).end();
    return;
  }
  // Never shown as a page of this origin: what people upload must not run beside the control page.
  response
    .writeHead(200, {
      'content-type': file.contentType,
      'content-disposition': 'attachment',
      'content-security-policy': 'sandbox',
      'x-content-type-options': 'nosniff',
    })
    .end(file.bytes);
}

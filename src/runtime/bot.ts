import { setTimeout as pause } from 'node:timers/promises';
import { systemClock } from '../adapters/system-clock.js';
import { StartupFault } from '../adapters/prisma/startup-fault.js';
import { measuredStore } from '../adapters/prisma/measured-store.js';
import { openStore } from '../adapters/prisma/store.js';
import type { Deps } from '../app/deps.js';
import type { Settings } from '../config.js';
import type { Clock } from '../ports/clock.js';
import type { Log } from '../ports/log.js';
import type { Store } from '../ports/store.js';
import { healthPages, listen, type Role, type WebServer } from '../web/health.js';
import { metricsPage } from '../web/metrics.js';
import { createEngine } from './engine.js';
import { EXIT, Fault } from './exit-codes.js';
import { takeLease, type Lease } from './lease.js';
import { createMetrics } from './metrics.js';

export interface BotParts {
  readonly settings: Settings;
  readonly token: string;
  /** The time that everything is decided by: the machine's, or the local Discord's. */
  readonly clock: Clock;
  readonly log: Log;
  /** Told once why the bot can't go on; the process is to end with the fault's exit code. */
  readonly onFault: (fault: Fault) => void;
  /** Shortest time between two edits in one channel, in milliseconds of the machine's own time. */
  readonly editEveryMs?: number;
}

export interface Bot {
  readonly deps: Deps;
  /** Where the health pages and the metrics are. */
  readonly httpPort: number;
  /** Resolves when this instance is the active one and connected to Discord for the first time. */
  readonly ready: Promise<void>;
  tick(): Promise<void>;
  /** Ticks and delivers until nothing is left to do at this time. */
  settle(): Promise<void>;
  /** Finishes what is under way and closes everything, within 10 seconds; a second call waits for the first. */
  stop(): Promise<void>;
}

/** A row that has been due for longer than this means that delivery is stuck. */
const STUCK_AFTER_MS = 15 * 60_000;
const RELEASED_WITHIN_MS = 1_000;
const CLOSED_WITHIN_MS = 1_000;

/**
 * Opens the database, answers health checks and scrapes, and goes to work as soon as this instance is the active one.
 * @throws Fault when the database can't be opened or the HTTP port is taken
 */
export async function startBot(parts: BotParts): Promise<Bot> {
  const { settings, token, clock, log, onFault, editEveryMs } = parts;
  let role: Role = 'standby';
  let lease: Lease | null = null;
  const metrics = createMetrics({
    active: () => role === 'active',
    connected: () => engine.deps.chat.connectedSince() !== null,
    backlog: () => store.read((tx) => tx.outbox.backlog()),
    now: () => clock.now(),
  });
  const store = measuredStore(await open(settings.databaseUrl), (measured) => metrics.onMeasured(measured));
  const ending = new AbortController();
  const engine = await createEngine({
    settings,
    token,
    store,
    clock,
    log,
    observer: metrics,
    mayAct: () => role === 'active' && (lease?.isHeld() ?? true),
    ...(editEveryMs === undefined ? {} : { editEveryMs }),
    onFatal: ({ code, sentence }) => onFault(new Fault(code === 'token' ? EXIT.token : EXIT.connection, sentence)),
  });
  const database = () => store.ping().then(() => true);
  const health = healthPages(() => role, {
    standby: { database },
    active: {
      discord: () => engine.deps.chat.connectedSince() !== null,
      database,
      outbox: async () => (await store.read((tx) => tx.outbox.due(clock.now() - STUCK_AFTER_MS, 1))).length === 0,
    },
  });
  const web = await serve(health.route('/', metricsPage(metrics)), settings).catch(async (error: unknown) => {
    await store.close();
    throw error;
  });

  const goToWork = async (): Promise<void> => {
    if (!settings.databaseUrl.startsWith('file:')) {
      const lost = () => onFault(new Fault(EXIT.leaseLost, 'Another instance may have become the active one.'));
      lease = await takeLease({ store, clock: systemClock, log }, lost, ending.signal);
    }
    if (ending.signal.aborted) return lease?.release();
    role = 'active';
    await engine.start();
  };

  let stopped: Promise<void> | null = null;
  const stop = async (): Promise<void> => {
    ending.abort();
    await engine.stop();
    // A database that does not answer does not keep the program.
    await Promise.race([lease?.release(), pause(RELEASED_WITHIN_MS)]);
    await web.close();
    await Promise.race([store.close(), pause(CLOSED_WITHIN_MS)]);
  };

  return {
    deps: engine.deps,
    httpPort: web.port,
    ready: goToWork(),
    tick: () => engine.tick(),
    settle: () => engine.settle(),
    stop: () => (stopped ??= stop()),
  };
}

async function open(url: string): Promise<Store> {
  try {
    return await openStore(url);
  } catch (error) {
    throw error instanceof StartupFault ? new Fault(EXIT.database, error.message) : error;
  }
}

async function serve(pages: Parameters<typeof listen>[0], { httpHost, httpPort }: Settings): Promise<WebServer> {
  try {
    return await listen(pages, httpHost, httpPort);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code !== 'EADDRINUSE' && code !== 'EACCES' && code !== 'EADDRNOTAVAIL') throw error;
    const why = code === 'EADDRINUSE' ? 'is in use by another program' : 'can not be used here';
    throw new Fault(EXIT.portTaken, `${httpHost}:${httpPort} ${why}: set HTTP_HOST or HTTP_PORT to another one.`);
  }
}

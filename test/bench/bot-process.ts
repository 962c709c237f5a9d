import { spawn, execFileSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const READY_WITHIN_MS = 60_000;

/** A bot in a process of its own. */
export interface BotProcess {
  /** From its being spawned until it was ready for people, in milliseconds. */
  readonly readyAfterMs: number;
  /** Its resident memory in bytes. */
  memory(): number;
  stop(): Promise<void>;
}

type Environment = Readonly<Record<string, string>>;

/** Starts the program itself; it is ready when `/readyz` says so. */
export async function startOurs(args: readonly string[], env: Environment): Promise<BotProcess> {
  const port = await freePort();
  return start(args, { HTTP_PORT: String(port), LOG_LEVEL: 'warn', ...env }, async () => {
    const page = `http://127.0.0.1:${port}/readyz`;
    while (!(await fetch(page).catch(() => null))?.ok) await pause(5);
  });
}

/** Starts a bot that prints `ready`. */
export const startBare = (args: readonly string[], env: Environment): Promise<BotProcess> =>
  start(args, env, async (child) => {
    for await (const said of child.stdout ?? []) if (String(said).includes('ready')) return;
  });

async function start(
  args: readonly string[],
  env: Environment,
  ready: (child: ChildProcess) => Promise<void>,
): Promise<BotProcess> {
  const { PATH, HOME } = process.env;
  const began = performance.now();
  const child = spawn(process.execPath, args, {
    cwd: ROOT,
    env: { PATH, HOME, NODE_ENV: 'production', ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = once(child, 'exit').then(([code]) => {
    throw new Error(`${args.join(' ')} ended with ${String(code)} before it was ready`);
  });
  const late = pause(READY_WITHIN_MS, undefined, { ref: false }).then(() => {
    throw new Error(`${args.join(' ')} was not ready in time`);
  });
  try {
    await Promise.race([ready(child), ended, late]);
  } catch (error) {
    child.kill('SIGKILL');
    throw error;
  } finally {
    ended.catch(() => undefined);
    late.catch(() => undefined);
  }
  const readyAfterMs = performance.now() - began;
  child.stdout.resume();
  return {
    readyAfterMs,
    memory: () => residentBytes(child.pid ?? 0),
    async stop() {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const exited = once(child, 'exit');
      child.kill('SIGTERM');
      await exited;
    },
  };
}

function residentBytes(pid: number): number {
  if (process.platform !== 'linux') return Number(execFileSync('ps', ['-o', 'rss=', '-p', String(pid)])) * 1024;
  return Number(/^VmRSS:\s+(\d+) kB/mu.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) * 1024;
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

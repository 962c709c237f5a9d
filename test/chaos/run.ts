import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { openStore } from '../../src/adapters/prisma/store.js';
import { startPostgres } from '../postgres-server.js';
import { notReplayed } from '../replayed.js';
import { Board } from './board.js';
import { Bots } from './bots.js';
import { evidenceOf, type Evidence } from './evidence.js';
import { Journal } from './journal.js';
import { Ledger } from './ledger.js';
import { People } from './people.js';
import { stepsOf, troublesOf } from './plan.js';
import { Watch, type Span } from './spans.js';
import { openTown, settle, type Town } from './town.js';
import { Troubles, type TroubleParts } from './troubles.js';

export interface RunOptions {
  readonly minutes: number;
  readonly seed: number;
  readonly database: 'sqlite' | 'postgres';
}

/** What is left of a run, and what was counted beside it. */
export interface RunResult {
  readonly evidence: Evidence;
  readonly bots: Bots['counts'];
  readonly gateway: Town['sandbox']['gateway']['counts'];
  /** How long it took until all was quiet, by the machine's time. */
  readonly calmedWithinMs: number;
}

const PEOPLE_AT_ONCE = 10;
const QUIET_WITHIN_MS = 120_000;
const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** Of two days each: longer than any proposal of the plan can take. */
const LEAPS_AT_MOST = 20;

interface Database {
  readonly url: string;
  restart(): Promise<void>;
  drop(): Promise<void>;
}

async function openDatabase(kind: RunOptions['database'], folder: string): Promise<Database> {
  if (kind === 'sqlite')
    return { url: `file:${join(folder, 'convenor.db')}`, restart: async () => {}, drop: async () => {} };
  const server = await startPostgres();
  return { url: server.url, restart: () => server.restart(), drop: () => server.stop() };
}

/** People act and things go wrong for some minutes; then all troubles end, time passes, and what is left is gathered. */
export async function run(options: RunOptions): Promise<RunResult> {
  const folder = await mkdtemp(join(tmpdir(), 'convenor-chaos-'));
  await chmod(folder, 0o700);
  const database = await openDatabase(options.database, folder);
  const town = await openTown(folder);
  try {
    return await inTown(options, town, database);
  } finally {
    await town.sandbox.stop();
    await database.drop();
    await rm(folder, { recursive: true, force: true });
  }
}

async function inTown(
  { minutes, seed, database: kind }: RunOptions,
  town: Town,
  database: Database,
): Promise<RunResult> {
  await settle(database.url, town);
  const ledger = await Ledger.open(database.url);
  const journal = new Journal(ledger);
  const people = new People(town, new Board(town), journal);
  const watch = new Watch(town);
  const env = {
    DISCORD_TOKEN: town.sandbox.token,
    DISCORD_API_URL: town.sandbox.apiUrl,
    DATABASE_URL: database.url,
    HTTP_PORT: '0',
    CHAOS_CLOCK: town.clockFile,
  };
  const bots = new Bots(env, kind === 'postgres' ? 2 : 1);
  try {
    await until(() => bots.ready && town.sandbox.world.commands.size > 0);
    const endAt = performance.now() + minutes * 60_000;
    const ended = (): boolean => performance.now() > endAt;
    const parts = { town, bots, ledger, journal, watch, ended, restartDatabase: () => database.restart() };
    const troubles = new Troubles(parts);
    await Promise.all([actAll(people, seed, ended), troubleAll(troubles, seed, kind, ended)]);
    const from = performance.now();
    await calm(parts, troubles);
    await bots.stop();
    watch.stop();
    const unlike = await replayedUnlike(database.url);
    const evidence = await evidenceOf({ town, bots, ledger, journal, unlike, spans: spansOf(watch, journal) });
    return {
      evidence,
      bots: bots.counts,
      gateway: town.sandbox.gateway.counts,
      calmedWithinMs: performance.now() - from,
    };
  } catch (error) {
    const lastSaid = [...bots.log.map((line) => JSON.stringify(line)), ...bots.spoken].slice(-30);
    throw new Error(['chaos did not come to its end; the program said last:', ...lastSaid].join('\n'), {
      cause: error,
    });
  } finally {
    watch.stop();
    await bots.stop();
    await ledger.close();
  }
}

/** X1: what the record comes to where the database holds something else. */
async function replayedUnlike(url: string): Promise<string[]> {
  const store = await openStore(url);
  try {
    return await notReplayed(store);
  } finally {
    await store.close();
  }
}

/** People do what the plan says, several side by side, each step when its time has come. */
async function actAll(people: People, seed: number, ended: () => boolean): Promise<void> {
  const steps = stepsOf(seed);
  let at = performance.now();
  const hand = async (): Promise<void> => {
    while (!ended()) {
      const step = steps.next().value;
      at = Math.max(at + step.afterMs, performance.now() - 1_000);
      await pause(Math.max(0, at - performance.now()));
      await people.act(step);
    }
  };
  await Promise.all(Array.from({ length: PEOPLE_AT_ONCE }, hand));
}

async function troubleAll(
  troubles: Troubles,
  seed: number,
  kind: RunOptions['database'],
  ended: () => boolean,
): Promise<void> {
  for (const trouble of troublesOf(seed, kind)) {
    await pause(trouble.afterMs);
    if (ended()) return;
    await troubles.make(trouble);
  }
}

/** All troubles end; time passes until every matter has come to its end and nothing waits any more. */
async function calm({ town, bots, ledger, watch }: TroubleParts, troubles: Troubles): Promise<void> {
  const { sandbox } = town;
  sandbox.faults.clear();
  sandbox.gateway.accept();
  // What waits is said first, because with it clocks begin.
  const said = async (): Promise<boolean> => {
    bots.tick();
    return (await ledger.waiting()) === 0;
  };
  for (let leaps = 0; leaps === 0 || ((await ledger.running()) > 0 && leaps < LEAPS_AT_MOST); leaps += 1) {
    await until(() => sandbox.gateway.connected && bots.ready);
    await troubles.leap(HOUR);
    await until(said);
    await troubles.leap(2 * DAY);
  }
  await until(said);
  watch.look();
}

/** A leap that the bot could not note, because its connection broke right after it, counts as time without one. */
const spansOf = ({ spans }: Watch, { leaps }: Journal): Span[] =>
  leaps
    .filter(({ noted }) => !noted)
    .reduce<Span[]>(
      (all, { from, to }) =>
        all.flatMap(({ since, until: end }) =>
          since <= from && to <= end
            ? [
                { since, until: from },
                { since: to, until: end },
              ]
            : [{ since, until: end }],
        ),
      spans.map(({ since, until: end }) => ({ since, until: end })),
    );

/** Waits until something is so. Throws when that takes too long: then chaos itself, or the bot, has got stuck. */
async function until(isSo: () => boolean | Promise<boolean>): Promise<void> {
  const end = performance.now() + QUIET_WITHIN_MS;
  while (!(await isSo())) {
    if (performance.now() > end) throw new Error(`not within ${QUIET_WITHIN_MS / 1_000} s: ${isSo.toString()}`);
    await pause(50);
  }
}

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createLog } from '../../src/adapters/log.js';
import { parseSettings } from '../../src/config.js';
import { startBot, type Bot } from '../../src/runtime/bot.js';
import { settleCommunityAt, type CommunitySize } from './community.js';
import { startLocalDiscord, type LocalDiscord } from './local-discord.js';
import { plantDeadlines } from './plant-deadlines.js';
import { compared, ms, type Row } from './row.js';
import { median } from './statistics.js';

export interface TickSize {
  readonly community: CommunitySize;
  /** How many deadlines lie ahead; every later number is measured against the first. */
  readonly deadlines: readonly number[];
  readonly ticks: number;
  readonly warmUp: number;
}

const AT_MOST = 1.5;

interface Place {
  readonly deadlines: number;
  readonly discord: LocalDiscord;
  readonly bot: Bot;
}

/**
 * One tick of the whole engine while nothing is due, for so many deadlines ahead.
 * @param newDatabase the address of an empty database; SQLite in a temporary folder when left out
 */
export async function tick(
  size: TickSize,
  database: { readonly name: string; readonly make: (place: number) => Promise<string> } | null = null,
): Promise<Row[]> {
  const folder = await mkdtemp(join(tmpdir(), 'convenor-bench-'));
  const { name, make } = database ?? {
    name: 'SQLite',
    make: async (place: number) => `file:${join(folder, `${place}.db`)}`,
  };
  const places: Place[] = [];
  try {
    for (const [index, deadlines] of size.deadlines.entries())
      places.push(await open(await make(index), deadlines, size.community));
    const taken = places.map(() => [] as number[]);
    for (let turn = 0; turn < size.warmUp + size.ticks; turn += 1) {
      for (const [index, { bot }] of places.entries()) {
        const began = performance.now();
        await bot.tick();
        if (turn >= size.warmUp) taken[index]?.push(performance.now() - began);
      }
    }
    const medians = taken.map(median);
    const [least = NaN] = medians;
    return medians
      .slice(1)
      .map((figure, index) =>
        compared(
          `${name}: a tick with ${shown(size.deadlines[index + 1])} deadlines ahead, against ${shown(size.deadlines[0])}`,
          { ours: figure, against: least },
          ms,
          AT_MOST,
        ),
      );
  } finally {
    for (const { bot, discord } of places) {
      await bot.stop();
      await discord.sandbox.stop();
    }
    await rm(folder, { recursive: true, force: true });
  }
}

const shown = (count = 0): string => count.toLocaleString('en');

async function open(url: string, deadlines: number, community: CommunitySize): Promise<Place> {
  const discord = await startLocalDiscord(community);
  const { sandbox, server } = discord;
  await settleCommunityAt(url, server, sandbox.world, community);
  await plantDeadlines(url, deadlines, sandbox.clock.now());
  const read = parseSettings({
    DISCORD_TOKEN: sandbox.token,
    DISCORD_API_URL: sandbox.apiUrl,
    DATABASE_URL: url,
    HTTP_PORT: '0',
  });
  if (!read.ok) throw new Error(read.faults.join('\n'));
  const bot = await startBot({
    settings: read.settings,
    token: sandbox.token,
    clock: sandbox.clock,
    log: createLog('warn'),
    onFault: (fault) => {
      throw fault;
    },
  });
  await bot.ready;
  await bot.settle();
  return { deadlines, discord, bot };
}

// npm run bench -- [names of benchmarks] [--write]
import { startPostgres } from '../postgres-server.js';
import { answers } from './answers.js';
import { COMMUNITY } from './community.js';
import { memory } from './memory.js';
import { posting } from './posting.js';
import { build, BUILT } from './programs.js';
import { record } from './record.js';
import { roster } from './roster.js';
import type { Row } from './row.js';
import { startUp } from './start-up.js';
import { asMarkdown, renew } from './table.js';
import { tick } from './tick.js';
import { votes } from './votes.js';

const DEADLINES = { deadlines: [100, 10_000, 1_000_000], ticks: 60, warmUp: 40 };

/** Everything that is measured, by name. Together they take about six minutes. */
const BENCHMARKS: Readonly<Record<string, () => Promise<Row[]>>> = {
  answers: () => answers(BUILT, { community: COMMUNITY, samples: 400, warmUp: 300, atOnce: 16 }),
  memory: () => memory(BUILT, { community: COMMUNITY, warmUp: 300, restMs: 5_000 }),
  'start-up': () => startUp(BUILT, { community: COMMUNITY, starts: 7 }),
  tick: () => tick({ community: COMMUNITY, ...DEADLINES }),
  'tick-postgres': async () => {
    const server = await startPostgres();
    const make = async (place: number): Promise<string> => `${server.url}?schema=place${place}`;
    try {
      return await tick({ community: COMMUNITY, ...DEADLINES }, { name: 'Postgres', make });
    } finally {
      await server.stop();
    }
  },
  posting: () => posting(BUILT, { messages: 2_000, community: { ...COMMUNITY, groups: 60 }, withinMs: 120_000 }),
  roster: () =>
    roster(BUILT, {
      community: COMMUNITY,
      large: { groups: 1_000, people: 20_000 },
      samples: 300,
      warmUp: 200,
    }),
  votes: () => votes({ voters: [10, 5_000], votes: 5, ballots: 300, warmUp: 200 }),
  record: () => record(BUILT, { entries: 100_000, rounds: 3 }),
};

const asked = process.argv.slice(2).filter((word) => word !== '--write');
const unknown = asked.filter((name) => !Object.hasOwn(BENCHMARKS, name));
if (unknown.length > 0) {
  console.error(`There is no benchmark ${unknown.join(', ')}; there are ${Object.keys(BENCHMARKS).join(', ')}.`);
  process.exit(2);
}
build();
const rows: Row[] = [];
for (const [name, run] of Object.entries(BENCHMARKS)) {
  if (asked.length > 0 && !asked.includes(name)) continue;
  console.error(`${name} …`);
  const found = await run();
  console.error(asMarkdown(found));
  rows.push(...found);
}
console.log(asMarkdown(rows));
if (process.argv.includes('--write')) renew(rows, asked);

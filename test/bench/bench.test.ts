import { expect, test } from 'vitest';
import { answers } from './answers.js';
import type { CommunitySize } from './community.js';
import { memory } from './memory.js';
import { posting } from './posting.js';
import { SOURCES } from './programs.js';
import { record } from './record.js';
import { roster } from './roster.js';
import type { Row } from './row.js';
import { startUp } from './start-up.js';
import { asMarkdown } from './table.js';
import { tick } from './tick.js';
import { votes } from './votes.js';

// That each benchmark works; how fast anything is depends on what else the machine does, and is no matter for tests.

const TINY: CommunitySize = { groups: 2, people: 8, channels: 4 };
const LONG_MS = 120_000;

const figuresOf = (rows: readonly Row[]): (number | null)[] => rows.map(({ ratio }) => ratio);

test(
  'answers are measured on both sides, and are the right ones',
  async () => {
    const rows = await answers(SOURCES, { community: TINY, samples: 2, warmUp: 1, atOnce: 2 });
    expect(rows).toHaveLength(9);
    for (const ratio of figuresOf(rows)) expect(ratio).toBeGreaterThan(0);
  },
  LONG_MS,
);

test(
  'memory and start-up are measured on both sides',
  async () => {
    const rows = [
      ...(await memory(SOURCES, { community: TINY, warmUp: 1, restMs: 10 })),
      ...(await startUp(SOURCES, { community: TINY, starts: 1 })),
    ];
    expect(rows.map(({ ratio }) => ratio === null || ratio > 0)).toEqual([true, true, true, true]);
  },
  LONG_MS,
);

test(
  'a tick is measured with each number of deadlines',
  async () => {
    const rows = await tick({ community: TINY, deadlines: [1, 30, 60], ticks: 2, warmUp: 0 });
    expect(rows.map(({ what }) => /with (\d+) /u.exec(what)?.[1])).toEqual(['30', '60']);
  },
  LONG_MS,
);

test(
  'posted messages come once each, and within the limits',
  async () => {
    const [, came, refused] = await posting(SOURCES, { messages: 6, community: TINY, withinMs: 60_000 });
    expect([came?.ours, refused?.ours]).toEqual(['6', '0']);
  },
  LONG_MS,
);

test(
  'a record is found whole in each way',
  async () => {
    expect(figuresOf(await record(SOURCES, { entries: 7, rounds: 1 }))).toHaveLength(3);
  },
  LONG_MS,
);

test(
  'lists are measured in a small and in a large community, and are the right ones',
  async () => {
    const size = { community: TINY, large: { groups: 9, people: 60 }, samples: 2, warmUp: 1 };
    const rows = await roster(SOURCES, size);
    expect(rows.map(({ what }) => /among 9 groups, 60 people/u.test(what))).toEqual([true, true, true]);
    for (const ratio of figuresOf(rows)) expect(ratio).toBeGreaterThan(0);
  },
  LONG_MS,
);

test(
  'a vote is measured with few and with many voters, from its opening to its result',
  async () => {
    const rows = await votes({ voters: [10, 40], votes: 1, ballots: 3, warmUp: 1 });
    expect(rows).toHaveLength(4);
    for (const ratio of figuresOf(rows)) expect(ratio).toBeGreaterThan(0);
  },
  LONG_MS,
);

test('the results are a table that people can read as it is', () => {
  const row = { what: 'x', ours: '1.00 ms', against: '', ratio: null, target: '', held: null };
  expect(asMarkdown([row, { ...row, what: 'longer', ratio: 1.234, target: 'at most 1.5 x', held: true }])).toBe(
    [
      '| what   | ours    | against | ratio | target        | held |',
      '| ------ | ------- | ------- | ----- | ------------- | ---- |',
      '| x      | 1.00 ms |         |       |               |      |',
      '| longer | 1.00 ms |         | 1.23  | at most 1.5 x | yes  |',
    ].join('\n'),
  );
});

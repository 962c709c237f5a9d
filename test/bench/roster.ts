import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Presence } from '../../src/sandbox/actors/presence.js';
import { plantRoster } from '../store/plant-roster.js';
import { startOurs, type BotProcess } from './bot-process.js';
import { groupChannel, memberOf, settleCommunityAt, type CommunitySize } from './community.js';
import { startLocalDiscord, type LocalDiscord } from './local-discord.js';
import type { Programs } from './programs.js';
import { compared, ms, type Row } from './row.js';
import { median } from './statistics.js';

export interface RosterSize {
  /** The community that everything else is measured in; the large one has it too. */
  readonly community: CommunitySize;
  /** How many groups and people the large one has in all. */
  readonly large: { readonly groups: number; readonly people: number };
  /** Measured answers of each kind and community. */
  readonly samples: number;
  readonly warmUp: number;
}

const AT_MOST = 1.5;

interface Place {
  readonly discord: LocalDiscord;
  readonly process: BotProcess;
}

/** What somebody asks; wrong answers would be measured as quick ones. */
const DEEDS: readonly {
  readonly what: string;
  readonly ask: (here: Presence) => Promise<string>;
  readonly expected: RegExp;
}[] = [
  {
    what: 'reading (/group list)',
    ask: async (here) => (await here.command('/group list')).answer?.text ?? '',
    expected: /Group 0 WG/u,
  },
  {
    what: 'reading (/member list)',
    ask: async (here) => (await here.command('/member list')).answer?.text ?? '',
    expected: /Person \d+ Example/u,
  },
  {
    what: 'completing (group of /group show)',
    ask: async (here) => (await here.autocomplete('/group show', 'group', 'roup 1')).map(({ name }) => name).join(),
    expected: /Group 1 /u,
  },
];

/** How long people wait for lists in a community of many groups and people, against the small one. */
export async function roster(programs: Programs, size: RosterSize): Promise<Row[]> {
  const folder = await mkdtemp(join(tmpdir(), 'convenor-bench-'));
  const places: Place[] = [];
  try {
    for (const [index, isLarge] of [false, true].entries())
      places.push(await open(programs, `file:${join(folder, `${index}.db`)}`, size, isLarge));
    const rows: Row[] = [];
    for (const deed of DEEDS) {
      const taken = places.map(() => [] as number[]);
      for (let turn = 0; turn < size.warmUp + size.samples; turn += 1) {
        for (const [index, { discord }] of places.entries()) {
          const group = turn % size.community.groups;
          const here = discord.sandbox.person(memberOf(group, size.community)).in(groupChannel(group));
          const said = await deed.ask(here);
          if (!deed.expected.test(said)) throw new Error(`the answer is not the one expected: ${said}`);
          if (turn >= size.warmUp) taken[index]?.push(discord.newestLatency());
        }
      }
      const [against = NaN, ours = NaN] = taken.map(median);
      rows.push(compared(`${deed.what} among ${shown(size.large)}`, { ours, against }, ms, AT_MOST));
    }
    return rows;
  } finally {
    for (const { process, discord } of places) {
      await process.stop();
      await discord.sandbox.stop();
    }
    await rm(folder, { recursive: true, force: true });
  }
}

const shown = ({ groups, people }: RosterSize['large']): string =>
  `${groups.toLocaleString('en')} groups, ${people.toLocaleString('en')} people`;

async function open(programs: Programs, url: string, size: RosterSize, isLarge: boolean): Promise<Place> {
  const { community, large } = size;
  const discord = await startLocalDiscord(community);
  const { sandbox, server } = discord;
  await settleCommunityAt(url, server, sandbox.world, community);
  if (isLarge) {
    const more = { groups: large.groups - community.groups, people: large.people - community.people };
    await plantRoster(url, { serverId: server.id, ...more });
  }
  const process = await startOurs(programs.ours, {
    ...{ DISCORD_TOKEN: sandbox.token, DISCORD_API_URL: sandbox.apiUrl, DATABASE_URL: url },
  });
  while (![...sandbox.world.commands.values()].some(({ body }) => body.name === 'member')) await pause(10);
  return { discord, process };
}

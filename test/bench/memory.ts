import { setTimeout as pause } from 'node:timers/promises';
import { groupChannel, memberOf, type CommunitySize } from './community.js';
import type { Programs } from './programs.js';
import { compared, megabytes, type Row } from './row.js';
import { startTwoBots } from './two-bots.js';

export interface MemorySize {
  readonly community: CommunitySize;
  /** Questions that each bot answers before it is weighed. */
  readonly warmUp: number;
  /** How long both rest then, so that what is garbage can be collected. */
  readonly restMs: number;
}

const AT_MOST = 1.5;
const WEIGHINGS = 10;

/** Resident memory of the program at work against the bare bot's in the same community. */
export async function memory(programs: Programs, { community, warmUp, restMs }: MemorySize): Promise<Row[]> {
  const bots = await startTwoBots(programs, community);
  try {
    for (let turn = 0; turn < warmUp; turn += 1) {
      const group = turn % community.groups;
      for (const { sandbox } of [bots.ours, bots.bare])
        await sandbox.person(memberOf(group, community)).in(groupChannel(group)).command('/group show');
    }
    await bots.quiet();
    const least = { ours: Infinity, against: Infinity };
    for (let weighing = 0; weighing < WEIGHINGS; weighing += 1) {
      await pause(restMs / WEIGHINGS);
      least.ours = Math.min(least.ours, bots.ours.process.memory());
      least.against = Math.min(least.against, bots.bare.process.memory());
    }
    return [compared('resident memory', least, megabytes, AT_MOST)];
  } finally {
    await bots.stop();
  }
}

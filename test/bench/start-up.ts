import { spawnSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startBare, startOurs } from './bot-process.js';
import { settleCommunityAt, type CommunitySize } from './community.js';
import { startLocalDiscord } from './local-discord.js';
import type { Programs } from './programs.js';
import { compared, ms, type Row } from './row.js';
import { median } from './statistics.js';

export interface StartUpSize {
  readonly community: CommunitySize;
  readonly starts: number;
}

const READY_WITHIN_MS = 2_000;

/** From spawning the process until it is ready for people, on a database that is migrated and filled. */
export async function startUp(programs: Programs, { community, starts }: StartUpSize): Promise<Row[]> {
  const folder = await mkdtemp(join(tmpdir(), 'convenor-bench-'));
  const { sandbox, server } = await startLocalDiscord(community);
  const url = `file:${join(folder, 'convenor.db')}`;
  try {
    await settleCommunityAt(url, server, sandbox.world, community);
    const env = { DISCORD_TOKEN: sandbox.token, DISCORD_API_URL: sandbox.apiUrl };
    const taken = { ours: [] as number[], bare: [] as number[], node: [] as number[] };
    for (let start = 0; start < starts; start += 1) {
      const ours = await startOurs(programs.ours, { ...env, DATABASE_URL: url });
      taken.ours.push(ours.readyAfterMs);
      await ours.stop();
      const bare = await startBare(programs.bare, env);
      taken.bare.push(bare.readyAfterMs);
      await bare.stop();
      const began = performance.now();
      spawnSync(process.execPath, ['-e', '']);
      taken.node.push(performance.now() - began);
    }
    const ours = median(taken.ours);
    const against = (what: string, samples: readonly number[]): Row =>
      compared(`start to ready, against ${what}`, { ours, against: median(samples) }, ms);
    return [
      {
        what: 'start to ready',
        ours: ms(ours),
        against: '',
        ratio: null,
        target: `under ${READY_WITHIN_MS / 1_000} s`,
        held: ours < READY_WITHIN_MS,
      },
      against('the bare bot', taken.bare),
      against('`node -e ""`', taken.node),
    ];
  } finally {
    await sandbox.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

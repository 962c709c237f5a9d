import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { startBare, startOurs, type BotProcess } from './bot-process.js';
import { settleCommunityAt, type CommunitySize } from './community.js';
import { startLocalDiscord, type LocalDiscord } from './local-discord.js';
import type { Programs } from './programs.js';

/** The program and the bare bot, each in a process of its own and in a local Discord of its own. */
export interface TwoBots {
  readonly ours: LocalDiscord & { readonly process: BotProcess };
  readonly bare: LocalDiscord & { readonly process: BotProcess };
  /** Waits until the program asks nothing of Discord any more: what it posts by itself is over. */
  quiet(): Promise<void>;
  stop(): Promise<void>;
}

const QUIET_MS = 60;

/** Both local Discords live in this process, so that neither bot pays for them, and only one is busy at a time. */
export async function startTwoBots(programs: Programs, size: CommunitySize): Promise<TwoBots> {
  const folder = await mkdtemp(join(tmpdir(), 'convenor-bench-'));
  const [ours, bare] = [await startLocalDiscord(size), await startLocalDiscord(size)];
  const url = `file:${join(folder, 'convenor.db')}`;
  await settleCommunityAt(url, ours.server, ours.sandbox.world, size);
  const at = ({ sandbox }: LocalDiscord) => ({ DISCORD_TOKEN: sandbox.token, DISCORD_API_URL: sandbox.apiUrl });
  const oursProcess = await startOurs(programs.ours, { ...at(ours), DATABASE_URL: url });
  const bareProcess = await startBare(programs.bare, at(bare));
  while (![...ours.sandbox.world.commands.values()].some(({ body }) => body.name === 'proposal')) await pause(10);
  // People see the same commands there, and the bare bot need not register any.
  for (const command of ours.sandbox.world.commands.values())
    bare.sandbox.world.commands.set(command.id, { ...command, serverId: bare.server.id });

  const quiet = async (): Promise<void> => {
    const newest = () => ours.sandbox.requests.at(-1);
    for (let before; before !== newest() || !before;) {
      before = newest();
      await pause(QUIET_MS);
    }
  };
  return {
    ours: { ...ours, process: oursProcess },
    bare: { ...bare, process: bareProcess },
    quiet,
    async stop() {
      await Promise.all([oursProcess.stop(), bareProcess.stop()]);
      await Promise.all([ours.sandbox.stop(), bare.sandbox.stop()]);
      await rm(folder, { recursive: true, force: true });
    },
  };
}

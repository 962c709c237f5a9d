import { startSandbox, type Sandbox, type SandboxOptions } from '../../src/sandbox/sandbox.js';
import type { Server } from '../../src/sandbox/world/model.js';
import { buildCommunity, type CommunitySize } from './community.js';

/** A local Discord with the community in it, which notes how long a bot takes to answer. */
export interface LocalDiscord {
  readonly sandbox: Sandbox;
  readonly server: Server;
  /**
   * Milliseconds from the instant at which the newest interaction went out by the gateway until the bot's answer to it
   * had arrived, before anything was done with that answer.
   */
  newestLatency(): number;
}

const CALLBACK = '/interactions/:interaction/:token/callback';

export async function startLocalDiscord(size: CommunitySize, options: SandboxOptions = {}): Promise<LocalDiscord> {
  const arrivedAt = new Map<string, number>();
  const sandbox = await startSandbox({
    ...options,
    validate: ({ route, path }) => {
      const id = path.split('/')[2] ?? '';
      if (route === CALLBACK && !arrivedAt.has(id)) arrivedAt.set(id, performance.now());
      return [];
    },
  });
  const server = buildCommunity(sandbox.world, size);
  return {
    sandbox,
    server,
    newestLatency() {
      const newest = [...sandbox.world.interactions.values()].at(-1);
      const arrived = newest && arrivedAt.get(newest.id);
      if (!newest || arrived === undefined) throw new Error('the newest interaction was not answered');
      return arrived - newest.sentAtReal;
    },
  };
}

import { readdirSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import { rootFolder } from '../adapters/root-folder.js';
import { applyImport } from '../app/apply-import.js';
import type { Act } from '../app/act.js';
import { planImport } from '../app/plan-import.js';
import { partFromServer } from '../app/server-presence.js';
import type { Deps } from '../app/deps.js';
import type { Settings } from '../config.js';
import { asId, timeOf, type Snowflake } from '../domain/ids.js';
import type { SourceFile } from '../ports/files.js';
import type { Log } from '../ports/log.js';
import { startSandbox, type Sandbox } from '../sandbox/sandbox.js';
import { buildStory } from '../sandbox/story.js';
import { startBot, type Bot } from './bot.js';
import { EXIT, Fault } from './exit-codes.js';

/** The bot in a local Discord of its own, with the groups of samples/, in a server that is new at each start. */
export interface TryOut extends Bot {
  readonly sandbox: Sandbox;
}

export async function startTryOut(parts: {
  readonly settings: Settings;
  readonly log: Log;
  /** Takes the guide for the person at the terminal. */
  readonly say: (text: string) => void;
  readonly onFault: (fault: Fault) => void;
}): Promise<TryOut> {
  const { settings, log, say, onFault } = parts;
  const sandbox = await open(settings.sandboxPort, log);
  const server = buildStory(sandbox.world);
  const bot = await startBot({
    settings: { ...settings, discordApiUrl: sandbox.apiUrl },
    token: sandbox.token,
    clock: sandbox.clock,
    log,
    onFault,
  }).catch(async (error: unknown) => {
    await sandbox.stop();
    throw error;
  });
  const stopFollowing = sandbox.onClockMoved(() => bot.settle());

  const furnish = async (): Promise<void> => {
    await bot.ready;
    const act = actOfOwner(sandbox, asId<Snowflake>(server.id), asId<Snowflake>(server.ownerId));
    await importSamples(act, bot.deps);
    await bot.settle();
    say(guide(sandbox));
  };

  let stopped: Promise<void> | null = null;
  const stop = async (): Promise<void> => {
    stopFollowing();
    // It is gone for good: the next start has another one.
    await partFromServer(bot.deps, asId<Snowflake>(server.id));
    await bot.stop();
    await sandbox.stop();
  };

  return {
    ...bot,
    sandbox,
    ready: furnish(),
    stop: () => (stopped ??= stop()),
  };
}

async function open(port: number, log: Log): Promise<Sandbox> {
  try {
    return await startSandbox({ port, log: (complaint) => log.warn({ complaint }, 'the local Discord complains') });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error;
    throw new Fault(EXIT.portTaken, `Port ${port} is in use by another program: set SANDBOX_PORT to another one.`);
  }
}

/** What the owner of the sample server would do by hand with `/setup import`. */
function actOfOwner(sandbox: Sandbox, serverId: Snowflake, ownerId: Snowflake): Act {
  const id = asId<Snowflake>(sandbox.world.ids.next());
  const user = { id: ownerId, displayName: 'owner', roleIds: [], managesServer: true };
  return { id, at: timeOf(id), serverId, channelId: serverId, user };
}

async function importSamples(act: Act, deps: Deps): Promise<void> {
  const planned = await planImport(act, samples(), deps);
  const done = planned.ok && planned.value.draftId !== null && (await applyImport(act, planned.value.draftId, deps));
  if (!done || !done.ok) throw new Error('the samples could not be imported');
}

/** The files in samples/ with their paths there. */
function samples(): SourceFile[] {
  const folder = join(rootFolder(), 'samples');
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.(mdx?|ts)$/u.test(path))
    .map((path) => ({ path: path.split(sep).join('/'), content: readFileSync(join(folder, path), 'utf8') }));
}

const guide = ({ origin }: Sandbox): string => `
There is no DISCORD_TOKEN, so Convenor runs in a local Discord that begins anew at each start.
Alice leads the Tracing Working Group in #tracing-wg, Bob and Carol are WG Members there, Dave is a Participant.

Look around and act: ${origin}

Or from a second terminal:
  npm run sandbox -- see '#tracing-wg' as dave
  npm run sandbox -- as dave in '#tracing-wg' '/proposal open' 'title=Adopt spans' 'What do you propose, and why?=We need them.'
  npm run sandbox -- click Block as bob in '#tracing-wg'
  npm run sandbox -- clock +5d      days pass at once, and whatever comes due is done

Ctrl+C ends it.
`;

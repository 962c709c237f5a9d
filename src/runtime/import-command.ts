import { parseArgs } from 'node:util';
import { serverChannels } from '../adapters/discord/server-channels.js';
import { files } from '../adapters/files/files.js';
import { openStore } from '../adapters/prisma/store.js';
import { StartupFault } from '../adapters/prisma/startup-fault.js';
import { applyShownImport, planShownImport } from '../app/apply-import.js';
import type { ImportPlace } from '../app/import-facts.js';
import { welcomeServer } from '../app/server-presence.js';
import type { Settings } from '../config.js';
import { asId, type Snowflake } from '../domain/ids.js';
import { changesAnything } from '../domain/import-plan.js';
import type { Clock } from '../ports/clock.js';
import type { SourceFile } from '../ports/files.js';
import type { Store } from '../ports/store.js';
import { importPlanMarkdown } from '../text/import-plan.js';
import { EXIT, type ExitCode } from './exit-codes.js';
import { sourcesAt } from './import-sources.js';

const USAGE = `Reads charters (.mdx) and the access configuration (.ts) and shows what would change.

  npm run import -- <folder or file> … [--server <id>] [--apply]

  --server  the Discord server, when the bot is in more than one
  --apply   applies the plan without asking`;

/** What the command needs of the world. */
export interface ImportWorld {
  readonly settings: Settings;
  readonly clock: Clock;
  readonly print: (text: string) => void;
  readonly complain: (text: string) => void;
  /** Asks on the terminal; null when there is none. */
  readonly ask: ((question: string) => Promise<string>) | null;
}

/** I13: `npm run import`: prints the plan, and applies it with --apply or after a yes. Answers the exit code. */
export async function importCommand(args: readonly string[], world: ImportWorld): Promise<ExitCode> {
  const asked = argumentsOf(args);
  if (asked === null) {
    world.complain(USAGE);
    return EXIT.settings;
  }
  let given: SourceFile[];
  try {
    given = asked.paths.flatMap(sourcesAt);
  } catch (error) {
    world.complain(error instanceof Error ? error.message : String(error));
    return EXIT.settings;
  }
  let store: Store;
  try {
    store = await openStore(world.settings.databaseUrl);
  } catch (error) {
    if (!(error instanceof StartupFault)) throw error;
    const hint = error.reason === 'locked' ? ' It is most likely the bot itself: stop it, import, start it again.' : '';
    world.complain(error.message + hint);
    return EXIT.database;
  }
  try {
    return await importInto(store, given, asked, world);
  } finally {
    await store.close();
  }
}

async function importInto(store: Store, given: SourceFile[], asked: Asked, world: ImportWorld): Promise<ExitCode> {
  const serverId = await serverFor(store, asked.server, world);
  if (serverId === null) return EXIT.settings;
  const { discordToken, discordApiUrl, rulesEdition: edition } = world.settings;
  const channels = discordToken === null ? null : await serverChannels(discordApiUrl, discordToken, serverId);
  const place: ImportPlace = { serverId, channels };
  const deps = { store, files, clock: world.clock, edition };
  const { plan, digest } = await planShownImport(given, place, deps);
  world.print(importPlanMarkdown(plan));
  if (channels === null) {
    world.print('The channels of the server are not known here; use /setup bind in a channel to give it to its group.');
  }
  if (!changesAnything(plan)) return EXIT.done;
  if (!asked.apply) {
    const answer = world.ask ? await world.ask('Type yes to apply this plan: ') : null;
    if (answer?.trim().toLowerCase() !== 'yes') {
      world.print(answer === null ? 'Nothing was changed. Add --apply to apply this plan.' : 'Nothing was changed.');
      return EXIT.done;
    }
  }
  if (!(await store.read((tx) => tx.servers.find(serverId)))) {
    await welcomeServer(deps, { id: serverId, name: serverId });
  }
  const done = await applyShownImport(given, place, digest, deps);
  if (!done.ok) {
    world.complain('The database has changed since the plan was shown. Nothing was changed; run the import again.');
    return EXIT.database;
  }
  world.print('Applied.');
  return EXIT.done;
}

interface Asked {
  readonly paths: readonly string[];
  readonly server: string | null;
  readonly apply: boolean;
}

function argumentsOf(args: readonly string[]): Asked | null {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { server: { type: 'string' }, apply: { type: 'boolean' } },
    });
    if (positionals.length === 0) return null;
    return { paths: positionals, server: values.server ?? null, apply: values.apply ?? false };
  } catch {
    return null; // an option that is none of ours
  }
}

/** The server that is meant: the one named, or the only one that the bot is in. */
async function serverFor(store: Store, named: string | null, { complain }: ImportWorld): Promise<Snowflake | null> {
  if (named !== null) {
    if (/^\d{15,20}$/u.test(named)) return asId<Snowflake>(named);
    complain(`"${named}" is not the id of a Discord server.`);
    return null;
  }
  const servers = (await store.read((tx) => tx.servers.all())).filter((server) => server.leftAt === null);
  const [only, another] = servers;
  if (only && !another) return only.id;
  complain(
    only
      ? `The bot is in several servers; name one with --server:\n${servers.map(({ id, name }) => `  ${id}  ${name}`).join('\n')}`
      : 'The bot has not been in a server yet. Name the server with --server <id>.',
  );
  return null;
}

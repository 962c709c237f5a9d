import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import closeWithGrace from 'close-with-grace';
import { createLog } from '../../src/adapters/log.js';
import { parseSettings } from '../../src/config.js';
import { startBot } from '../../src/runtime/bot.js';

/**
 * The program in a process of its own, as src/main.ts runs it but for its clock, which is the town's: the file
 * `CHAOS_CLOCK` says by how many milliseconds that is ahead of the machine's. It is loaded beforehand and begins when
 * it is told to go.
 */
process.once('disconnect', () => process.exit());
await once(process, 'message');

const file = process.env['CHAOS_CLOCK'] ?? '';
const clock = { now: () => Date.now() + Number(readFileSync(file, 'utf8')) };

const read = parseSettings(process.env);
if (!read.ok || read.settings.discordToken === null) throw new Error('the settings are wrong');
const { settings } = read;
const log = createLog(settings.logLevel);
const onFault = (fault: { exitCode: number; message: string }): never => {
  log.error({ exitCode: fault.exitCode }, fault.message);
  process.exit(fault.exitCode);
};

/** The local Discord takes edits as fast as they come. */
const EDIT_EVERY_MS = 100;

const bot = await startBot({
  settings,
  token: read.settings.discordToken,
  clock,
  log,
  onFault,
  editEveryMs: EDIT_EVERY_MS,
}).catch((error: unknown) => {
  if (error instanceof Error && 'exitCode' in error) return onFault(error as Error & { exitCode: number });
  throw error;
});
closeWithGrace({ delay: 10_000 }, async ({ err }) => {
  if (err) log.error({ err }, 'a bug ends the program');
  await bot.stop();
});
process.on('message', (asked) => {
  if (asked === 'tick') void bot.tick();
  if (asked === 'connected') process.send?.(bot.deps.chat.connectedSince() === null ? 'away' : 'connected');
});
await bot.ready;
process.send?.('ready');

import { setTimeout as pause } from 'node:timers/promises';
import closeWithGrace from 'close-with-grace';
import { createLog } from './adapters/log.js';
import { systemClock } from './adapters/system-clock.js';
import { parseSettings, type Settings } from './config.js';
import { nearMisses, readEnvironment } from './runtime/environment.js';
import { EXIT, Fault } from './runtime/exit-codes.js';

const STOPS_WITHIN_MS = 10_000;
/** What Discord refuses now it refuses again: a supervisor that restarts at once would get us locked out. */
const BEFORE_A_RESTART_MS = 30_000;

const environment = readEnvironment(process.env);
const settings = settingsOf(environment);
const log = createLog(settings.logLevel);
let running: { readonly ready: Promise<void>; stop(): Promise<void> } | null = null;

closeWithGrace({ delay: STOPS_WITHIN_MS }, async ({ err, signal }) => {
  if (err) log.error({ err }, 'a bug ends the program');
  else log.info({ signal }, 'stopping');
  await running?.stop();
});

for (const [variable, meant] of nearMisses(environment)) {
  log.warn({ variable, meant }, 'a variable has no effect; its name is nearly that of a setting');
}
try {
  const started = await start();
  running = started;
  await started.ready;
} catch (error) {
  if (!(error instanceof Fault)) throw error;
  onFault(error);
}

// What is needed is loaded here, so that wrong settings are told at once.
async function start() {
  const token = settings.discordToken;
  if (token === null) {
    const { startTryOut } = await import('./runtime/try-out.js');
    return startTryOut({ settings, log, say: (text) => console.log(text), onFault });
  }
  const { startBot } = await import('./runtime/bot.js');
  return startBot({ settings, token, clock: systemClock, log, onFault });
}

function settingsOf(env: typeof environment): Settings {
  const read = parseSettings(env);
  if (read.ok) return read.settings;
  console.error(read.faults.join('\n'));
  process.exit(EXIT.settings);
}

function onFault(fault: Fault): void {
  log.error({ exitCode: fault.exitCode }, fault.message);
  void endWith(fault.exitCode);
}

async function endWith(exitCode: Fault['exitCode']): Promise<void> {
  // Whoever holds the lease now may act already: not even finishing is ours any more.
  if (exitCode !== EXIT.leaseLost) {
    await running?.stop();
    const refused = exitCode === EXIT.token || exitCode === EXIT.connection;
    if (refused && !process.stdout.isTTY) await pause(BEFORE_A_RESTART_MS);
  }
  process.exit(exitCode);
}

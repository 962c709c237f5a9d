// npm run reminders -- --dry-run [--at <time>]
import { systemClock } from '../adapters/system-clock.js';
import { parseSettings } from '../config.js';
import { readEnvironment } from './environment.js';
import { EXIT } from './exit-codes.js';
import { remindersCommand } from './reminders-command.js';

const read = parseSettings(readEnvironment(process.env));
if (read.ok) {
  process.exitCode = await remindersCommand(process.argv.slice(2), {
    settings: read.settings,
    clock: systemClock,
    print: (text) => console.log(text),
    complain: (text) => console.error(text),
  });
} else {
  console.error(read.faults.join('\n'));
  process.exitCode = EXIT.settings;
}

import { createInterface } from 'node:readline/promises';
import { systemClock } from '../adapters/system-clock.js';
import { parseSettings } from '../config.js';
import { readEnvironment } from './environment.js';
import { EXIT } from './exit-codes.js';
import { importCommand } from './import-command.js';

const read = parseSettings(readEnvironment(process.env));
if (read.ok) {
  process.exitCode = await importCommand(process.argv.slice(2), {
    settings: read.settings,
    clock: systemClock,
    print: (text) => console.log(text),
    complain: (text) => console.error(text),
    ask: process.stdin.isTTY ? ask : null,
  });
} else {
  console.error(read.faults.join('\n'));
  process.exitCode = EXIT.settings;
}

async function ask(question: string): Promise<string> {
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  const answer = await terminal.question(question);
  terminal.close();
  return answer;
}

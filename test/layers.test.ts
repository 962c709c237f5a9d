import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const CRUISER = join(ROOT, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs');
const CONFIG = join(ROOT, '.dependency-cruiser.cjs');

interface Report {
  readonly summary: {
    readonly violations: readonly {
      readonly from: string;
      readonly to: string;
      readonly rule: { readonly name: string };
    }[];
  };
}

/** What the cruiser finds in a folder, as `rule: from -> to`. */
function violationsIn(folder: string, rooms: readonly string[]): string[] {
  const args = [CRUISER, '--config', CONFIG, '--output-type', 'json', ...rooms];
  let output: string;
  try {
    output = execFileSync(process.execPath, args, { cwd: folder, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 });
  } catch (error) {
    // It exits with the number of errors found.
    output = (error as { stdout: string }).stdout;
  }
  const report = JSON.parse(output) as Report;
  return report.summary.violations.map(({ rule, from, to }) => `${rule.name}: ${from} -> ${to}`);
}

/** One wrong import for each rule: [rule, file, what it imports]. */
const PLANTED: readonly (readonly [rule: string, file: string, imports: string])[] = [
  ['no-circles', 'src/domain/circle-a.ts', './circle-b.js'],
  ['everything-resolves', 'src/domain/lost.ts', './nowhere.js'],
  ['domain-is-pure', 'src/domain/impure.ts', '../ports/port.js'],
  ['domain-is-pure', 'src/domain/reads-files.ts', 'node:fs'],
  ['text-has-words-only', 'src/text/asks.ts', '../app/case.js'],
  ['ports-are-types', 'src/ports/reaches.ts', '../adapters/adapter.js'],
  ['use-cases-decide', 'src/app/delivers.ts', '../runtime/engine.js'],
  ['use-cases-decide', 'src/app/speaks.ts', '../discord/kit.js'],
  ['time-asks-use-cases', 'src/jobs/writes.ts', '../adapters/adapter.js'],
  ['time-asks-use-cases', 'src/jobs/speaks.ts', '../text/words.js'],
  ['reminders-are-whole', 'src/reminders/writes.ts', '../adapters/adapter.js'],
  ['commands-ask-use-cases', 'commands/queries.ts', '@prisma/client'],
  ['commands-ask-use-cases', 'commands/ticks.ts', 'node-cron'],
  ['commands-ask-use-cases', 'commands/dispatches.ts', '../src/discord/dispatch.js'],
  ['commands-ask-use-cases', 'commands/loads.ts', '../src/ports/port.js'],
  ['adapters-meet-ports', 'src/adapters/decides.ts', '../app/case.js'],
  ['discord-speaks', 'src/discord/knows.ts', '../../commands/plain.js'],
  ['sandbox-stands-alone', 'src/sandbox/knows.ts', '../text/words.js'],
  ['only-runtime-starts-the-sandbox', 'src/discord/plays.ts', '../sandbox/server.js'],
  ['only-runtime-wires', 'src/web/wires.ts', '../runtime/engine.js'],
  ['web-shows', 'src/web/decides.ts', '../app/case.js'],
  ['only-its-adapter-knows-the-database', 'src/runtime/queries.ts', 'pg'],
  ['only-discord-rooms-know-discord.js', 'src/runtime/client.ts', 'discord.js'],
  ['only-the-scheduler-ticks', 'src/runtime/ticks.ts', 'node-cron'],
];

/** Files that are there to be imported. */
const HARMLESS = [
  'src/ports/port.ts',
  'src/app/case.ts',
  'src/adapters/adapter.ts',
  'src/runtime/engine.ts',
  'src/discord/kit.ts',
  'src/discord/dispatch.ts',
  'src/text/words.ts',
  'src/sandbox/server.ts',
  'commands/plain.ts',
];

test('the rooms import only what they may', () => {
  expect(violationsIn(ROOT, ['src', 'commands'])).toEqual([]);
});

test('a wrong import is found, whichever rule it breaks', () => {
  const house = mkdtempSync(join(tmpdir(), 'convenor-layers-'));
  try {
    const write = (file: string, code: string): void => {
      mkdirSync(dirname(join(house, file)), { recursive: true });
      writeFileSync(join(house, file), code);
    };
    cpSync(join(ROOT, 'tsconfig.json'), join(house, 'tsconfig.json'));
    symlinkSync(join(ROOT, 'node_modules'), join(house, 'node_modules'));
    for (const file of HARMLESS) write(file, 'export {};\n');
    write('src/domain/circle-b.ts', "import './circle-a.js';\n");
    for (const [, file, imports] of PLANTED) write(file, `import '${imports}';\n`);

    const found = violationsIn(house, ['src', 'commands']);
    for (const [rule, file, imports] of PLANTED) {
      expect(
        found.filter((violation) => violation.startsWith(`${rule}: ${file} -> `)),
        `${rule}: ${file} imports ${imports}`,
      ).not.toEqual([]);
    }
    expect(found.filter((violation) => HARMLESS.some((file) => violation.includes(`: ${file} -> `)))).toEqual([]);
  } finally {
    rmSync(house, { recursive: true, force: true });
  }
});

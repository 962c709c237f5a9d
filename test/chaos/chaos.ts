import { writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { countLines, countsOf, type Counts } from './counts.js';
import { judge } from './judge.js';
import { run, type RunOptions } from './run.js';
import { writeTable } from './table.js';

const USAGE = `npm run chaos -- [--minutes 2] [--seed 1,2,3] [--database sqlite,postgres] [--write]
  --write puts the counts into docs/reliability.md`;
const FINDINGS_SHOWN = 40;

/** One run: prints what is wrong and the counts, and keeps the journal when something is. */
async function once(options: RunOptions): Promise<Counts> {
  const result = await run(options);
  const verdict = judge(result.evidence);
  const counts = countsOf(result, verdict);
  for (const { type, what } of verdict.findings.slice(0, FINDINGS_SHOWN)) console.log(`${type}: ${what}`);
  if (verdict.findings.length > 0) {
    const file = join(tmpdir(), `convenor-chaos-${options.database}-${options.seed}.json`);
    writeFileSync(file, JSON.stringify({ ...result, findings: verdict.findings }));
    console.log(`The journal is in ${file}`);
  }
  for (const line of countLines(counts)) console.log(line);
  return counts;
}

function optionsOf(args: readonly string[]): { readonly runs: readonly RunOptions[]; readonly write: boolean } | null {
  const text = { type: 'string' } as const;
  const { values } = parseArgs({
    args: [...args],
    options: { minutes: text, seed: text, database: text, write: { type: 'boolean' } },
  });
  const minutes = Number(values.minutes ?? 2);
  const seeds = (values.seed ?? '1').split(',').map(Number);
  const databases = (values.database ?? 'sqlite').split(',');
  const isDatabase = (name: string): name is RunOptions['database'] => name === 'sqlite' || name === 'postgres';
  if (!(minutes > 0) || !seeds.every(Number.isSafeInteger) || !databases.every(isDatabase)) return null;
  const runs = databases.flatMap((database) => seeds.map((seed) => ({ minutes, seed, database })));
  return { runs, write: values.write ?? false };
}

const wanted = optionsOf(process.argv.slice(2));
if (!wanted) {
  console.error(USAGE);
  process.exit(2);
}
const done: { readonly options: RunOptions; readonly counts: Counts }[] = [];
for (const options of wanted.runs) {
  console.log(`chaos for ${options.minutes} minutes with seed ${options.seed} on ${options.database}`);
  done.push({ options, counts: await once(options) });
}
if (wanted.write) writeTable(done);
process.exitCode = done.every(({ counts: { lost, doubled, wrong } }) => lost + doubled + wrong === 0) ? 0 : 1;

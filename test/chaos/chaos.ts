import { writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { countLines, countsOf } from './counts.js';
import { judge } from './judge.js';
import { run } from './run.js';

const FINDINGS_SHOWN = 40;

const { values } = parseArgs({
  options: {
    minutes: { type: 'string', default: '2' },
    seed: { type: 'string', default: '1' },
    database: { type: 'string', default: 'sqlite' },
  },
});
const database = values.database === 'postgres' ? 'postgres' : 'sqlite';
const result = await run({ minutes: Number(values.minutes), seed: Number(values.seed), database });
const verdict = judge(result.evidence);
const counts = countsOf(result, verdict);
for (const { type, what } of verdict.findings.slice(0, FINDINGS_SHOWN)) console.log(`${type}: ${what}`);
if (verdict.findings.length > 0) {
  const file = join(tmpdir(), `convenor-chaos-${database}-${values.seed}.json`);
  writeFileSync(file, JSON.stringify({ ...result, findings: verdict.findings }));
  console.log(`The journal is in ${file}`);
}
for (const line of countLines(counts)) console.log(line);
process.exitCode = verdict.findings.length > 0 ? 1 : 0;

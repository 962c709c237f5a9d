import { execFile } from 'node:child_process';
import {
  appendFileSync,
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { beforeEach, expect, test } from 'vitest';

const SETUP = fileURLToPath(new URL('../../tools/setup.mjs', import.meta.url));
const LOCK = {
  packages: { '': {}, 'node_modules/prisma': { version: '7.0.0' }, 'node_modules/x': { optional: true } },
};

/** Does what npm would do, slowly enough to meet a second one, and writes down that it was called. */
const NPM = `#!${process.execPath}
const { appendFileSync, mkdirSync, rmSync, writeFileSync } = require('node:fs');
appendFileSync('calls', process.argv.slice(2, 4).join(' ') + '\\n');
Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 400);
if (process.argv[2] === 'ci') {
  rmSync('node_modules', { recursive: true, force: true });
  mkdirSync('node_modules/prisma', { recursive: true });
  writeFileSync('node_modules/prisma/package.json', '{"version":"7.0.0"}');
} else mkdirSync('src/generated', { recursive: true });
if (require('node:fs').existsSync('broken')) { console.error('the registry is away'); process.exit(1); }
`;

let folder: string;
const write = (file: string, content: string): void => {
  mkdirSync(dirname(join(folder, file)), { recursive: true });
  writeFileSync(join(folder, file), content);
};
const calls = (): string[] =>
  existsSync(join(folder, 'calls')) ? readFileSync(join(folder, 'calls'), 'utf8').trim().split('\n') : [];

/** Runs the setup of the folder; answers what it said. */
async function setUp(env: Record<string, string> = {}): Promise<string> {
  const { npm_execpath: _inherited, ...inherited } = process.env;
  const { stdout } = await promisify(execFile)(process.execPath, [join(folder, 'tools/setup.mjs')], {
    env: { ...inherited, PATH: `${join(folder, 'bin')}${delimiter}${process.env['PATH'] ?? ''}`, ...env },
  });
  return stdout;
}

beforeEach(() => {
  folder = join(mkdtempSync(join(tmpdir(), 'convenor-setup-')), 'a path with spaces');
  mkdirSync(join(folder, 'tools'), { recursive: true });
  cpSync(SETUP, join(folder, 'tools/setup.mjs'));
  write('package-lock.json', JSON.stringify(LOCK));
  write('prisma/models.prisma', 'model A {}');
  write('prisma/sqlite/schema.prisma', '');
  write('bin/npm', NPM);
  chmodSync(join(folder, 'bin/npm'), 0o755);
});

test('a fresh clone is installed and generated once; then there is nothing to do and nothing to say', async () => {
  expect(await setUp()).toBe('Installing the packages of package-lock.json …\nGenerating the database clients …\n');
  expect(await setUp()).toBe('');
  expect(calls()).toEqual(['ci --include=dev', 'run generate']);
});

test('two at once do the work once', async () => {
  await Promise.all([setUp(), setUp(), setUp()]);
  expect(calls()).toEqual(['ci --include=dev', 'run generate']);
});

test('only what changed is done again', async () => {
  await setUp();
  write('prisma/models.prisma', 'model B {}');
  await setUp();
  expect(calls().slice(2)).toEqual(['run generate']);
  write('package-lock.json', JSON.stringify({ ...LOCK, changed: true }));
  await setUp();
  expect(calls().slice(3)).toEqual(['ci --include=dev']);
});

test.each([
  ['not installed again', '7.0.0', ['run generate']],
  ['installed again when something is missing', '6.0.0', ['ci --include=dev', 'run generate']],
])('what `npm ci` installed by hand is %s', async (_what, version, expected) => {
  write('node_modules/prisma/package.json', JSON.stringify({ version }));
  write('node_modules/.package-lock.json', JSON.stringify({ packages: { 'node_modules/prisma': { version } } }));
  await setUp();
  expect(calls()).toEqual(expected);
  await setUp();
  expect(calls()).toEqual(expected);
});

test('a lock left behind by a dead process does not stop the next', async () => {
  const { pid } = await new Promise<{ pid: number }>((resolve) => {
    const child = execFile(process.execPath, ['-e', ''], () => resolve({ pid: child.pid ?? 0 }));
  });
  write('.cache/setup.lock/pid', String(pid));
  await setUp();
  expect(calls()).toHaveLength(2);
});

test('works without a home folder', async () => {
  await setUp({ HOME: '', CI: 'true' });
  expect(calls()).toHaveLength(2);
});

test('when npm fails, what it said and one sentence are shown, and the next run tries again', async () => {
  write('broken', '');
  await expect(setUp()).rejects.toMatchObject({
    code: 1,
    stderr: expect.stringMatching(/the registry is away\n+.*The packages could not be installed/su) as string,
  });
  appendFileSync(join(folder, 'calls'), 'again\n');
  await expect(setUp()).rejects.toThrow();
  expect(calls()).toEqual(['ci --include=dev', 'again', 'ci --include=dev']);
});

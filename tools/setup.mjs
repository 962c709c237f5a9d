// Makes a fresh clone runnable: checks Node, installs the locked packages, generates the database clients. Silent and
// quick when there is nothing to do. Plain JavaScript without packages, because it runs before there are any.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, lstatSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const OLDEST_NODE = [20, 19];
const LOCK = join(ROOT, '.cache', 'setup.lock');
const LOCK_STALE_AFTER_MS = 15 * 60_000;
const INSTALLED = join(ROOT, 'node_modules', '.convenor-setup');
const GENERATED = join(ROOT, 'src', 'generated', '.convenor-setup');

const read = (path) => (existsSync(path) ? readFileSync(path, 'utf8') : '');
const hash = (...texts) => createHash('sha256').update(texts.join('\0')).digest('hex');
// Not of Node's version: what is installed holds nothing that was made for one.
const hashOfLock = () => hash(read(join(ROOT, 'package-lock.json')), process.platform, process.arch);
const [major, minor] = process.versions.node.split('.').map(Number);

/** Prints one sentence and ends: what the caller wanted to start can't run. */
function giveUp(sentence, details = '') {
  process.stderr.write(`${details}${sentence}\n`);
  process.exit(1);
}

/** Whether the packages are there. A linked node_modules belongs to another folder, which keeps it up to date. */
function isInstalled() {
  const modules = join(ROOT, 'node_modules');
  if (!existsSync(modules)) return false;
  return lstatSync(modules).isSymbolicLink() || read(INSTALLED) === hashOfLock();
}

/** Whether somebody ran `npm ci` by hand: npm's own note then lists every package that the lockfile asks for. */
function wasInstalledByHand() {
  const note = read(join(ROOT, 'node_modules', '.package-lock.json'));
  if (note === '' || existsSync(INSTALLED)) return false;
  const present = JSON.parse(note).packages;
  const wanted = Object.entries(JSON.parse(read(join(ROOT, 'package-lock.json'))).packages);
  return wanted.every(([path, { optional, version }]) => path === '' || optional || present[path]?.version === version);
}

/** What the generated clients are made of. */
function hashOfModel() {
  const folder = join(ROOT, 'prisma');
  const schemas = readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => read(join(folder, entry.name, 'schema.prisma')));
  const { version } = JSON.parse(read(join(ROOT, 'node_modules', 'prisma', 'package.json')));
  return hash(read(join(folder, 'models.prisma')), ...schemas, read(join(ROOT, 'prisma.config.ts')), version);
}

const isGenerated = () => read(GENERATED) === hashOfModel();

/** npm wants a home folder that it can write to, even when everything it needs comes from elsewhere. */
function homeForNpm() {
  const home = homedir();
  if (home !== '' && existsSync(home)) return {};
  const standIn = join(tmpdir(), `convenor-home-${typeof process.getuid === 'function' ? process.getuid() : 0}`);
  mkdirSync(standIn, { recursive: true });
  return { HOME: standIn };
}

/** Runs npm silently; what it said is shown only when it fails. */
function npm(args, failure) {
  const underNpm = process.env.npm_execpath?.endsWith('.js') === true;
  const [program, before] = underNpm ? [process.execPath, [process.env.npm_execpath]] : ['npm', []];
  const done = spawnSync(program, [...before, ...args], {
    cwd: ROOT,
    env: { ...process.env, ...homeForNpm(), CHECKPOINT_DISABLE: '1', PRISMA_HIDE_UPDATE_MESSAGE: '1' },
    stdio: ['ignore', 'pipe', 'pipe'],
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
    shell: !underNpm && process.platform === 'win32',
  });
  if (done.status !== 0) giveUp(failure, `${done.stdout ?? ''}${done.stderr ?? ''}${done.error ?? ''}\n`);
}

function install() {
  if (isInstalled()) return;
  if (!wasInstalledByHand()) {
    console.log('Installing the packages of package-lock.json …');
    npm(['ci', '--include=dev', '--no-audit', '--no-fund'], 'The packages could not be installed (npm ci failed).');
  }
  writeFileSync(INSTALLED, hashOfLock());
}

function generate() {
  if (isGenerated()) return;
  console.log('Generating the database clients …');
  npm(['run', 'generate'], 'The database clients could not be generated (npm run generate failed).');
  writeFileSync(GENERATED, hashOfModel());
}

/** Whether the process that holds the lock has died, or has taken longer than anything here can take. */
function isLockStale() {
  const age = Date.now() - statSync(LOCK).mtimeMs;
  const holder = Number(read(join(LOCK, 'pid')));
  if (age > LOCK_STALE_AFTER_MS) return true;
  if (!holder) return age > 10_000;
  try {
    process.kill(holder, 0);
    return false;
  } catch (error) {
    return error.code === 'ESRCH';
  }
}

/** Does `work` while no other process of this folder does it. */
async function alone(work) {
  mkdirSync(join(ROOT, '.cache'), { recursive: true });
  for (;;) {
    try {
      mkdirSync(LOCK);
      break;
    } catch (error) {
      if (error.code !== 'EEXIST') throw error;
    }
    try {
      if (isLockStale()) rmSync(LOCK, { recursive: true, force: true });
    } catch (error) {
      if (error.code !== 'ENOENT') throw error; // the holder finished between the two looks
    }
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  const release = () => rmSync(LOCK, { recursive: true, force: true });
  process.once('exit', release); // when `work` gives up
  writeFileSync(join(LOCK, 'pid'), String(process.pid));
  work();
  release();
  process.off('exit', release);
}

if (major < OLDEST_NODE[0] || (major === OLDEST_NODE[0] && minor < OLDEST_NODE[1])) {
  giveUp(`Convenor needs Node ${OLDEST_NODE.join('.')} or newer; this is Node ${process.versions.node}.`);
}
if (!isInstalled() || !isGenerated()) {
  await alone(() => {
    install();
    generate();
  });
}

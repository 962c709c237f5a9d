import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';

const root = join(import.meta.dirname, '../..');

/** Runs Prisma's command line on a database and answers what it said. Throws when it fails. */
export async function prisma(url: string, ...words: string[]): Promise<string> {
  const command = join(root, 'node_modules/prisma/build/index.js');
  const env = { ...process.env, DATABASE_URL: url, PRISMA_HIDE_UPDATE_MESSAGE: '1' };
  const { stdout, stderr } = await promisify(execFile)(process.execPath, [command, ...words], { cwd: root, env });
  return stdout + stderr;
}

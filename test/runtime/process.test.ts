import { spawn } from 'node:child_process';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { startSandbox } from '../../src/sandbox/sandbox.js';

const START = fileURLToPath(new URL('../../tools/start.mjs', import.meta.url));

/**
 * Runs the program as `npm start` does, in an empty folder.
 * @param whenSaid sends a signal when the output contains this, after some milliseconds
 */
function start(
  env: Record<string, string>,
  whenSaid?: readonly [said: string, signal: NodeJS.Signals, afterMs?: number],
) {
  const { PATH, HOME, NODE_OPTIONS } = process.env;
  const child = spawn(process.execPath, [START], {
    cwd: mkdtempSync(join(tmpdir(), 'convenor-process-')),
    env: { PATH, HOME, NODE_OPTIONS, HTTP_PORT: '0', SANDBOX_PORT: '0', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  let signalled = 0;
  const hear = (chunk: Buffer): void => {
    output += chunk.toString('utf8');
    if (whenSaid && signalled === 0 && output.includes(whenSaid[0])) {
      const [, signal, afterMs = 0] = whenSaid;
      signalled = performance.now() + afterMs;
      setTimeout(() => child.kill(signal), afterMs);
    }
  };
  child.stdout.on('data', hear);
  child.stderr.on('data', hear);
  return new Promise<{ code: number | null; signal: string | null; output: string; stoppedWithinMs: number }>(
    (resolve) =>
      child.once('close', (code, signal) =>
        resolve({ code, signal, output, stoppedWithinMs: performance.now() - signalled }),
      ),
  );
}

describe('the process', () => {
  test.each(['SIGTERM', 'SIGINT'] as const)(
    'without a token runs in a local Discord and ends with 0 on %s',
    async (signal) => {
      const ended = await start({}, ['Ctrl+C', signal]);
      expect(ended).toMatchObject({ code: 0, signal: null });
      expect(ended.output).toContain('There is no DISCORD_TOKEN');
      expect(ended.stoppedWithinMs).toBeLessThan(10_000);
    },
  );

  test('can be stopped while Discord is not there', async () => {
    const env = { DISCORD_TOKEN: 'abc.def', DISCORD_API_URL: 'http://127.0.0.1:9/api' };
    const ended = await start(env, ['can not be reached', 'SIGTERM']);
    expect(ended).toMatchObject({ code: 0, signal: null });
    expect(ended.output).not.toContain('abc.def');
  });

  test('wrong settings end it with 2 and one sentence each', async () => {
    const { code, output } = await start({ HTTP_PORT: 'x', DISCORD_TOKEN: 'Bot secret' });
    expect(code).toBe(2);
    expect(output.trim().split('\n')).toEqual([
      expect.stringMatching(/^DISCORD_TOKEN is .*\.$/u),
      expect.stringMatching(/^HTTP_PORT is "x"; .*\.$/u),
    ]);
    expect(output).not.toContain('secret');
  });

  test('a database that can not be opened ends it with 3 and a sentence without the password', async () => {
    const { code, output } = await start({
      DISCORD_TOKEN: 'abc.def',
      DATABASE_URL: 'postgresql://convenor:secret-word@127.0.0.1:9/convenor',
    });
    expect(code).toBe(3);
    expect(output).toContain('"exitCode":3');
    expect(output).not.toContain('secret-word');
  });

  test('a port that is taken ends it with 7 and a sentence that names it', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => other.once('listening', resolve));
    const port = String((other.address() as AddressInfo).port);
    const [http, sandbox] = await Promise.all([start({ HTTP_PORT: port }), start({ SANDBOX_PORT: port })]);
    other.close();
    expect(http.code).toBe(7);
    expect(http.output).toContain(`127.0.0.1:${port} is in use`);
    expect(sandbox.code).toBe(7);
    expect(sandbox.output).toContain('SANDBOX_PORT');
  });

  test('a token that Discord refuses is said at once, and does not lead to a restart at once', async () => {
    const sandbox = await startSandbox();
    const env = { DISCORD_TOKEN: 'not.the.token', DISCORD_API_URL: sandbox.apiUrl };
    const ended = await start(env, ['"exitCode":4', 'SIGTERM', 3_000]);
    await sandbox.stop();
    expect(ended.output).not.toContain('not.the.token');
    // It still ran after 3 seconds: otherwise it would have ended by itself, with 4.
    expect(ended.code).toBe(0);
    expect(ended.stoppedWithinMs).toBeLessThan(10_000);
  });
});

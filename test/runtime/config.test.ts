import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parseSettings, SETTINGS, settingsTable } from '../../src/config.js';
import { nearMisses, readEnvironment } from '../../src/runtime/environment.js';

const faultsOf = (env: Record<string, string>): readonly string[] => {
  const read = parseSettings(env);
  return read.ok ? [] : read.faults;
};

describe('settings', () => {
  test('an empty environment is complete', () => {
    const read = parseSettings({});
    expect(read).toEqual({
      ok: true,
      settings: {
        discordToken: null,
        discordApiUrl: 'https://discord.com/api',
        databaseUrl: 'file:./data/convenor.db',
        httpHost: '127.0.0.1',
        httpPort: 8080,
        logLevel: 'info',
        rulesEdition: 'mcp-2026',
        outageExtension: true,
        sandboxPort: 8081,
      },
    });
  });

  test('every example and every default is a right value', () => {
    for (const { name, example, fallback } of SETTINGS) {
      const usable = name === 'DISCORD_TOKEN' ? example.replace('…', '') : example;
      expect(faultsOf({ [name]: usable }), name).toEqual([]);
      expect(faultsOf({ [name]: fallback }), name).toEqual([]);
    }
  });

  test.each([
    ['DISCORD_TOKEN', 'Bot abc.def'],
    ['DISCORD_TOKEN', '"abc.def"'],
    ['DISCORD_API_URL', 'discord.com'],
    ['DISCORD_API_URL', 'https://discord.com/api/v10'],
    ['DATABASE_URL', 'mysql://root@db/x'],
    ['HTTP_HOST', 'two words'],
    ['HTTP_PORT', '8080x'],
    ['HTTP_PORT', '65536'],
    ['LOG_LEVEL', 'loud'],
    ['RULES_EDITION', 'mcp-1999'],
    ['OUTAGE_EXTENSION', 'yes'],
    ['SANDBOX_PORT', '-1'],
  ])('%s=%s is refused with one sentence that names it', (name, value) => {
    const faults = faultsOf({ [name]: value });
    expect(faults).toHaveLength(1);
    expect(faults[0]).toMatch(new RegExp(`^${name} is .+; it must be .+\\.$`, 'u'));
  });

  test('several faults are all told at once', () => {
    expect(faultsOf({ HTTP_PORT: 'x', LOG_LEVEL: 'y', OUTAGE_EXTENSION: 'z' })).toHaveLength(3);
  });

  test('a secret is never printed', () => {
    const told = faultsOf({ DISCORD_TOKEN: 'very secret', DATABASE_URL: 'mysql://u:very-secret@db' }).join('\n');
    expect(told).toContain('DATABASE_URL');
    expect(told).not.toContain('secret@');
    expect(told).not.toContain('very secret');
  });

  test('a trailing slash of the API address does not matter', () => {
    const read = parseSettings({ DISCORD_API_URL: 'http://127.0.0.1:9/api/' });
    expect(read.ok && read.settings.discordApiUrl).toBe('http://127.0.0.1:9/api');
  });
});

describe('.env', () => {
  test('is read, and the real environment wins', () => {
    const file = join(mkdtempSync(join(tmpdir(), 'convenor-env-')), '.env');
    writeFileSync(file, 'HTTP_PORT=1111\nLOG_LEVEL="warn"\n');
    expect(readEnvironment({ HTTP_PORT: '2222' }, file)).toEqual({ HTTP_PORT: '2222', LOG_LEVEL: 'warn' });
  });

  test('may be missing', () => {
    expect(readEnvironment({ A: 'b' }, join(tmpdir(), 'convenor-no-such-file'))).toEqual({ A: 'b' });
  });
});

test('a name that is nearly right is noticed, others are left alone', () => {
  expect(nearMisses({ DISCORD_TOKN: 'x', HTTP_PROT: '1', HTTP_PROXY: 'x', PATH: '', LOG_LEVEL: 'info' })).toEqual([
    ['DISCORD_TOKN', 'DISCORD_TOKEN'],
    ['HTTP_PROT', 'HTTP_PORT'],
  ]);
});

test('README shows the settings as they are', () => {
  const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8');
  const shown = /<!-- settings -->(.*)<!-- \/settings -->/su.exec(readme)?.[1] ?? '';
  expect(cells(shown)).toEqual(cells(settingsTable()));
});

/** A Markdown table without the blanks and dashes that only align it. */
const cells = (table: string): string[][] =>
  table
    .trim()
    .split('\n')
    .map((line) => line.split('|').map((cell) => cell.trim().replace(/^-+$/u, '---')));

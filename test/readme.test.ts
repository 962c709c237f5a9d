import { readFileSync } from 'node:fs';
import { PermissionsBitField } from 'discord.js';
import { expect, test } from 'vitest';
import { NEEDED_PERMISSIONS } from '../src/adapters/discord/place-of.js';
import { EXIT } from '../src/runtime/exit-codes.js';

const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8');

test('README invites the bot with the permissions that it needs, and no more', () => {
  const asked = /permissions=(\d+)/u.exec(readme)?.[1];
  expect(asked).toBe(PermissionsBitField.resolve([...NEEDED_PERMISSIONS]).toString());
});

test('README explains every exit code', () => {
  for (const code of Object.values(EXIT)) expect(readme).toMatch(new RegExp(`\\| ${code} +\\|`, 'u'));
});

import { Writable } from 'node:stream';
import { DiscordAPIError } from 'discord.js';
import { expect, test } from 'vitest';
import { createLog } from '../../src/adapters/log.js';

test('an error is logged without its request: no interaction token, no text that people wrote', () => {
  const written: string[] = [];
  const output = new Writable({
    write(chunk: Buffer, _encoding, done) {
      written.push(chunk.toString());
      done();
    },
  });
  const log = createLog('info', output as NodeJS.WriteStream);
  const url = 'https://discord.com/api/v10/interactions/1/aW50ZXJhY3Rpb24/callback';
  const body = { json: { data: { components: [{ content: 'What somebody wrote' }] } }, files: undefined };
  const error = new DiscordAPIError({ code: 10062, message: 'Unknown interaction' }, 10062, 404, 'POST', url, body);
  log.error({ err: error }, 'a listener threw');
  log.child({ part: 'outbox' }).error({ err: new Error('quotes What somebody wrote') }, 'another');
  expect(written).toHaveLength(2);
  expect(written[0]).toContain('DiscordAPIError');
  for (const secret of ['aW50ZXJhY3Rpb24', 'What somebody wrote']) expect(written.join('')).not.toContain(secret);
});

import { expect, it, onTestFinished } from 'vitest';
import { parseSettings } from '../../src/config.js';
import { startBot } from '../../src/runtime/bot.js';
import { startSandbox } from '../../src/sandbox/sandbox.js';
import { databases } from '../store/databases.js';
import { heard } from './heard.js';

it(
  'a bot whose database is gone leaves Discord and its port all the same when it is stopped',
  { timeout: 60_000 },
  async () => {
    const database = await databases.find(({ name }) => name === 'postgres')?.open();
    const sandbox = await startSandbox();
    onTestFinished(() => sandbox.stop());
    const read = parseSettings({
      ...{ DISCORD_TOKEN: sandbox.token, DISCORD_API_URL: sandbox.apiUrl },
      ...{ DATABASE_URL: database?.url ?? '', HTTP_PORT: '0' },
    });
    if (!read.ok || !database) throw new Error('there is no Postgres to test with');
    const { log } = heard();
    const bot = await startBot({
      ...{ settings: read.settings, token: sandbox.token, clock: sandbox.clock, log, onFault: () => undefined },
    });
    await bot.ready;
    const page = `http://127.0.0.1:${bot.httpPort}/healthz`;
    expect((await fetch(page)).status).toBe(200);
    await database.drop();
    await bot.stop();
    expect(bot.deps.chat.connectedSince()).toBeNull();
    await expect(fetch(page)).rejects.toThrow();
  },
);

import { copyFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openStore } from '../../src/adapters/prisma/store.js';
import { StartupFault } from '../../src/adapters/prisma/startup-fault.js';
import { databases, type TestDatabase } from './databases.js';
import { aServer } from './fixtures.js';
import { startOther } from './other-process.js';
import { plant } from './plant.js';

const saying = (part: string): unknown => expect.stringContaining(part);

describe.each(databases)('$name', ({ name, open }) => {
  let database: TestDatabase;
  beforeEach(async () => {
    database = await open();
  });
  afterEach(() => database.drop());

  const names = async (url: string): Promise<string[]> => {
    const store = await openStore(url);
    const servers = await store.read((tx) => tx.servers.all());
    await store.close();
    return servers.map((server) => server.name);
  };

  if (name === 'sqlite') {
    it('is refused to a second process, which names the first, until that one ends', async () => {
      const holder = await startOther('open', database.url);
      expect(holder.said).toBe('opened');
      try {
        const refusal = await openStore(database.url).catch((error: unknown) => error);
        expect(refusal).toBeInstanceOf(StartupFault);
        expect(refusal).toMatchObject({ reason: 'locked', message: saying(`process ${holder.pid};`) });
        const third = await startOther('open', database.url);
        expect(third.said).toMatch(new RegExp(`^locked: .* process ${holder.pid};`));
        await third.finish();
      } finally {
        await holder.finish();
      }
      expect(await names(database.url)).toEqual(['From another process']);
    });

    it('is free at once when its holder was killed, with everything that was committed', async () => {
      const holder = await startOther('open', database.url);
      expect(holder.said).toBe('opened');
      await holder.kill();
      expect(await names(database.url)).toEqual(['From another process']);
    });

    it('is refused to the same process a second time', async () => {
      const store = await openStore(database.url);
      await expect(openStore(database.url)).rejects.toMatchObject({
        reason: 'locked',
        message: saying(`process ${process.pid};`),
      });
      await store.close();
      expect(await names(database.url)).toEqual([]);
    });

    it('holds everything by itself once it is closed', async () => {
      const store = await openStore(database.url);
      const server = aServer();
      await store.transaction((tx) => tx.servers.save(server));
      await store.close();
      const file = database.url.slice('file:'.length);
      copyFileSync(file, `${file}.copy`);
      expect(await names(`${database.url}.copy`)).toEqual([server.name]);
    });

    it('is free again after a start that failed', async () => {
      await names(database.url);
      await plant(database.url, `UPDATE "_prisma_migrations" SET checksum = 'other'`);
      const refused = { reason: 'changed-migration' };
      await expect(openStore(database.url)).rejects.toMatchObject(refused);
      await expect(openStore(database.url)).rejects.toMatchObject(refused);
    });
  } else {
    it('may be opened by several processes', async () => {
      const holder = await startOther('open', database.url);
      expect(holder.said).toBe('opened');
      expect(await names(database.url)).toEqual(['From another process']);
      await holder.finish();
    });
  }
});

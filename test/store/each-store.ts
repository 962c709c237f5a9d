import { afterAll, beforeAll, describe } from 'vitest';
import { openStore } from '../../src/adapters/prisma/store.js';
import type { Store } from '../../src/ports/store.js';
import { databases, type TestDatabase } from './databases.js';

/** Runs the same tests on a fresh store of each kind. `store` and `url` are theirs to call once tests run. */
export function onEachStore(tests: (store: () => Store, url: () => string) => void): void {
  describe.each(databases)('$name', ({ open }) => {
    let database: TestDatabase | undefined;
    let store: Store | undefined;

    beforeAll(async () => {
      database = await open();
      store = await openStore(database.url);
    });
    afterAll(async () => {
      await store?.close();
      await database?.drop();
    });

    tests(
      () => opened(store),
      () => opened(database).url,
    );
  });
}

function opened<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('the store is open only while tests run');
  return value;
}

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openStore } from '../../src/adapters/prisma/store.js';
import type { Store } from '../../src/ports/store.js';

/** A store in a folder of its own. */
export interface TemporaryStore {
  readonly store: Store;
  readonly url: string;
  /** A file beside the database. */
  path(name: string): string;
  /** Closes the store and removes the folder. */
  close(): Promise<void>;
}

export async function temporaryStore(): Promise<TemporaryStore> {
  const folder = mkdtempSync(join(tmpdir(), 'convenor-runtime-'));
  const url = `file:${join(folder, 'convenor.db')}`;
  const store = await openStore(url);
  return {
    store,
    url,
    path: (name) => join(folder, name),
    async close() {
      await store.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

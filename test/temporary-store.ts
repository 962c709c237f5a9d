import { mkdtempSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openStore } from '../src/adapters/prisma/store.js';
import type { Store } from '../src/ports/store.js';

/** A store in a folder of its own. */
export interface TemporaryStore {
  readonly store: Store;
  readonly url: string;
  /** A file beside the database. */
  path(name: string): string;
  /** Takes the database away, as a lost disk would: until it is back, whatever asks for it fails. */
  lose(): Promise<void>;
  /** Brings it back as it was. */
  bringBack(): void;
  /** Closes the store and removes the folder. */
  close(): Promise<void>;
}

export async function temporaryStore(): Promise<TemporaryStore> {
  const folder = mkdtempSync(join(tmpdir(), 'convenor-test-'));
  const lost = `${folder}-lost`;
  const url = `file:${join(folder, 'convenor.db')}`;
  const store = await openStore(url);
  return {
    store,
    url,
    path: (name) => join(folder, name),
    async lose() {
      // Without its connections the store opens the file anew when it is asked next, and does not find it.
      await store.close();
      renameSync(folder, lost);
    },
    bringBack: () => renameSync(lost, folder),
    async close() {
      await store.close();
      for (const each of [folder, lost]) rmSync(each, { recursive: true, force: true });
    },
  };
}

import type { Store, Tx } from '../../ports/store.js';

/** What one call of the store took. */
export interface Measured {
  readonly kind: 'transaction' | 'read';
  readonly ms: number;
  /** How often it was done again because it met another one. */
  readonly retries: number;
  /** Whether the database failed; work that was undone for reasons of its own, such as a refusal, did not fail. */
  readonly failed: boolean;
}

/** The same store, which tells how long each call takes, waiting for a connection included, and how it goes. */
export function measuredStore(store: Store, observe: (measured: Measured) => void): Store {
  const measured =
    (kind: Measured['kind'], call: Store['read']) =>
    async <T>(work: (tx: Tx) => Promise<T>): Promise<T> => {
      const began = performance.now();
      let tries = 0;
      let failed = false;
      try {
        return await call((tx) => {
          tries += 1;
          return work(tx);
        });
      } catch (error) {
        failed = isOfDatabase(error);
        throw error;
      } finally {
        observe({ kind, ms: performance.now() - began, retries: Math.max(0, tries - 1), failed });
      }
    };
  return {
    ...store,
    transaction: measured('transaction', (work) => store.transaction(work)),
    read: measured('read', (work) => store.read(work)),
  };
}

/** Prisma's errors are told by their names: two generated clients have no class in common. */
const isOfDatabase = (error: unknown): boolean =>
  error instanceof Error && /^(PrismaClient\w*|DriverAdapter)Error$/u.test(error.name);

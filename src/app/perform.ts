import { no, type Decision } from '../domain/decision.js';
import type { Refusal } from '../domain/refusal.js';
import type { Tx } from '../ports/store.js';
import type { Act } from './act.js';
import type { Deps } from './deps.js';

/** Thrown inside the transaction of a refused act, so that what it wrote before is undone. */
class Undone extends Error {
  constructor(readonly refusal: Refusal) {
    super('a refused act is undone');
  }
}

/**
 * Does what a person asked for, in one transaction that runs after every other of the same server. The interaction is
 * remembered with it, so that an act that arrives twice takes effect once. A refusal leaves nothing behind, not even
 * that somebody unknown tried.
 */
export async function perform<T>(
  deps: Deps,
  act: Act,
  work: (tx: Tx) => Promise<Decision<T, Refusal>>,
): Promise<Decision<T, Refusal>> {
  try {
    const done = await deps.store.transaction(async (tx) => {
      await tx.servers.lock(act.serverId);
      if (!(await tx.rememberInteraction(act.id, act.at))) throw new Undone({ clause: 'X3', code: 'already-done' });
      const outcome = await work(tx);
      if (!outcome.ok) throw new Undone(outcome.refusal);
      return outcome;
    });
    deps.wake();
    return done;
  } catch (error) {
    if (error instanceof Undone) return no(error.refusal);
    throw error;
  }
}

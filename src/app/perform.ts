import { no, yes, type Decision } from '../domain/decision.js';
import type { Refusal } from '../domain/refusal.js';
import type { Tx } from '../ports/store.js';
import type { Act } from './act.js';
import type { Deps } from './deps.js';

/**
 * Does what a person asked for, in one transaction that runs after every other of the same server. The interaction is
 * remembered with it, so that an act that arrives twice takes effect once. A refusal leaves nothing behind: what was
 * written before it came, the interaction included, is undone.
 */
export async function perform<T>(
  deps: Deps,
  act: Act,
  work: (tx: Tx) => Promise<Decision<T, Refusal>>,
): Promise<Decision<T, Refusal>> {
  let value: T;
  try {
    value = await deps.store.transaction(async (tx) => {
      await tx.servers.lock(act.serverId);
      if (!(await tx.rememberInteraction(act.id, act.at))) throw new Refused({ clause: 'X3', code: 'already-done' });
      const outcome = await work(tx);
      if (!outcome.ok) throw new Refused(outcome.refusal);
      return outcome.value;
    });
  } catch (error) {
    if (error instanceof Refused) return no(error.refusal);
    throw error;
  }
  deps.wake();
  return yes(value);
}

/** Carries a refusal out of its transaction, which only a throw undoes. */
class Refused extends Error {
  constructor(readonly refusal: Refusal) {
    super(refusal.code);
  }
}

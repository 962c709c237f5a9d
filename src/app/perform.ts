import { no, type Decision } from '../domain/decision.js';
import type { Refusal } from '../domain/refusal.js';
import type { Tx } from '../ports/store.js';
import type { Act } from './act.js';
import type { Deps } from './deps.js';

/**
 * Does what a person asked for, in one transaction that runs after every other of the same server. The interaction is
 * remembered with it, so that an act that arrives twice takes effect once. A refusal leaves nothing behind.
 */
export async function perform<T>(
  deps: Deps,
  act: Act,
  work: (tx: Tx) => Promise<Decision<T, Refusal>>,
): Promise<Decision<T, Refusal>> {
  const outcome = await deps.store.transaction(async (tx) => {
    await tx.servers.lock(act.serverId);
    if (!(await tx.rememberInteraction(act.id, act.at))) return no({ clause: 'X3', code: 'already-done' } as const);
    return work(tx);
  });
  if (outcome.ok) deps.wake();
  return outcome;
}

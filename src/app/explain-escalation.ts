import { yes, type Decision } from '../domain/decision.js';
import { escalationReference } from '../domain/escalation.js';
import type { EscalationExplained } from '../domain/explained.js';
import type { Refusal } from '../domain/refusal.js';
import type { Act } from './act.js';
import type { Deps } from './deps.js';
import { escalationFacts, escalationNamed } from './escalation-facts.js';
import { stepsOf } from './record-steps.js';

/** Whether somebody means an escalation: `E-12`, `e12`. */
export const meansEscalation = (typed: string): boolean => /^e-?\d{1,9}$/iu.test(typed.trim());

/** X4: how an escalation came to stand where it does. */
export const explainEscalation = (
  deps: Deps,
  act: Act,
  typed: string,
): Promise<Decision<EscalationExplained, Refusal>> =>
  deps.store.read(async (tx) => {
    const named = await escalationNamed(tx, act.serverId, typed);
    if (!named.ok) return named;
    const facts = await escalationFacts(tx, named.value.id);
    if (!facts) throw new Error(`there is no escalation ${named.value.id}`);
    return yes({ facts, steps: await stepsOf(tx, act.serverId, escalationReference(named.value)) });
  });

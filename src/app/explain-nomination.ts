import { yes, type Decision } from '../domain/decision.js';
import { nominationReference, type NominationHistory } from '../domain/nomination.js';
import type { Refusal } from '../domain/refusal.js';
import type { Act } from './act.js';
import type { Deps } from './deps.js';
import { nominationFacts, nominationNamed } from './nomination-facts.js';
import { stepsOf } from './record-steps.js';

/** X4: how a nomination came to stand where it does. */
export const explainNomination = (deps: Deps, act: Act, typed: string): Promise<Decision<NominationHistory, Refusal>> =>
  deps.store.read(async (tx) => {
    const nomination = await nominationNamed(tx, act.serverId, typed);
    if (!nomination.ok) return nomination;
    const facts = await nominationFacts(tx, nomination.value.id);
    if (!facts) throw new Error(`there is no nomination ${nomination.value.id}`);
    return yes({ facts, steps: await stepsOf(tx, act.serverId, nominationReference(nomination.value)) });
  });

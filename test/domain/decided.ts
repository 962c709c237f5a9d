import { expect } from 'vitest';
import type { Decision } from '../../src/domain/decision.js';
import type { Refusal, RefusalCode } from '../../src/domain/refusal.js';

/** The value of a decision that must not be a refusal. */
export function granted<T>(decision: Decision<T, Refusal>): T {
  if (!decision.ok) throw new Error(`refused: ${JSON.stringify(decision.refusal)}`);
  return decision.value;
}

/** Expects a refusal with this clause and code, and answers it. */
export function expectRefused<T>(decision: Decision<T, Refusal>, clause: string, code: RefusalCode): Refusal {
  if (decision.ok) throw new Error(`granted: ${JSON.stringify(decision.value)}`);
  expect(decision.refusal).toMatchObject({ clause, code });
  return decision.refusal;
}

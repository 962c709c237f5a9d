import type { Act } from './act.js';
import { askToAssign } from './assign-escalation.js';
import type { Deps } from './deps.js';
import { findEscalation } from './list-escalations.js';

/**
 * E4: the Core Maintainers whom an escalation may be designated to, as choices; those with a conflict only where a reason
 * is given, or nobody else is left.
 */
export async function maintainerChoices(
  deps: Deps,
  act: Act,
  typed: string,
  { ref, isOverride }: { readonly ref: string; readonly isOverride: boolean },
): Promise<{ name: string; value: string }[]> {
  const found = await findEscalation(deps, act, ref);
  const asked = found.ok ? await askToAssign(deps, act, found.value.id) : found;
  if (!asked.ok) return [];
  const { free, conflicted } = asked.value;
  const wanted = typed.trim().toLowerCase();
  const offered = isOverride || free.length === 0 ? [...free, ...conflicted] : free;
  return offered
    .map((person) => {
      const named = person.name ?? person.github ?? person.discordName ?? person.accounts[0] ?? '';
      return { name: conflicted.includes(person) ? `${named} (conflict: needs a reason)` : named, value: person.id };
    })
    .filter(({ name }) => name.toLowerCase().includes(wanted));
}

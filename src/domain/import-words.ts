import type { Finding } from './import-finding.js';
import { placeOf, type Evidence, type Named } from './import-named.js';
import type { Person } from './person.js';

type Words = Partial<Pick<Person, 'name' | 'organization' | 'discordName'>>;

/**
 * P7: what the files call a person. What somebody with a Discord account has on record is that person's own to change,
 * so a file never overwrites it; where files differ, the first is taken and the plan says so.
 */
export function wordsFor(
  one: Named,
  person: Person | null,
): { readonly set: Words; readonly label: string; readonly conflicts: readonly Finding[] } {
  const conflicts: Finding[] = [];
  const set: { name?: string; organization?: string; discordName?: string } = {};
  const label = person?.name ?? spellings(one.evidence, 'name')[0]?.value ?? handleOf(one);
  for (const field of ['name', 'organization'] as const) {
    const written = spellings(one.evidence, field);
    const [first, second] = written;
    if (!first) continue;
    if (second) {
      const { file, line } = second;
      conflicts.push({
        file,
        line,
        code: 'two-spellings',
        person: label,
        field,
        spellings: written.map((s) => s.value),
      });
    }
    const stored = person?.[field] ?? null;
    if (stored === null) set[field] = first.value;
    else if (written.some(({ value }) => value === stored)) continue;
    else if (person && person.accounts.length === 0) set[field] = first.value;
    else
      conflicts.push({ ...placeOf(one), code: 'own-words-kept', person: label, field, stored, written: first.value });
  }
  const discord = one.evidence.find((evidence) => evidence.discord !== null)?.discord ?? null;
  const mayWrite = person === null || person.discordName === null || person.accounts.length === 0;
  if (discord !== null && mayWrite && person?.discordName !== discord) set.discordName = discord;
  return { set, label, conflicts };
}

const handleOf = (one: Named): string => one.githubs[0] ?? one.accounts[0] ?? one.key;

/** The different values of a field, each where it was read first. */
function spellings(
  evidence: readonly Evidence[],
  field: 'name' | 'organization',
): { value: string; file: string; line: number }[] {
  const found = new Map<string, { value: string; file: string; line: number }>();
  for (const { file, line, ...words } of evidence) {
    const value = words[field];
    if (value !== null && !found.has(value)) found.set(value, { value, file, line });
  }
  return [...found.values()];
}

import { knownLevel, type Level } from '../domain/ladder.js';
import type { Instant, PersonId } from '../domain/ids.js';
import type { CandidacyFacts } from '../domain/candidacy.js';
import type { Person } from '../domain/person.js';
import type { Tx } from '../ports/store.js';
import type { Deps } from './deps.js';
import { levelOfPerson, noteLevel } from './ladder.js';

export type Levels = ReadonlyMap<PersonId, Level>;

/** Whose level matters for a candidacy: the candidate's (L2) and that of sponsors who did not withdraw (L5). */
export const whoseLevels = ({ candidate, sponsors }: CandidacyFacts): Person[] => [
  candidate,
  ...sponsors.filter(({ sponsorship }) => sponsorship.withdrawnAt === null).map(({ person }) => person),
];

/** L2: the levels of people as Discord has them now; null when it does not say. Not to be called in a transaction. */
export async function askLevels(deps: Deps, people: readonly Person[]): Promise<Levels | null> {
  const levels = new Map<PersonId, Level>();
  for (const person of people) {
    if (levels.has(person.id)) continue;
    const level = await levelOfPerson(deps, person);
    if (level === null) return null;
    levels.set(person.id, level);
  }
  return levels;
}

/** Remembers levels that were asked for, so that rules and cards go by them. */
export async function noteLevels(tx: Tx, levels: Levels, at: Instant): Promise<void> {
  for (const person of await tx.people.findMany([...levels.keys()])) {
    await noteLevel(tx, person, levels.get(person.id) ?? knownLevel(person), at);
  }
}

import type { LeadRow, MemberRow } from './charter.js';
import type { PersonId, Snowflake } from './ids.js';
import type { Finding } from './import-finding.js';
import type { GivenCharter, ImportFacts } from './import-facts.js';
import { identitiesOf } from './import-identity.js';
import { ladderFor } from './import-ladder.js';
import { matchPerson } from './import-match.js';
import { keyOfRow, namedIn, placeOf } from './import-named.js';
import { wordsFor } from './import-words.js';
import type { Level } from './ladder.js';
import type { Person } from './person.js';

/** What an import does to one person. */
export interface PersonChange {
  /** Names the person in the plan. */
  readonly key: string;
  /** Null for somebody new. */
  readonly id: PersonId | null;
  readonly change: 'new' | 'linked' | 'changed';
  readonly label: string;
  readonly set: Partial<
    Pick<Person, 'name' | 'organization' | 'github' | 'githubConfirmed' | 'discordName' | 'ladder'>
  >;
  /** L2: a level above those that are kept here, as the files have it; null for nothing new. */
  readonly seenAs: Level | null;
  /** Discord accounts to be added. */
  readonly accounts: readonly Snowflake[];
  /** People on record who turn out to be this one and had no account. */
  readonly merged: readonly PersonId[];
}

export interface PlannedPeople {
  readonly changes: readonly PersonChange[];
  readonly conflicts: readonly Finding[];
  readonly notes: readonly Finding[];
  /** The plan's key for a row of a charter; null when the row names nobody. */
  keyOf(given: GivenCharter, row: LeadRow | MemberRow): string | null;
  /** Who it is on record, if anyone. */
  personOf(key: string): Person | null;
  labelOf(key: string): string;
  /** Others on record who turn out to be this person. */
  mergedInto(key: string): readonly PersonId[];
}

/**
 * P10: who the files name, and who that is on record. GitHub names are compared without case; a Discord account in the
 * access configuration links the person and confirms the GitHub name. People without either are known by their name
 * in one group only, since the same name elsewhere may be somebody else.
 */
export function planPeople(facts: ImportFacts): PlannedPeople {
  const identities = identitiesOf(facts.access.people);
  const named = namedIn(facts, identities);
  const changes: PersonChange[] = [];
  const conflicts: Finding[] = [];
  const notes: Finding[] = [];
  const people = new Map<string, Person>();
  const labels = new Map<string, string>();
  for (const one of named.values()) {
    const match = matchPerson(one, facts);
    const words = wordsFor(one, match.person);
    const label = words.label;
    labels.set(one.key, label);
    if (match.person) people.set(one.key, match.person);
    conflicts.push(...match.conflicts, ...words.conflicts);
    if (one.githubs.length > 1) {
      notes.push({ ...placeOf(one), code: 'one-person', githubs: one.githubs });
    }
    for (const claimant of match.released) {
      changes.push({
        key: `claim:${claimant.id}`,
        id: claimant.id,
        change: 'changed',
        label: claimant.name ?? claimant.github ?? claimant.id,
        set: { github: null, githubConfirmed: false },
        seenAs: null,
        accounts: [],
        merged: [],
      });
    }
    const inFiles = match.conflicts.length === 0 ? (identities.all.find(({ key }) => key === one.key) ?? null) : null;
    const { seenAs, ...ladder } = ladderFor(inFiles, match.person);
    const set = { ...match.set, ...words.set, ...ladder };
    const isLink = match.accounts.length > 0 || match.merged.length > 0 || match.set.githubConfirmed === true;
    if (match.person && Object.keys(set).length === 0 && seenAs === null && !isLink) continue;
    changes.push({
      key: one.key,
      id: match.person?.id ?? null,
      change: match.person ? (isLink ? 'linked' : 'changed') : 'new',
      label,
      set,
      seenAs,
      accounts: match.accounts,
      merged: match.merged,
    });
  }
  return {
    changes,
    conflicts,
    notes,
    keyOf: (given, row) => keyOfRow(given, row, identities),
    personOf: (key) => people.get(key) ?? null,
    labelOf: (key) => labels.get(key) ?? key,
    mergedInto: (key) => changes.find((change) => change.key === key)?.merged ?? [],
  };
}

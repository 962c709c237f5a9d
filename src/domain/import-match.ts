import { asId, type PersonId, type Snowflake } from './ids.js';
import type { Finding } from './import-finding.js';
import type { ImportFacts } from './import-facts.js';
import { storedGroupOf } from './import-stored-group.js';
import { placeOf, type Named } from './import-named.js';
import type { Person } from './person.js';

/** Who somebody of the files is on record, and what links them. */
export interface Match {
  readonly person: Person | null;
  readonly set: Partial<Pick<Person, 'github' | 'githubConfirmed'>>;
  /** Discord accounts to be added. */
  readonly accounts: readonly Snowflake[];
  /** Others on record without an account who are the same person. */
  readonly merged: readonly PersonId[];
  /** Others on record who named this GitHub account as theirs without a confirmation. */
  readonly released: readonly Person[];
  readonly conflicts: readonly Finding[];
}

/**
 * P10: finds a person by Discord account, then by GitHub name. A GitHub name that somebody only claims carries no
 * rights, so the files win over it; a confirmed one is never taken away.
 */
export function matchPerson(one: Named, facts: ImportFacts): Match {
  if (one.key.startsWith('name:')) return unlinked(personByName(one, facts));
  const at = placeOf(one);
  const conflicts: Finding[] = [];
  const keys = one.githubs.map((github) => github.toLowerCase());
  const isNamed = (person: Person): boolean => person.github !== null && keys.includes(person.github.toLowerCase());
  const byAccount = facts.people.filter((person) => person.accounts.some((account) => one.accounts.includes(account)));
  const others = facts.people.filter((person) => isNamed(person) && !byAccount.includes(person));
  const roster = others.filter((person) => person.accounts.length === 0);
  const confirmed = others.filter((person) => person.accounts.length > 0 && person.githubConfirmed);
  const released = others.filter((person) => person.accounts.length > 0 && !person.githubConfirmed);
  const label = one.githubs[0] ?? one.accounts[0] ?? one.key;

  const [holder] = confirmed;
  if (holder) {
    if (one.accounts.length > 0) conflicts.push({ ...at, code: 'discord-differs', github: label });
    return { ...unlinked(holder), conflicts };
  }
  if (byAccount.length > 1) {
    conflicts.push({ ...at, code: 'accounts-of-two-people', person: label });
    return { ...unlinked(byAccount.find(isNamed) ?? byAccount[0] ?? null), conflicts };
  }
  for (const { github } of released) conflicts.push({ ...at, code: 'claimed-github', github: github ?? label });
  const person = byAccount[0] ?? roster[0] ?? null;
  if (person?.github && person.githubConfirmed && !isNamed(person)) {
    conflicts.push({ ...at, code: 'github-differs', stored: person.github, written: label });
    return { ...unlinked(person), conflicts };
  }
  const github = person && isNamed(person) ? person.github : (one.githubs[0] ?? null);
  const set: { github?: string | null; githubConfirmed?: boolean } = {};
  if (github !== null && github !== person?.github) set.github = github;
  if (github !== null && one.accounts.length > 0 && !person?.githubConfirmed) set.githubConfirmed = true;
  return {
    person,
    set,
    accounts: one.accounts.filter((id) => !person?.accounts.includes(asId(id))).map((id) => asId<Snowflake>(id)),
    merged: roster.filter((other) => other !== person).map((other) => other.id),
    released,
    conflicts,
  };
}

const unlinked = (person: Person | null): Match => ({
  person,
  set: {},
  accounts: [],
  merged: [],
  released: [],
  conflicts: [],
});

/** Somebody known by name in one group: the person on its roster with that name and nothing else to be known by. */
function personByName(one: Named, facts: ImportFacts): Person | null {
  const given = facts.charters.find(({ charter }) => charter.file === one.evidence[0]?.file);
  const groupId = given && storedGroupOf(given.charter, facts)?.id;
  const name = one.evidence[0]?.name?.toLowerCase();
  const roster = new Set(facts.memberships.filter((row) => row.groupId === groupId).map((row) => row.personId));
  return (
    facts.people.find(
      (person) =>
        roster.has(person.id) &&
        person.github === null &&
        person.accounts.length === 0 &&
        person.name?.toLowerCase() === name,
    ) ?? null
  );
}

import { entriesOf, rolesNeeded, strangersOf, type AccessFacts } from './access-list.js';
import { isLeadRole, tierOfLevel } from './charter-level.js';
import { charterTierOf, type ListFacts, type Member } from './charter-lists.js';
import type { PersonId } from './ids.js';
import { atLeast, type Tier } from './membership.js';
import { A_MEMBER, type Person } from './person.js';

/** One thing in which charter, access configuration and roster differ; text/pages/drift says what mends it. */
export type Difference =
  | { readonly code: 'no-charter' }
  | { readonly code: 'no-access' }
  | { readonly code: 'no-role' }
  | { readonly code: 'no-facilitator-role' }
  /** The charter lists somebody who is not in the group. */
  | { readonly code: 'only-in-charter'; readonly name: string; readonly line: number }
  | { readonly code: 'not-in-charter'; readonly person: Person; readonly tier: Tier }
  | {
      readonly code: 'other-tier';
      readonly person: Person;
      readonly tier: Tier;
      readonly written: Tier;
      readonly line: number;
    }
  | { readonly code: 'level-unreadable'; readonly person: Person; readonly level: string | null; readonly line: number }
  | {
      readonly code: 'other-words';
      readonly person: Person;
      readonly field: 'name' | 'organization';
      readonly written: string | null;
      readonly line: number;
    }
  | { readonly code: 'no-account'; readonly person: Person }
  | { readonly code: 'role-lacking'; readonly person: Person; readonly role: string; readonly isConfirmed: boolean }
  | { readonly code: 'role-left'; readonly person: Person; readonly role: string }
  | { readonly code: 'role-of-a-stranger'; readonly name: string; readonly role: string };

/**
 * P10: in what the charter, the access configuration and the roster differ, each thing once: what is missing altogether,
 * then the charter, then access.
 */
export const drift = (lists: ListFacts, access: AccessFacts | null): Difference[] => [
  ...(lists.charter ? charterDrift(lists, lists.charter) : [{ code: 'no-charter' } as const]),
  ...(access ? accessDrift(access) : [{ code: 'no-access' } as const]),
  ...lists.members.flatMap(({ person }): Difference[] =>
    person.accounts.length === 0 ? [{ code: 'no-account', person }] : [],
  ),
];

function charterDrift(facts: ListFacts, { leadership, membership }: NonNullable<ListFacts['charter']>): Difference[] {
  const found: Difference[] = [];
  const byId = new Map(facts.members.map((member) => [member.person.id, member]));
  const seen = new Set<PersonId>();
  for (const row of [...leadership.rows.filter(({ role }) => isLeadRole(role)), ...membership.rows]) {
    const who = facts.personOf(row);
    const member = who === 'nobody' || who === 'unknown' ? undefined : byId.get(who);
    const { line, name, github } = row;
    if (who === 'nobody' || name?.toLowerCase() === A_MEMBER) continue;
    if (!member) found.push({ code: 'only-in-charter', name: name ?? github ?? '', line });
    else {
      const { person } = member;
      const isUnreadable = 'level' in row && tierOfLevel(row.level) === null;
      if (isUnreadable) found.push({ code: 'level-unreadable', person, level: row.level, line });
      for (const field of ['name', 'organization'] as const) {
        if (!facts.isOwnWord(person.id, field) || person[field] === row[field]) continue;
        found.push({ code: 'other-words', person, field, written: row[field], line });
      }
      if (!seen.has(person.id) && !isUnreadable) found.push(...tierDrift(facts, member, line));
      seen.add(person.id);
    }
  }
  const missing = facts.members.filter(
    ({ person, membership: { tier } }) => !seen.has(person.id) && atLeast(tier, 'participant'),
  );
  return [
    ...found,
    ...missing.map(({ person, membership: { tier } }) => ({ code: 'not-in-charter', person, tier }) as const),
  ];
}

function tierDrift(facts: ListFacts, { person, membership: { tier } }: Member, line: number): Difference[] {
  const written = charterTierOf(facts, person.id);
  return written === null || written === tier ? [] : [{ code: 'other-tier', person, tier, written, line }];
}

function accessDrift(facts: AccessFacts): Difference[] {
  const { group, facilitator } = facts.roles;
  const found: Difference[] = [];
  if (!group) found.push({ code: 'no-role' });
  if (!facilitator) found.push({ code: 'no-facilitator-role' });
  const entries = (person: Person) => entriesOf(person, facts.access)?.entries ?? [];
  const has = (person: Person, role: string): boolean =>
    entries(person).some(({ memberOf }) => memberOf.includes(role));
  for (const { person, membership } of facts.members) {
    for (const role of rolesNeeded(facts, membership.tier)) {
      if (!has(person, role.id)) {
        found.push({ code: 'role-lacking', person, role: role.id, isConfirmed: person.githubConfirmed });
      }
    }
  }
  for (const person of facts.former) {
    if (group && has(person, group.id)) found.push({ code: 'role-left', person, role: group.id });
  }
  for (const name of strangersOf(facts)) if (group) found.push({ code: 'role-of-a-stranger', name, role: group.id });
  return found;
}

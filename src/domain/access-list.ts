import type { Access, AccessPerson, AccessRole } from './access.js';
import { holds, type LeadRoles } from './access-role.js';
import type { Tier } from './membership.js';
import type { Member } from './charter-lists.js';
import type { Group } from './group.js';
import { identitiesOf, type Identity } from './import-identity.js';
import { mayBeNamed, type Person } from './person.js';
import type { PersonId } from './ids.js';

/** What is to change in the access configuration for one person. */
export interface AccessEdit {
  /** The entry that changes; a new one for somebody who has none. */
  readonly entry: AccessPerson | { readonly github: string; readonly discord: string | null };
  /** Ids of roles. */
  readonly add: readonly string[];
  readonly remove: readonly string[];
}

/** What an access change leaves to people, and why. */
export type AccessNote =
  | { readonly code: 'github-unconfirmed'; readonly person: Person }
  /** X8: they have no entry yet, and have not agreed to be named outside Discord. */
  | { readonly code: 'not-to-be-named'; readonly person: Person }
  /** They have the group's role and are not on its list. */
  | { readonly code: 'not-on-the-list'; readonly name: string };

export interface AccessList {
  readonly edits: readonly AccessEdit[];
  readonly notes: readonly AccessNote[];
}

/** What the access list of a group is made of. */
export interface AccessFacts {
  readonly group: Group;
  readonly access: Access;
  readonly roles: LeadRoles;
  readonly members: readonly Member[];
  /** Who was in the group and is not any more. */
  readonly former: readonly Person[];
  /** C3: who was a lead of the group, and whose access as such is to end. */
  readonly resigned: ReadonlySet<PersonId>;
  /** Who leads any group. */
  readonly leads: ReadonlySet<PersonId>;
}

/**
 * P10, C3: how the configuration differs from the group's list. Leads and WG Members have the group's role, in a group
 * without that tier Participants; leads the role of all leads too. A Participant of a WG keeps a role that they have. It is
 * taken from who left the group, and from nobody whom the list has never known.
 */
export function accessList(facts: AccessFacts): AccessList {
  const { members, former, roles, access } = facts;
  const isLeadNoMore = ({ id }: Person): boolean => facts.resigned.has(id) && !facts.leads.has(id);
  const lists = [
    ...members.map(({ person, membership: { tier } }) =>
      changeFor(person, rolesNeeded(facts, tier), isLeadNoMore(person) ? [roles.facilitator] : [], access),
    ),
    ...former.map((person) =>
      changeFor(person, [], [roles.group, ...(isLeadNoMore(person) ? [roles.facilitator] : [])], access),
    ),
  ];
  return {
    edits: lists.flatMap(({ edits }) => edits),
    notes: [
      ...lists.flatMap(({ notes }) => notes),
      ...strangersOf(facts).map((name) => ({ code: 'not-on-the-list', name }) as const),
    ],
  };
}

/** P10, C3: the roles that somebody of a tier needs, of those that there are. */
export function rolesNeeded({ group, roles }: Pick<AccessFacts, 'group' | 'roles'>, tier: Tier): AccessRole[] {
  const isOnList = tier === 'lead' || tier === 'member' || (tier === 'participant' && !group.memberTier);
  return [isOnList ? roles.group : null, tier === 'lead' ? roles.facilitator : null].filter((role) => role !== null);
}

/** What has to change for one person so that they have some roles and not others. Roles that there are none of are null. */
export function changeFor(
  person: Person,
  needed: readonly (AccessRole | null)[],
  surplus: readonly (AccessRole | null)[],
  access: Access,
): AccessList {
  const entries = entriesOf(person, access)?.entries ?? [];
  const taken = new Set(surplus.flatMap((role) => role?.id ?? []));
  const edits = entries.flatMap((entry): AccessEdit[] => {
    const remove = entry.memberOf.filter((id) => taken.has(id));
    return remove.length > 0 ? [{ entry, add: [], remove }] : [];
  });
  const add = needed.flatMap((role) => (role && !holds(entries, role) ? role.id : []));
  if (add.length === 0) return { edits, notes: [] };
  const { github } = person;
  if (!person.githubConfirmed || github === null) return { edits, notes: [{ code: 'github-unconfirmed', person }] };
  const own = entries.find((each) => each.github?.toLowerCase() === github.toLowerCase()) ?? entries[0];
  if (own) return { edits: [...edits, { entry: own, add, remove: [] }], notes: [] };
  if (!mayBeNamed(person)) return { edits, notes: [{ code: 'not-to-be-named', person }] };
  const entry = { github, discord: person.accounts[0] ?? null };
  return { edits: [...edits, { entry, add, remove: [] }], notes: [] };
}

/** The entries of a person: by account, or by GitHub name. */
export function entriesOf(person: Person, access: Access): Identity | null {
  const identities = identitiesOf(access.people);
  const byAccount = identities.all.find(({ accounts }) =>
    accounts.some((account) => person.accounts.some((own) => own === account)),
  );
  return byAccount ?? (person.github === null ? null : identities.byGithub(person.github));
}

/** Who has the group's role and was never on its list. */
export function strangersOf(facts: AccessFacts): string[] {
  const role = facts.roles.group;
  if (!role) return [];
  const known = new Set(
    [...facts.members.map(({ person }) => person), ...facts.former].map((person) => entriesOf(person, facts.access)),
  );
  const keys = new Set([...known].map((identity) => identity?.key));
  return identitiesOf(facts.access.people)
    .all.filter(({ entries, key }) => holds(entries, role) && !keys.has(key))
    .map(({ githubs, accounts }) => githubs[0] ?? accounts[0] ?? '');
}

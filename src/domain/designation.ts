import { organizationKey } from './organization.js';
import type { Person } from './person.js';
import { saysSomething } from './wording.js';

/** E4: what there is against somebody judging an escalation. */
export interface Conflict {
  /** They are a party themselves. */
  readonly isParty: boolean;
  /** Parties of the same organisation. */
  readonly sharedWith: readonly Person[];
  /** Of whom among the candidate and the parties nobody knows the organisation: it warns, and bars nobody. */
  readonly unknown: readonly Person[];
}

/** E4: a Core Maintainer is designated who is no party, and shares an organisation with none. */
export function conflictOf(candidate: Person, parties: readonly Person[]): Conflict {
  const key = organizationKey(candidate.organization);
  const others = parties.filter(({ id }) => id !== candidate.id);
  return {
    isParty: others.length < parties.length,
    sharedWith: key === null ? [] : others.filter(({ organization }) => organizationKey(organization) === key),
    unknown: [candidate, ...others].filter(({ organization }) => !saysSomething(organization ?? '')),
  };
}

/** Whether somebody is left out of the choice. */
export const isConflicted = ({ isParty, sharedWith }: Conflict): boolean => isParty || sharedWith.length > 0;

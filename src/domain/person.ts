import type { Instant, PersonId, Snowflake } from './ids.js';

/** A person in a server. Name, organisation and accounts are personal data. */
export interface Person {
  readonly id: PersonId;
  readonly serverId: Snowflake;
  readonly name: string | null;
  readonly organization: string | null;
  /** As written; compared without case. Carries rights only when confirmed. */
  readonly github: string | null;
  readonly githubConfirmed: boolean;
  /** A Discord name as a charter writes it; no account follows from it. */
  readonly discordName: string | null;
  readonly accounts: readonly Snowflake[];
  readonly createdAt: Instant;
}

/** Somebody of whom nothing is known but `known`. */
export const newPerson = (known: Pick<Person, 'id' | 'serverId' | 'accounts' | 'createdAt'>): Person => ({
  name: null,
  organization: null,
  github: null,
  githubConfirmed: false,
  discordName: null,
  ...known,
});

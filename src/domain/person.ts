import type { Level, StoredLevel } from './ladder.js';
import type { Instant, PersonId, Snowflake } from './ids.js';

/**
 * X8: what somebody said about their name leaving Discord. Only `given` lets it: who was asked and did not answer
 * withholds it, which `Person.consentAt` tells apart.
 */
export const CONSENTS = ['unasked', 'given', 'withheld'] as const;
export type Consent = (typeof CONSENTS)[number];

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
  readonly consent: Consent;
  /** When they last answered; null while there is no answer. */
  readonly consentAt: Instant | null;
  /** X8: since when nothing personal is left; only the id, to which tallies and outcomes belong. */
  readonly erasedAt: Instant | null;
  /** L2: the level of the ladder that is kept here; roles in Discord may give a higher one. */
  readonly ladder: StoredLevel;
  /** L2: a higher level, as it was last seen in somebody's roles or in a file: a hint whom to ask, never a right. */
  readonly seenAs: { readonly level: Level; readonly at: Instant } | null;
  /** P9: whether what they do is counted by itself. */
  readonly counted: boolean;
  /** P7: when they last said that their profile is right. */
  readonly profileAt: Instant | null;
  readonly createdAt: Instant;
}

/** Somebody of whom nothing is known but `known`. */
export const newPerson = (known: Pick<Person, 'id' | 'serverId' | 'accounts' | 'createdAt'>): Person => ({
  name: null,
  organization: null,
  github: null,
  githubConfirmed: false,
  discordName: null,
  consent: 'unasked',
  consentAt: null,
  erasedAt: null,
  ladder: 'contributor',
  seenAs: null,
  counted: true,
  profileAt: null,
  ...known,
});

/** What somebody is called who is not to be named. */
export const A_MEMBER = 'a member';

/**
 * X8: whether a person may be named outside Discord: in exports, on GitHub, on public pages. Everything that leaves Discord
 * asks this.
 */
export const mayBeNamed = (person: Person): boolean => person.consent === 'given' && person.erasedAt === null;

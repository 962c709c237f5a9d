import type { GroupId, Snowflake } from './ids.js';
import type { Person } from './person.js';
import type { Fact } from './record.js';

/** The kinds of entries in the record that join what is kept of somebody. */
export const JOINED_KINDS = ['accounts-linked', 'github-confirmed'] as const;
/** The name under which such an entry seals the id that somebody had before. */
export const FORMER_ID = 'formerId';
/** The names under which it seals what somebody was called and is not any more; an erasure has to find that too (X8). */
export const FORMER_MARKS = ['formerName', 'formerGithub', 'formerDiscordName', 'formerOrganization'] as const;

/** An open matter, or one of two seats in a vote (V3), that ended when two people on record became one (L5). */
export interface EndedByMerging {
  readonly happened: 'nomination-withdrawn' | 'candidacy-withdrawn' | 'seat-merged';
  /** The subject of its record: `N-1`, `D-1`, or its group. */
  readonly subject: string;
  readonly groupId: GroupId;
  /** The edition of the rules under which it began (X2). */
  readonly edition: string;
  /** For the record: what is gone from the vote. */
  readonly facts?: { readonly [name: string]: Fact };
}

/** What came of a Maintainer's saying that accounts are somebody's (L5, P7). */
export interface Linked {
  readonly person: Person;
  /** The Discord account that joined. */
  readonly account: Snowflake | null;
  /** The GitHub account that was confirmed. */
  readonly github: string | null;
  /** Who had called that account theirs, and has it no more. */
  readonly claimant: Person | null;
  readonly ended: readonly EndedByMerging[];
}

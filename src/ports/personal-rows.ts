import type { Eraser, Marks } from '../domain/erasure.js';
import type { Instant, PersonId, Snowflake } from '../domain/ids.js';
import type { FORMER_MARKS } from '../domain/linking.js';
import type { KeptRows } from '../domain/own-data.js';

/** Somebody in a server: as a person, and by accounts, to which things may belong before there is a person. */
export interface Whose {
  readonly serverId: Snowflake;
  readonly personId: PersonId | null;
  readonly accounts: readonly Snowflake[];
}

export interface FormerMark {
  readonly name: (typeof FORMER_MARKS)[number];
  readonly value: string;
}

/** Rows that are somebody's, in whichever table they stand (X8). */
export interface PersonalRows {
  /**
   * Everything that is kept of somebody, by kinds of the list in domain/personal-data.
   * @param isNamed whether a file or a text of somebody else names them
   */
  of(who: Whose, isNamed: (text: string) => boolean): Promise<KeptRows>;
  /** Whether a value in the record says that the person gave it as their own. */
  isOwnWord(personId: PersonId, field: 'name' | 'organization' | 'github', value: string): Promise<boolean>;
  /** What the record says that somebody was called before two on record became them, or before they took another account. */
  formerMarks(personId: PersonId): Promise<readonly FormerMark[]>;
  /** Every imported file of the server, former versions included. */
  files(serverId: Snowflake): Promise<readonly { id: string; path: string; kind: string; content: string }[]>;
  replaceFile(id: string, content: string): Promise<void>;
  /**
   * Takes somebody out of everything else: what is theirs alone is removed, what they wrote is blanked, what others wrote
   * is shown to `eraser`. The person's row stays under the id `as`, which nothing outside has ever seen.
   * @returns ids of groups, proposals and memberships of which messages now say something else
   */
  erase(
    who: Whose,
    by: { readonly as: PersonId; readonly marks: Marks; readonly eraser: Eraser; readonly at: Instant },
  ): Promise<readonly string[]>;
}

import type { Instant, PersonId } from '../domain/ids.js';
import type { EndedByMerging } from '../domain/linking.js';
import type { Edition } from '../domain/rules.js';

/** Two people on record who turn out to be one (L5). */
export interface Merging {
  /**
   * Makes everything of `from` belong to `into`, in every table, and removes `from`. Only what the record sealed of them
   * stays under that id, because the record is never changed: the caller seals it as `FORMER_ID` of `into`. What the two were to each other as somebody else ends: a nomination or candidacy of the one that the other has too, or has
   * made. The profile of `into` is for the caller to save.
   * @returns open matters that this ended, and seats in votes of which one person has one only
   */
  merge(from: PersonId, into: PersonId, at: Instant, rules: Edition): Promise<readonly EndedByMerging[]>;
  /** Ids of all that messages are about which may name somebody: groups, requests, proposals, votes, escalations, … */
  subjectsOf(personId: PersonId): Promise<string[]>;
}

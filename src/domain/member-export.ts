import type { AccessNote } from './access-list.js';
import type { LeadRoles } from './access-role.js';
import type { CharterLists, Member } from './charter-lists.js';
import type { Group } from './group.js';
import type { Instant } from './ids.js';

/** P10: a group's list in one of the formats that leave Discord. */
export type MemberExportFacts =
  | {
      readonly format: 'charter';
      readonly group: Group;
      readonly lists: CharterLists;
      readonly importedAt: Instant | null;
    }
  | { readonly format: 'csv'; readonly group: Group; readonly members: readonly Member[] }
  | {
      readonly format: 'access';
      readonly group: Group;
      /** '' when nothing is to change. */
      readonly diff: string;
      readonly roles: LeadRoles;
      readonly notes: readonly AccessNote[];
      /** Entries that could not be changed, by GitHub name. */
      readonly undone: readonly string[];
      readonly importedAt: Instant | null;
    }
  /** There is no access configuration to compare with. */
  | { readonly format: 'no-access'; readonly group: Group };

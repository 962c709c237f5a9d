import type { Group } from './group.js';
import type { Membership } from './membership.js';
import type { Nomination } from './nomination.js';
import type { KeptKind } from './personal-data.js';
import type { Person } from './person.js';
import type { Proposal } from './proposal.js';

/** One thing that is kept of somebody, with times in ISO 8601. */
export type KeptRow = Readonly<Record<string, string | number | boolean | null>>;
/** Everything that is kept of somebody, by kind. */
export type KeptRows = { readonly [Kind in KeptKind]: readonly KeptRow[] };

/** X8: what somebody is shown of themselves, in one server. */
export interface OwnData {
  /** Null for somebody unknown. */
  readonly person: Person | null;
  readonly kept: KeptRows;
  /** Where they are now. */
  readonly groups: readonly { readonly group: Group; readonly membership: Membership }[];
  /** Proposals of theirs that erasing would withdraw. */
  readonly undecided: readonly Proposal[];
  /** Nominations of theirs for WG Member that erasing would end. */
  readonly nominations: readonly Nomination[];
}

/**
 * Whether anything is kept. Messages alone are nothing: those that are still to be shown anew after an erasure name the
 * account until then.
 */
export const isAnythingKept = ({ person, kept }: Pick<OwnData, 'person' | 'kept'>): boolean =>
  person !== null || Object.entries(kept).some(([kind, rows]) => kind !== 'messages' && rows.length > 0);

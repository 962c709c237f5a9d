import type { GroupKind } from './group.js';
import type { Instant } from './ids.js';
import type { Choice } from './vote.js';

/** Why a ballot does not count, or a vote is not extended (V3, V6-V8). */
export type BallotRefusal =
  | { readonly code: 'no-vote'; readonly reference: string }
  /** Not in the electorate, which was frozen at `openedAt`. */
  | { readonly code: 'no-seat'; readonly openedAt: Instant; readonly group: string }
  | { readonly code: 'vote-over'; readonly closesAt: Instant; readonly actedAt: Instant }
  | { readonly code: 'vote-cancelled' }
  /** Its result stands no more by itself: it was contested, or what followed from it is under way. */
  | { readonly code: 'result-moved-on' }
  | { readonly code: 'same-ballot'; readonly choice: Choice; readonly receipt: string }
  | { readonly code: 'leads-extend'; readonly kind: GroupKind; readonly group: string }
  | { readonly code: 'extended-already'; readonly at: Instant; readonly days: number }
  | { readonly code: 'extension-days'; readonly days: number; readonly most: number }
  | { readonly code: 'everybody-voted'; readonly closesAt: Instant | null };

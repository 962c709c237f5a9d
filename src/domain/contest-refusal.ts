import type { Instant } from './ids.js';
import type { ProposalStatus } from './proposal.js';

/** E1: why a result is not contested. */
export type ContestRefusal =
  /** There is no result yet, or none any more. */
  | { readonly code: 'no-result' }
  /** Not in the electorate of that vote. */
  | { readonly code: 'not-in-electorate'; readonly openedAt: Instant }
  | { readonly code: 'contest-over'; readonly contestUntil: Instant; readonly actedAt: Instant }
  | { readonly code: 'contested-already'; readonly at: Instant }
  /** What followed from the result is under way, or a later vote or text is what counts. */
  | { readonly code: 'result-overtaken'; readonly status: ProposalStatus };

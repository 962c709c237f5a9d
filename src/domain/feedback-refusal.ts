import type { Snowflake } from './ids.js';
import type { ProposalStatus } from './proposal.js';

/** V5, V9: why feedback or an approval is refused. */
export type FeedbackRefusal =
  /** Nothing that an Interest Group comes to binds, so nothing holds it back. */
  | { readonly code: 'advice-only' }
  | { readonly code: 'no-own-feedback' }
  | { readonly code: 'nothing-to-approve'; readonly status: ProposalStatus }
  | { readonly code: 'own-proposal' }
  | { readonly code: 'approved-already' }
  /** Binding feedback of the people with these accounts stands. */
  | { readonly code: 'feedback-binds'; readonly by: readonly Snowflake[] };

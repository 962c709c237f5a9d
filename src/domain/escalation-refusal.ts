import type { EscalationStatus } from './escalation.js';
import type { GroupKind } from './group.js';
import type { Instant, Snowflake } from './ids.js';
import type { ProposalStatus } from './proposal.js';

/** Why an escalation was not drafted, sent, assigned or answered (E1-E5, D2). */
export type EscalationRefusal =
  | { readonly code: 'leads-escalate'; readonly kind: GroupKind; readonly group: string }
  /** D2: an earlier step is still open. */
  | {
      readonly code: 'earlier-step-open';
      readonly status: ProposalStatus;
      readonly kind: GroupKind;
      /** When that step ends, where it has an end. */
      readonly endsAt: Instant | null;
    }
  /** D2: the matter is settled, or with Core Maintainers already. */
  | { readonly code: 'nothing-to-escalate'; readonly status: ProposalStatus; readonly reference: string }
  | { readonly code: 'escalated-already'; readonly reference: string; readonly status: EscalationStatus }
  | { readonly code: 'decision-without-matter' }
  | { readonly code: 'nomination-is-membership'; readonly reference: string }
  | { readonly code: 'not-concerned'; readonly group: string }
  | { readonly code: 'other-group-needed' }
  | { readonly code: 'same-group'; readonly group: string }
  | { readonly code: 'only-between-groups' }
  | { readonly code: 'escalation-not-there'; readonly status: EscalationStatus; readonly reference: string }
  | { readonly code: 'not-a-core-maintainer'; readonly userId: Snowflake | null }
  | { readonly code: 'nobody-else'; readonly reference: string }
  | { readonly code: 'nobody-named'; readonly typed: string }
  | { readonly code: 'assigned-already'; readonly reference: string }
  | {
      readonly code: 'conflicted';
      readonly isParty: boolean;
      /** Every Core Maintainer who is known is. */
      readonly everybody: boolean;
    }
  | { readonly code: 'nobody-designated'; readonly reference: string }
  | { readonly code: 'only-the-designated'; readonly userId: Snowflake | null }
  | { readonly code: 'no-outcome'; readonly typed: string }
  | { readonly code: 'lead-replies'; readonly kind: GroupKind; readonly group: string }
  | { readonly code: 'party-records' };

import type { BallotRefusal } from './ballot-refusal.js';
import type { CandidacyStatus } from './candidacy.js';
import type { ClauseId } from './clause.js';
import type { FeedbackRefusal } from './feedback-refusal.js';
import type { ConductRefusal } from './conduct-refusal.js';
import type { EscalationRefusal } from './escalation-refusal.js';
import type { GroupKind } from './group.js';
import type { LeftOut } from './import-facts.js';
import type { Instant, Snowflake } from './ids.js';
import type { Level } from './ladder.js';
import type { Tier } from './membership.js';
import type { NominationStatus } from './nomination.js';
import type { ProposalStatus } from './proposal.js';

/**
 * Why something was not done: a reason code, the clause, and the facts from which text/refusals says how things
 * stand and what to do instead (X3).
 */
export type Refusal = { readonly clause: ClauseId } & (
  | BallotRefusal
  | FeedbackRefusal
  | EscalationRefusal
  | { readonly code: 'not-a-group-channel'; readonly groupChannels: readonly Snowflake[] }
  | { readonly code: 'not-the-creation-channel'; readonly creation: Snowflake | null }
  | { readonly code: 'not-an-access-token'; readonly ofABot: boolean }
  | { readonly code: 'permissions-unreadable'; readonly failure: string }
  | { readonly code: 'group-retired'; readonly group: string }
  | { readonly code: 'no-channel'; readonly group: string }
  | { readonly code: 'unknown-group'; readonly typed: string }
  | { readonly code: 'unknown-reference'; readonly typed: string }
  | { readonly code: 'unknown-receipt'; readonly receipt: string }
  | {
      readonly code: 'tier-too-low';
      readonly tier: Tier | null;
      readonly needed: Tier;
      readonly kind: GroupKind;
      readonly group: string;
    }
  | { readonly code: 'already-joined'; readonly tier: Tier }
  | { readonly code: 'already-asked'; readonly confirmBy: Instant }
  | { readonly code: 'not-in-group'; readonly group: string }
  | { readonly code: 'last-lead'; readonly group: string }
  | { readonly code: 'no-request' }
  | { readonly code: 'leads-confirm'; readonly kind: GroupKind }
  | { readonly code: 'leads-or-core'; readonly kind: GroupKind; readonly group: string }
  | { readonly code: 'unknown-access-change' }
  | { readonly code: 'access-change-over' }
  | { readonly code: 'own-request' }
  | { readonly code: 'too-few-days'; readonly days: number; readonly least: number; readonly significant: boolean }
  | { readonly code: 'too-many-days'; readonly days: number; readonly most: number }
  | { readonly code: 'always-significant'; readonly matter: 'scope' | 'specification' }
  | { readonly code: 'empty-field'; readonly field: string }
  | { readonly code: 'field-too-long'; readonly field: string; readonly length: number; readonly most: number }
  | { readonly code: 'unreadable-file'; readonly name: string }
  | { readonly code: 'no-alternative' }
  | { readonly code: 'deadline-passed'; readonly deadlineAt: Instant; readonly actedAt: Instant }
  | { readonly code: 'not-open'; readonly status: ProposalStatus }
  | { readonly code: 'not-the-author' }
  | { readonly code: 'already-significant' }
  | { readonly code: 'own-objection-stands'; readonly kind: 'block' | 'disagreement' }
  | { readonly code: 'no-own-objection' }
  | { readonly code: 'for-working-groups' }
  | { readonly code: 'for-interest-groups' }
  | { readonly code: 'not-yet-the-deadline'; readonly deadlineAt: Instant | null }
  | { readonly code: 'needs-manage-server' }
  | { readonly code: 'unchanged' }
  | {
      readonly code: 'not-a-charter-or-access-file';
      readonly name: string;
      readonly because: { readonly problem: string } | { readonly why: LeftOut['why'] };
    }
  | { readonly code: 'plan-expired' }
  | { readonly code: 'name-not-usable'; readonly typed: string }
  | { readonly code: 'name-taken'; readonly name: string }
  | { readonly code: 'channel-bound'; readonly group: string }
  | { readonly code: 'broken-anchor'; readonly typed: string }
  | { readonly code: 'draft-expired' }
  | { readonly code: 'already-done' }
  | { readonly code: 'export-too-large'; readonly mebibytes: number; readonly most: number }
  | { readonly code: 'not-a-day'; readonly typed: string }
  | { readonly code: 'not-an-hour'; readonly typed: string }
  | { readonly code: 'not-a-zone'; readonly typed: string }
  | { readonly code: 'quiet-all-day'; readonly hour: number }
  | { readonly code: 'nothing-given' }
  | { readonly code: 'kind-and-name' }
  | { readonly code: 'not-confirmed'; readonly word: string }
  | { readonly code: 'is-a-bot' }
  | { readonly code: 'not-in-server' }
  | { readonly code: 'roles-unknown' }
  | { readonly code: 'level-too-low'; readonly level: Level; readonly needed: Level }
  | { readonly code: 'one-person-already' }
  | { readonly code: 'github-of-another'; readonly github: string; readonly account: Snowflake }
  | { readonly code: 'channel-hidden'; readonly channelId: Snowflake }
  | { readonly code: 'level-by-role'; readonly level: Level }
  | { readonly code: 'no-such-level'; readonly typed: string }
  | { readonly code: 'own-level' }
  | { readonly code: 'already-lead'; readonly kind: GroupKind; readonly group: string }
  | { readonly code: 'already-candidate'; readonly kind: GroupKind; readonly group: string }
  | { readonly code: 'unknown-candidacy' }
  | { readonly code: 'candidacy-settled'; readonly status: CandidacyStatus; readonly kind: GroupKind }
  | { readonly code: 'not-the-candidate' }
  | { readonly code: 'already-accepted' }
  | { readonly code: 'own-sponsorship' }
  | { readonly code: 'already-sponsored' }
  | { readonly code: 'no-own-sponsorship' }
  | { readonly code: 'not-a-lead'; readonly kind: GroupKind; readonly group: string }
  | { readonly code: 'only-lead'; readonly group: string }
  | { readonly code: 'not-a-term'; readonly typed: string }
  | { readonly code: 'leads-decide'; readonly kind: GroupKind }
  | { readonly code: 'not-a-link'; readonly typed: string; readonly most: number }
  | { readonly code: 'logged-before'; readonly at: Instant; readonly confirmed: boolean }
  | { readonly code: 'contribution-decided'; readonly confirmed: boolean }
  | { readonly code: 'own-contribution' }
  | { readonly code: 'contribution-gone' }
  | { readonly code: 'not-theirs-here'; readonly userId: Snowflake; readonly group: string }
  | { readonly code: 'not-emeritus'; readonly tier: Tier; readonly kind: GroupKind }
  | { readonly code: 'return-asked'; readonly askedAt: Instant }
  | { readonly code: 'no-participation-since'; readonly since: Instant }
  | { readonly code: 'no-return-request' }
  | { readonly code: 'own-return' }
  | { readonly code: 'no-member-tier'; readonly group: string }
  | { readonly code: 'has-member-tier'; readonly kind: GroupKind; readonly group: string }
  | {
      readonly code: 'not-nominable';
      readonly because: 'bot' | 'not-in-server' | 'not-in-group' | 'observer' | 'emeritus' | 'has-tier';
      readonly kind: GroupKind;
      readonly group: string;
    }
  | { readonly code: 'own-nomination' }
  | { readonly code: 'already-nominated'; readonly reference: string }
  | { readonly code: 'nominee-unreadable'; readonly failure: string }
  | { readonly code: 'nomination-not-open'; readonly status: NominationStatus }
  | { readonly code: 'nomination-over'; readonly deadlineAt: Instant; readonly actedAt: Instant }
  | { readonly code: 'leads-object'; readonly kind: GroupKind; readonly group: string }
  | { readonly code: 'objected-already' }
  | { readonly code: 'not-objected' }
  | { readonly code: 'nominee-declines' }
  | { readonly code: 'nominator-withdraws' }
  | { readonly code: 'leads-attest'; readonly kind: GroupKind }
  | { readonly code: 'too-many-lines'; readonly lines: number; readonly most: number }
  | {
      readonly code: 'line-unreadable';
      readonly line: string;
      readonly because: 'form' | 'day' | 'late' | 'link';
      /** The last day that counts. */
      readonly last: string;
    }
  | ConductRefusal
);

export type RefusalCode = Refusal['code'];

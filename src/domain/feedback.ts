import type { FeedbackId, Instant, PersonId, ProposalId } from './ids.js';
import type { Level } from './ladder.js';

/** V5: what a Core Maintainer says to a proposal: advice, unless they chose that it binds. */
export interface Feedback {
  readonly id: FeedbackId;
  readonly proposalId: ProposalId;
  readonly personId: PersonId;
  readonly binding: boolean;
  readonly text: string;
  readonly at: Instant;
  readonly liftedAt: Instant | null;
}

/** V9: a Core Maintainer approves what the group agreed on. */
export interface Approval {
  readonly proposalId: ProposalId;
  readonly personId: PersonId;
  /** What they were when they approved. */
  readonly level: Extract<Level, 'core-maintainer' | 'lead-maintainer'>;
  readonly at: Instant;
}

/** V5: while some of this stands, acceptance is held back. */
export const bindingFeedback = (feedback: readonly Feedback[]): readonly Feedback[] =>
  feedback.filter(({ binding, liftedAt }) => binding && liftedAt === null);

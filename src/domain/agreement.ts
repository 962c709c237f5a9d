import type { Approval } from './feedback.js';
import type { Instant } from './ids.js';
import type { Proposal } from './proposal.js';
import { edition } from './rules.js';
import type { Vote } from './vote.js';

/** V9, V5: the group has agreed, and Core Maintainers have the last word. */
export const agreed = (proposal: Proposal): Proposal => ({ ...proposal, status: 'agreed' });

/**
 * Whether it was a vote by which the group agreed on the present text, or silence (D4). A vote on an earlier text was
 * closed before this one was announced.
 * @param vote the latest one on the proposal
 */
export const isByVote = ({ announcedAt }: Proposal, vote: Vote | null): boolean =>
  vote?.status === 'closed' &&
  vote.result === 'passed' &&
  (announcedAt === null || (vote.closedAt ?? announcedAt) >= announcedAt);

/**
 * V9: approvals of the present text: one that was given to an earlier text is none, nor is one of somebody who turned out
 * to be the author (L5).
 */
export const standingApprovals = (
  { announcedAt, authorId }: Pick<Proposal, 'announcedAt' | 'authorId'>,
  approvals: readonly Approval[],
): readonly Approval[] =>
  approvals.filter(({ at, personId }) => personId !== authorId && (announcedAt === null || at >= announcedAt));

/** V9: how many approvals a matter needs beside the group's agreement. */
export const approvalsNeeded = ({ matter, edition: name }: Proposal): number =>
  matter === 'routine' ? 0 : edition(name).CORE_APPROVALS;

/** V9: whether Core Maintainers have approved what needs it. */
export const isApproved = (proposal: Proposal, approvals: readonly Approval[]): boolean =>
  standingApprovals(proposal, approvals).length >= approvalsNeeded(proposal);

/** V9, V5: what the group agreed on holds from `at`: accepted by silence or passed by vote. */
export const confirmed = (proposal: Proposal, vote: Vote | null, at: Instant): Proposal => ({
  ...proposal,
  status: isByVote(proposal, vote) ? 'passed' : 'accepted',
  // A word from before the deadline settles nothing before it.
  settledAt: Math.max(at, proposal.settledAt ?? at),
});

import { addHours } from './calendar.js';
import { bindingFeedback, type Approval, type Feedback } from './feedback.js';
import type { Instant } from './ids.js';
import type { Proposal, ProposalStatus } from './proposal.js';
import { edition } from './rules.js';
import { resultOf } from './tally.js';
import type { Vote } from './vote.js';

/** Where the result of a vote brings a matter. */
export type ResultStatus = Extract<ProposalStatus, 'passed' | 'agreed' | 'failed' | 'no-quorum'>;

const RESULT_STATUSES: ReadonlySet<ProposalStatus> = new Set<ResultStatus>(['passed', 'agreed', 'failed', 'no-quorum']);

/** What Core Maintainers have said about a matter. */
export interface CoreWord {
  readonly feedback: readonly Feedback[];
  readonly approvals: readonly Approval[];
}

/** Whether a matter stands where the result of this vote brought it; a text announced after the close is another matter. */
export const isResult = (vote: Vote, proposal: Proposal): boolean =>
  vote.status === 'closed' &&
  vote.closedAt !== null &&
  RESULT_STATUSES.has(proposal.status) &&
  (proposal.announcedAt === null || proposal.announcedAt < vote.closedAt);

/** V2, V4, E1: a vote that closes at `at` with the ballots that it has. */
export const closed = (vote: Vote, proposal: Proposal, at: Instant): Vote => {
  const rules = edition(proposal.edition);
  const contestUntil = addHours(at, rules.CONTEST_HOURS);
  return { ...recounted(vote, proposal), status: 'closed', closesAt: at, closedAt: at, contestUntil };
};

/** V2, V4: a vote with the result of the ballots that it has. */
export const recounted = (vote: Vote, { matter, edition: name }: Proposal): Vote => ({
  ...vote,
  result: resultOf(vote, matter, edition(name)),
});

/**
 * V4, V5, V9: what a result makes of its matter. What the group passed waits for Core Maintainers where they have to
 * approve it and have not, or where binding feedback of theirs stands.
 */
export function afterVote({ result }: Vote, proposal: Proposal, { feedback, approvals }: CoreWord): ResultStatus {
  if (result === null) throw new Error('a vote without a result');
  if (result !== 'passed') return result;
  const lacksApproval = proposal.matter !== 'routine' && approvals.length < edition(proposal.edition).CORE_APPROVALS;
  return lacksApproval || bindingFeedback(feedback).length > 0 ? 'agreed' : 'passed';
}

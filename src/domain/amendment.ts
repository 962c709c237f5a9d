import { no, yes, type Decision } from './decision.js';
import { bindingFeedback, type Feedback } from './feedback.js';
import type { Instant } from './ids.js';
import { requireInTime, restarted } from './proposal-clock.js';
import type { Proposal } from './proposal.js';
import type { Refusal } from './refusal.js';
import { edition } from './rules.js';
import { requireTier, type Standing } from './standing.js';
import { requireBeforeClose } from './vote-clock.js';
import type { Vote } from './vote.js';
import { TEXT_AT_MOST, TITLE_AT_MOST, written, writtenLine } from './wording.js';

/** D7: the author changes the text, which restarts the clock. Not while a formal vote is open. */
export function amend(
  proposal: Proposal,
  standing: Standing,
  typed: { readonly title: string; readonly text: string },
  feedback: readonly Feedback[],
  at: Instant,
): Decision<Proposal, Refusal> {
  const allowed = mayAmend(proposal, standing, feedback, at);
  if (!allowed.ok) return allowed;
  const title = writtenLine('D7', 'title', typed.title, TITLE_AT_MOST);
  if (!title.ok) return title;
  const text = written('D7', 'text', typed.text, TEXT_AT_MOST);
  if (!text.ok) return text;
  if (title.value === proposal.title && text.value === proposal.text) return no({ clause: 'D7', code: 'unchanged' });
  return yes({ ...restarted(proposal), title: title.value, text: text.value, version: proposal.version + 1 });
}

/** D7, V5: whether the text may be changed by this person now. */
export function mayAmend(
  proposal: Proposal,
  standing: Standing,
  feedback: readonly Feedback[],
  at: Instant,
): Decision<null, Refusal> {
  if (proposal.authorId !== standing.personId) return no({ clause: 'D7', code: 'not-the-author' });
  if (standing.group.status === 'retired')
    return no({ clause: 'D7', code: 'group-retired', group: standing.group.title });
  if (proposal.status === 'voting') return no({ clause: 'D7', code: 'not-open', status: 'voting' });
  return isHeldBack(proposal, feedback) ? yes(null) : requireInTime(proposal, at, 'D7');
}

/** V5: binding feedback stands against what the group agreed on: its author answers it. */
const isHeldBack = ({ status }: Proposal, feedback: readonly Feedback[]): boolean =>
  status === 'agreed' && bindingFeedback(feedback).length > 0;

/**
 * D7: the author takes the proposal back: before the deadline, before the close of a vote, where a vote came to nothing,
 * or while binding feedback stands against it (V5). It counts by when the author acted: a result that was recorded
 * meanwhile is taken back.
 * @param vote the latest one on the proposal
 */
export function withdraw(
  proposal: Proposal,
  standing: Standing,
  { feedback, vote }: { readonly feedback: readonly Feedback[]; readonly vote: Vote | null },
  at: Instant,
): Decision<Proposal, Refusal> {
  if (proposal.authorId !== standing.personId) return no({ clause: 'D7', code: 'not-the-author' });
  if (!CAME_TO_NOTHING.has(proposal.status) && !isHeldBack(proposal, feedback)) {
    const inTime = beforeItsEnd(proposal, vote, at);
    if (!inTime.ok) return inTime;
  }
  return yes({ ...proposal, status: 'withdrawn', settledAt: at });
}

const CAME_TO_NOTHING: ReadonlySet<Proposal['status']> = new Set(['failed', 'no-quorum']);

function beforeItsEnd(proposal: Proposal, vote: Vote | null, at: Instant): Decision<null, Refusal> {
  const beforeClose = vote && requireBeforeClose(vote, proposal, at);
  const isByVote = proposal.status === 'voting' || beforeClose?.ok === true;
  return beforeClose && isByVote ? beforeClose : requireInTime(proposal, at, 'D7');
}

/** D3: a WG Member finds a minor proposal significant, which restarts the clock at the longer time. */
export function markSignificant(proposal: Proposal, standing: Standing, at: Instant): Decision<Proposal, Refusal> {
  if (proposal.groupKind !== 'working-group') return no({ clause: 'D3', code: 'for-working-groups' });
  const allowed = requireTier(standing, 'member', 'D3');
  if (!allowed.ok) return allowed;
  if (proposal.status === 'voting') return no({ clause: 'D3', code: 'not-open', status: 'voting' });
  const inTime = requireInTime(proposal, at, 'D3');
  if (!inTime.ok) return inTime;
  if (proposal.significance === 'significant') return no({ clause: 'D3', code: 'already-significant' });
  const days = Math.max(proposal.days, edition(proposal.edition).SIGNIFICANT_DAYS);
  return yes({ ...restarted(proposal), significance: 'significant', days });
}

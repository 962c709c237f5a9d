import { agreed, confirmed, isApproved } from './agreement.js';
import { no, yes, type Decision } from './decision.js';
import { bindingFeedback, type Approval, type Feedback } from './feedback.js';
import type { Group } from './group.js';
import type { FeedbackId, Instant, PersonId } from './ids.js';
import { isCoreMaintainer, type Level } from './ladder.js';
import type { Proposal } from './proposal.js';
import type { Refusal } from './refusal.js';
import type { Vote } from './vote.js';
import { ANSWER_AT_MOST, written } from './wording.js';

/** What a rule about feedback needs to know of a matter. */
export interface FeedbackOn {
  readonly proposal: Proposal;
  readonly group: Group;
  /** The latest formal vote. */
  readonly vote: Vote | null;
  readonly feedback: readonly Feedback[];
}

/** V5: whether somebody of this level may give feedback now; asked before the form opens and again when it comes back. */
export function mayGiveFeedback(
  { proposal, group, vote }: FeedbackOn,
  level: Level,
  at: Instant,
): Decision<null, Refusal> {
  if (group.status === 'retired') return no({ clause: 'V5', code: 'group-retired', group: group.title });
  if (!isCoreMaintainer(level)) return no({ clause: 'V5', code: 'level-too-low', level, needed: 'core-maintainer' });
  switch (proposal.status) {
    case 'announcing':
    case 'agreed':
    case 'awaiting-record':
      return yes(null);
    case 'open':
      return before(proposal.deadlineAt, at);
    case 'voting':
      return before(vote?.closesAt ?? null, at);
    // What was said before the matter was settled counts, although it is processed only now.
    case 'accepted':
    case 'passed':
    case 'consensus':
      return before(proposal.settledAt, at);
    default:
      return no({ clause: 'V5', code: 'not-open', status: proposal.status });
  }
}

const before = (deadlineAt: Instant | null, at: Instant): Decision<null, Refusal> =>
  deadlineAt === null || at < deadlineAt
    ? yes(null)
    : no({ clause: 'V5', code: 'deadline-passed', deadlineAt, actedAt: at });

/** V5: what a Core Maintainer typed and chose. */
export interface FeedbackTyped {
  readonly text: string;
  readonly binding: boolean;
}

/**
 * V5: a Core Maintainer gives feedback: advice, or with binding force in a WG. What was accepted meanwhile waits again
 * when binding feedback from before comes in.
 */
export function giveFeedback(
  on: FeedbackOn,
  by: { readonly personId: PersonId; readonly level: Level },
  { text, binding }: FeedbackTyped,
  at: Instant,
  id: FeedbackId,
): Decision<{ feedback: Feedback; proposal: Proposal }, Refusal> {
  const allowed = mayGiveFeedback(on, by.level, at);
  if (!allowed.ok) return allowed;
  const { proposal } = on;
  if (on.feedback.some((given) => given.id === id)) return no({ clause: 'X3', code: 'already-done' });
  if (binding && proposal.groupKind !== 'working-group') return no({ clause: 'V5', code: 'advice-only' });
  const said = written('V5', 'feedback', text, ANSWER_AT_MOST);
  if (!said.ok) return said;
  const feedback: Feedback = {
    id,
    proposalId: proposal.id,
    personId: by.personId,
    binding,
    text: said.value,
    at,
    liftedAt: null,
  };
  const undoes = binding && (proposal.status === 'accepted' || proposal.status === 'passed');
  return yes({ feedback, proposal: undoes ? agreed(proposal) : proposal });
}

/** V5: the binding feedback of one person that stands. */
export const ownBinding = (feedback: readonly Feedback[], personId: PersonId): readonly Feedback[] =>
  bindingFeedback(feedback).filter((given) => given.personId === personId);

/** Where there is no outcome yet that feedback could hold back. */
const LIFTABLE: ReadonlySet<Proposal['status']> = new Set([
  'announcing',
  'open',
  'voting',
  'agreed',
  'failed',
  'no-quorum',
  'contested',
  'escalated',
  'awaiting-information',
  'deliberating',
]);

/**
 * V5: whoever gave binding feedback lifts it, whatever their level is now. With the last of it gone what the group agreed
 * on is settled, unless Core Maintainers have still to approve it (V9).
 * @param id which one, where they gave several
 */
export function liftFeedback(
  { proposal, vote, feedback }: FeedbackOn,
  approvals: readonly Approval[],
  lifting: { readonly personId: PersonId; readonly id: FeedbackId | null },
  at: Instant,
): Decision<{ lifted: Feedback; proposal: Proposal }, Refusal> {
  const own = ownBinding(feedback, lifting.personId);
  const wanted = own.find(({ id }) => lifting.id === null || id === lifting.id);
  if (!wanted) return no({ clause: 'V5', code: 'no-own-feedback' });
  if (!LIFTABLE.has(proposal.status)) return no({ clause: 'V5', code: 'not-open', status: proposal.status });
  const lifted: Feedback = { ...wanted, liftedAt: at };
  const isLast = bindingFeedback(feedback).length === 1;
  const isSettled = proposal.status === 'agreed' && isLast && isApproved(proposal, approvals);
  return yes({ lifted, proposal: isSettled ? confirmed(proposal, vote, at) : proposal });
}

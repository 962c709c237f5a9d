import { confirmed, isApproved, standingApprovals } from './agreement.js';
import { no, yes, type Decision } from './decision.js';
import { bindingFeedback, type Approval } from './feedback.js';
import type { FeedbackOn } from './giving-feedback.js';
import type { Instant, PersonId } from './ids.js';
import { isLevel, type Level } from './ladder.js';
import type { Person } from './person.js';
import type { Proposal } from './proposal.js';
import type { Refusal } from './refusal.js';

/**
 * V9: a Core Maintainer who is not its author approves what the group agreed on; with enough of them it holds. Not while
 * binding feedback stands (V5).
 * @param givers who gave feedback, to be named where it stands
 */
export function approve(
  { proposal, group, vote, feedback }: FeedbackOn,
  approvals: readonly Approval[],
  by: { readonly personId: PersonId; readonly level: Level },
  givers: readonly Person[],
  at: Instant,
): Decision<{ approval: Approval; proposal: Proposal }, Refusal> {
  const { personId } = by;
  const level = approving(by.level);
  if (group.status === 'retired') return no({ clause: 'V9', code: 'group-retired', group: group.title });
  if (level === null) return no({ clause: 'V9', code: 'level-too-low', level: by.level, needed: 'core-maintainer' });
  if (proposal.status !== 'agreed') return no({ clause: 'V9', code: 'nothing-to-approve', status: proposal.status });
  if (proposal.authorId === personId) return no({ clause: 'V9', code: 'own-proposal' });
  const standing = bindingFeedback(feedback);
  if (standing.length > 0) {
    const holding = givers.filter(({ id }) => standing.some((each) => each.personId === id));
    const accounts = holding.flatMap(({ accounts: [account] }) => (account === undefined ? [] : [account]));
    return no({ clause: 'V5', code: 'feedback-binds', by: accounts });
  }
  if (standingApprovals(proposal, approvals).some((each) => each.personId === personId)) {
    return no({ clause: 'V9', code: 'approved-already' });
  }
  const approval: Approval = { proposalId: proposal.id, personId, level, at };
  const isEnough = isApproved(proposal, [...approvals.filter((each) => each.personId !== personId), approval]);
  return yes({ approval, proposal: isEnough ? confirmed(proposal, vote, at) : proposal });
}

/** A Lead Maintainer counts as a Core Maintainer. */
const approving = (level: Level): Approval['level'] | null => {
  if (isLevel(level, 'lead-maintainer')) return 'lead-maintainer';
  return isLevel(level, 'core-maintainer') ? 'core-maintainer' : null;
};

import { no, yes, type Decision } from '../domain/decision.js';
import { bindingFeedback, type Feedback } from '../domain/feedback.js';
import { liftFeedback as lift, ownBinding } from '../domain/giving-feedback.js';
import type { FeedbackId, ProposalId } from '../domain/ids.js';
import type { Proposal } from '../domain/proposal.js';
import type { Refusal } from '../domain/refusal.js';
import type { Act } from './act.js';
import type { Deps } from './deps.js';
import { feedbackOn } from './feedback-on.js';
import { askAboutProposal, onProposal } from './on-proposal.js';
import { settledKey, writeProposal, type ProposalChange } from './write-proposal.js';

/** V5: the binding feedback of the one who asks that stands; refused where there is none. */
export const askToLiftFeedback = async (
  deps: Deps,
  act: Act,
  id: ProposalId,
): Promise<Decision<{ readonly proposal: Proposal; readonly own: readonly Feedback[] }, Refusal>> => {
  const asked = await askAboutProposal<readonly Feedback[]>(deps, act, id, async ({ standing }, tx) => {
    const own = ownBinding(await tx.feedbacks.of(id), standing.personId);
    return own.length === 0 ? no({ clause: 'V5', code: 'no-own-feedback' }) : yes(own);
  });
  return asked.ok ? yes({ proposal: asked.value.situation.proposal, own: asked.value.answer }) : asked;
};

/**
 * V5: somebody lifts their binding feedback. With the last of it gone the group's agreement holds, unless Core
 * Maintainers have still to approve it (V9).
 * @param which the one that is meant, or null for the only one
 */
export const liftFeedback = (
  deps: Deps,
  act: Act,
  id: ProposalId,
  which: FeedbackId | null,
): Promise<Decision<Proposal, Refusal>> =>
  onProposal(deps, act, id, async (tx, situation) => {
    const { proposal: before, group, standing, actor } = situation;
    const on = await feedbackOn(tx, situation);
    const lifting = { personId: standing.personId, id: which };
    const done = lift(on, await tx.feedbacks.approvals(id), lifting, act.at);
    if (!done.ok) return done;
    const { lifted, proposal } = done.value;
    await tx.feedbacks.save(lifted);
    await writeProposal(tx, {
      proposal,
      group,
      at: act.at,
      happened: 'feedback-lifted',
      clauses: ['V5'],
      facts: { binding: bindingFeedback(on.feedback).length - 1 },
      sealed: { actor },
      notice: noticeOf(before, proposal, lifted),
      now: deps.clock.now(),
    });
    return yes(proposal);
  });

/** What the group is told: that it is settled by that, or that this feedback is lifted. */
function noticeOf(before: Proposal, proposal: Proposal, lifted: Feedback): NonNullable<ProposalChange['notice']> {
  const { id } = proposal;
  return proposal.status === before.status
    ? { key: `lifted:${lifted.id}`, say: () => ({ type: 'feedback-lifted', id }) }
    : {
        key: `${settledKey(proposal)}:${lifted.id}`,
        say: (entry) => ({ type: 'proposal-settled', id, recordHead: entry.hash }),
      };
}

import { yes, type Decision } from '../domain/decision.js';
import type { ProposalId } from '../domain/ids.js';
import { amend, mayAmend } from '../domain/amendment.js';
import { bindingFeedback } from '../domain/feedback.js';
import type { Proposal } from '../domain/proposal.js';
import type { Refusal } from '../domain/refusal.js';
import type { Act } from './act.js';
import type { Deps } from './deps.js';
import { askAboutProposal, onProposal } from './on-proposal.js';
import { takePart } from './take-part.js';
import { writeProposal } from './write-proposal.js';

/** D7: whether the person may change the text, asked before the form opens. */
export const askToAmend = (deps: Deps, act: Act, id: ProposalId) =>
  askAboutProposal(deps, act, id, async ({ proposal, standing }, tx) =>
    mayAmend(proposal, standing, await tx.feedbacks.of(id), act.at),
  );

/**
 * D7: the author changes title or text; the clock starts anew with the announcement of it. Binding feedback is answered
 * by that (V5).
 */
export const amendProposal = (
  deps: Deps,
  act: Act,
  id: ProposalId,
  typed: { readonly title: string; readonly text: string },
): Promise<Decision<Proposal, Refusal>> =>
  onProposal(deps, act, id, async (tx, { proposal: before, group, standing, actor }) => {
    const feedback = await tx.feedbacks.of(id);
    const amended = amend(before, standing, typed, feedback, act.at);
    if (!amended.ok) return amended;
    const proposal = amended.value;
    const answered = bindingFeedback(feedback);
    for (const given of answered) await tx.feedbacks.save({ ...given, liftedAt: act.at });
    await writeProposal(tx, {
      proposal,
      group,
      at: act.at,
      happened: 'proposal-amended',
      clauses: answered.length > 0 ? ['D7', 'D3', 'V5'] : ['D7', 'D3'],
      facts: { version: proposal.version, ...(answered.length > 0 ? { feedbackAnswered: answered.length } : {}) },
      sealed: {
        actor,
        title: { value: proposal.title, personId: standing.personId },
        text: { value: proposal.text, personId: standing.personId },
      },
      notice: {
        key: `amended:${proposal.id}:${proposal.version}`,
        say: () => ({ type: 'proposal-amended', id: proposal.id, version: proposal.version }),
        restartsClock: true,
      },
      now: deps.clock.now(),
    });
    await takePart(tx, deps, { groupId: group.id, personId: standing.personId, kind: 'proposal', at: act.at });
    return yes(proposal);
  });

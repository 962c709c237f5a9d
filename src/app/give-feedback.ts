import { randomUUID } from 'node:crypto';
import { yes, type Decision } from '../domain/decision.js';
import { asId, type FeedbackId, type ProposalId } from '../domain/ids.js';
import { giveFeedback as give, mayGiveFeedback, type FeedbackTyped } from '../domain/giving-feedback.js';
import type { Proposal } from '../domain/proposal.js';
import type { Refusal } from '../domain/refusal.js';
import type { Act } from './act.js';
import type { Deps } from './deps.js';
import { feedbackOn } from './feedback-on.js';
import { actorsLevel, noteActor } from './ladder.js';
import { askAboutProposal, onProposal } from './on-proposal.js';
import { personOf } from './who.js';
import { writeProposal } from './write-proposal.js';

const newId = (): FeedbackId => asId<FeedbackId>(randomUUID());

/** V5: whether the person may give feedback, asked before the form opens. */
export const askToGiveFeedback = (deps: Deps, act: Act, id: ProposalId) =>
  askAboutProposal(deps, act, id, async (situation, tx) =>
    mayGiveFeedback(await feedbackOn(tx, situation), await actorsLevel(tx, act), act.at),
  );

/** V5: whether it could be given as it is, before the person is asked whether it is to bind. */
export const checkFeedback = (deps: Deps, act: Act, id: ProposalId, typed: FeedbackTyped) =>
  askAboutProposal(deps, act, id, async (situation, tx) => {
    const by = { personId: situation.standing.personId, level: await actorsLevel(tx, act) };
    return give(await feedbackOn(tx, situation), by, typed, act.at, newId());
  });

/**
 * V5: a Core Maintainer gives feedback to a proposal. While binding feedback stands the group may agree, and nothing is
 * accepted; what was accepted while it was on its way is taken back.
 * @param said with the id of what was kept of it, under which it is given once; null for what comes from its form at once
 */
export const giveFeedback = (
  deps: Deps,
  act: Act,
  id: ProposalId,
  said: FeedbackTyped & { readonly id: FeedbackId | null },
): Promise<Decision<Proposal, Refusal>> =>
  onProposal(deps, act, id, async (tx, situation) => {
    const { group, standing, actor } = situation;
    const { personId } = standing;
    const level = await noteActor(tx, act, await personOf(tx, act));
    const given = give(await feedbackOn(tx, situation), { personId, level }, said, act.at, said.id ?? newId());
    if (!given.ok) return given;
    const { feedback, proposal } = given.value;
    await tx.feedbacks.save(feedback);
    await writeProposal(tx, {
      proposal,
      group,
      at: act.at,
      happened: 'feedback-given',
      clauses: ['V5'],
      facts: { binding: feedback.binding },
      sealed: { actor, text: { value: feedback.text, personId } },
      notice: {
        key: `feedback:${feedback.id}`,
        say: () => ({ type: 'feedback-given', id, binding: feedback.binding }),
      },
      now: deps.clock.now(),
    });
    return yes(proposal);
  });

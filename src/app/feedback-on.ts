import type { FeedbackOn } from '../domain/giving-feedback.js';
import type { Tx } from '../ports/store.js';
import type { Situation } from './on-proposal.js';

/** What a rule about feedback or approval needs to know of a matter (V5, V9). */
export async function feedbackOn(
  tx: Tx,
  { proposal, group }: Pick<Situation, 'proposal' | 'group'>,
): Promise<FeedbackOn> {
  return { proposal, group, vote: await tx.votes.latestOf(proposal.id), feedback: await tx.feedbacks.of(proposal.id) };
}

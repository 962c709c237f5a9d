import { yes, type Decision } from '../domain/decision.js';
import type { ProposalId } from '../domain/ids.js';
import { withdraw } from '../domain/amendment.js';
import type { Proposal } from '../domain/proposal.js';
import type { Refusal } from '../domain/refusal.js';
import { requireBeforeClose } from '../domain/vote-clock.js';
import type { Tx } from '../ports/store.js';
import type { Act } from './act.js';
import { cancelVote } from './cancel-vote.js';
import type { Deps } from './deps.js';
import { dropDraft } from './draft-escalation.js';
import { onProposal, type Situation } from './on-proposal.js';
import { writeProposal } from './write-proposal.js';

/** D7: the author takes the proposal back. */
export const withdrawProposal = (deps: Deps, act: Act, id: ProposalId): Promise<Decision<Proposal, Refusal>> =>
  onProposal(deps, act, id, (tx, situation) => takeBack(tx, deps, act, situation));

/** D7: the same within a larger act of the author. Writes nothing when it is refused. */
export async function takeBack(
  tx: Tx,
  deps: Deps,
  act: Act,
  { proposal: before, group, standing, actor }: Situation,
): Promise<Decision<Proposal, Refusal>> {
  const vote = await tx.votes.latestOf(before.id);
  const withdrawn = withdraw(before, standing, { feedback: await tx.feedbacks.of(before.id), vote }, act.at);
  if (!withdrawn.ok) return withdrawn;
  const proposal = withdrawn.value;
  // Before its close it comes to no result, also where one was recorded while this was on its way.
  const ended = vote && requireBeforeClose(vote, before, act.at).ok ? vote : null;
  await writeProposal(tx, {
    proposal,
    group,
    at: act.at,
    happened: 'proposal-withdrawn',
    clauses: ['D7'],
    facts: ended ? { round: ended.round } : {},
    sealed: { actor },
    notice: {
      key: `settled:${proposal.id}:withdrawn`,
      say: (entry) => ({ type: 'proposal-settled', id: proposal.id, recordHead: entry.hash }),
    },
    now: deps.clock.now(),
  });
  if (ended) await cancelVote(tx, ended, { group, at: act.at, now: deps.clock.now() });
  await dropDraft(tx, deps, { proposal, group, at: act.at });
  return yes(proposal);
}

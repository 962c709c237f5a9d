import { yes, type Decision } from '../domain/decision.js';
import type { ProposalId } from '../domain/ids.js';
import { lift } from '../domain/block.js';
import type { Objection, Proposal } from '../domain/proposal.js';
import type { Refusal } from '../domain/refusal.js';
import type { Act } from './act.js';
import { cancelVote } from './cancel-vote.js';
import type { Deps } from './deps.js';
import { dropDraft } from './draft-escalation.js';
import { onProposal } from './on-proposal.js';
import { settledKey, writeProposal, type ProposalChange } from './write-proposal.js';

/** V1: a person lifts their own block or disagreement; the last lifted block cancels the vote that it opened. */
export const liftObjection = (deps: Deps, act: Act, id: ProposalId): Promise<Decision<Proposal, Refusal>> =>
  onProposal(deps, act, id, async (tx, { proposal: before, group, objections, standing, actor }) => {
    const vote = await tx.votes.latestOf(id);
    const done = lift(before, objections, standing, vote, act.at);
    if (!done.ok) return done;
    const { proposal, lifted } = done.value;
    const isReopened = lifted.kind === 'block' && proposal.status !== before.status;
    const common = { group, at: act.at, now: deps.clock.now() };
    await tx.proposals.saveObjection(lifted);
    await writeProposal(tx, {
      ...common,
      proposal: isReopened ? before : proposal,
      happened: lifted.kind === 'block' ? 'block-lifted' : 'disagreement-lifted',
      clauses: lifted.kind === 'block' ? ['V1'] : ['D1'],
      sealed: { actor },
      ...noticeOf(before, proposal),
    });
    if (!isReopened || vote === null) return yes(proposal);
    await writeProposal(tx, {
      ...common,
      proposal,
      happened: 'vote-cancelled',
      clauses: ['V1'],
      facts: { round: vote.round },
      ...reopenedNotice(proposal, lifted),
    });
    await cancelVote(tx, vote, common);
    await dropDraft(tx, deps, { proposal, group, at: common.now });
    return yes(proposal);
  });

/** What the group is told: that the proposal is open again. */
function reopenedNotice({ id, deadlineAt }: Proposal, lifted: Objection): Pick<ProposalChange, 'notice'> {
  if (deadlineAt === null) return {};
  return { notice: { key: `reopened:${lifted.id}`, say: () => ({ type: 'proposal-reopened', id, deadlineAt }) } };
}

/** What the group is told: that it is settled, because the act came before the deadline. */
function noticeOf(before: Proposal, proposal: Proposal): Pick<ProposalChange, 'notice'> {
  const { id, status } = proposal;
  if (before.status !== 'awaiting-record' || status !== 'consensus') return {};
  return {
    notice: { key: settledKey(proposal), say: (entry) => ({ type: 'proposal-settled', id, recordHead: entry.hash }) },
  };
}

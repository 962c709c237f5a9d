import { yes, type Decision } from '../domain/decision.js';
import type { ProposalId } from '../domain/ids.js';
import { lift } from '../domain/block.js';
import type { Objection, Proposal } from '../domain/proposal.js';
import type { Refusal } from '../domain/refusal.js';
import type { Act } from './act.js';
import type { Deps } from './deps.js';
import { onProposal } from './on-proposal.js';
import { settledKey, writeProposal, type ProposalChange } from './write-proposal.js';

/** V1: a person lifts their own block or disagreement; the last lifted block opens the proposal again. */
export const liftObjection = (deps: Deps, act: Act, id: ProposalId): Promise<Decision<Proposal, Refusal>> =>
  onProposal(deps, act, id, async (tx, { proposal: before, group, objections, standing, actor }) => {
    const done = lift(before, objections, standing, act.at);
    if (!done.ok) return done;
    const { proposal, lifted } = done.value;
    await tx.proposals.saveObjection(lifted);
    await writeProposal(tx, {
      proposal,
      group,
      at: act.at,
      happened: lifted.kind === 'block' ? 'block-lifted' : 'disagreement-lifted',
      clauses: lifted.kind === 'block' ? ['V1'] : ['D1'],
      sealed: { actor },
      ...noticeOf(before, proposal, lifted),
      now: deps.clock.now(),
    });
    return yes(proposal);
  });

/** What the group is told: that the proposal is open again, or settled because the act came before the deadline. */
function noticeOf(before: Proposal, proposal: Proposal, lifted: Objection): Pick<ProposalChange, 'notice'> {
  const { id, deadlineAt, status } = proposal;
  if (before.status === 'blocked' && status === 'open' && deadlineAt !== null) {
    return { notice: { key: `reopened:${lifted.id}`, say: () => ({ type: 'proposal-reopened', id, deadlineAt }) } };
  }
  if (before.status === 'awaiting-record' && status === 'consensus') {
    return {
      notice: {
        key: settledKey(proposal),
        say: (entry) => ({ type: 'proposal-settled', id, recordHead: entry.hash }),
      },
    };
  }
  return {};
}

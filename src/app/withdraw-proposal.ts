import { yes, type Decision } from '../domain/decision.js';
import type { ProposalId } from '../domain/ids.js';
import { withdraw } from '../domain/amendment.js';
import type { Proposal } from '../domain/proposal.js';
import type { Refusal } from '../domain/refusal.js';
import type { Act } from './act.js';
import type { Deps } from './deps.js';
import { onProposal } from './on-proposal.js';
import { writeProposal } from './write-proposal.js';

/** D7: the author takes the proposal back. */
export const withdrawProposal = (deps: Deps, act: Act, id: ProposalId): Promise<Decision<Proposal, Refusal>> =>
  onProposal(deps, act, id, async (tx, { proposal: before, group, standing, actor }) => {
    const withdrawn = withdraw(before, standing, act.at);
    if (!withdrawn.ok) return withdrawn;
    const proposal = withdrawn.value;
    await writeProposal(tx, {
      proposal,
      group,
      at: act.at,
      happened: 'proposal-withdrawn',
      clauses: ['D7'],
      sealed: { actor },
      notice: {
        key: `settled:${proposal.id}:withdrawn`,
        say: (entry) => ({ type: 'proposal-settled', id: proposal.id, recordHead: entry.hash }),
      },
      now: deps.clock.now(),
    });
    return yes(proposal);
  });

import { yes, type Decision } from '../domain/decision.js';
import type { ProposalId } from '../domain/ids.js';
import { markSignificant as mark } from '../domain/amendment.js';
import type { Proposal } from '../domain/proposal.js';
import type { Refusal } from '../domain/refusal.js';
import type { Act } from './act.js';
import type { Deps } from './deps.js';
import { onProposal } from './on-proposal.js';
import { writeProposal } from './write-proposal.js';

/** D3: a WG Member finds a minor proposal significant; the clock starts anew at the longer time. */
export const markSignificant = (deps: Deps, act: Act, id: ProposalId): Promise<Decision<Proposal, Refusal>> =>
  onProposal(deps, act, id, async (tx, { proposal: before, group, standing, actor }) => {
    const marked = mark(before, standing, act.at);
    if (!marked.ok) return marked;
    const proposal = marked.value;
    await writeProposal(tx, {
      proposal,
      group,
      at: act.at,
      happened: 'proposal-made-significant',
      clauses: ['D3'],
      facts: { days: proposal.days },
      sealed: { actor },
      notice: {
        key: `significant:${proposal.id}`,
        say: () => ({ type: 'proposal-made-significant', id: proposal.id, version: proposal.version }),
        restartsClock: true,
      },
      now: deps.clock.now(),
    });
    return yes(proposal);
  });

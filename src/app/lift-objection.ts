import { yes, type Decision } from '../domain/decision.js';
import type { ProposalId } from '../domain/ids.js';
import { lift } from '../domain/lazy-consensus.js';
import type { Proposal } from '../domain/proposal.js';
import type { Refusal } from '../domain/refusal.js';
import type { Act } from './act.js';
import type { Deps } from './deps.js';
import { onProposal } from './on-proposal.js';
import { writeProposal } from './write-proposal.js';

/** V1: a person lifts their own block or disagreement; the last lifted block opens the proposal again. */
export const liftObjection = (deps: Deps, act: Act, id: ProposalId): Promise<Decision<Proposal, Refusal>> =>
  onProposal(deps, act, id, async (tx, { proposal: before, group, objections, standing, actor }) => {
    const done = lift(before, objections, standing, act.at);
    if (!done.ok) return done;
    const { proposal, lifted } = done.value;
    await tx.proposals.saveObjection(lifted);
    const { deadlineAt } = proposal;
    const reopens = before.status === 'blocked' && proposal.status === 'open' && deadlineAt !== null;
    const change = {
      proposal,
      group,
      at: act.at,
      happened: lifted.kind === 'block' ? 'block-lifted' : 'disagreement-lifted',
      clauses: lifted.kind === 'block' ? (['V1'] as const) : (['D1'] as const),
      sealed: { actor },
      now: deps.clock.now(),
    };
    await writeProposal(
      tx,
      reopens
        ? {
            ...change,
            notice: {
              key: `reopened:${lifted.id}`,
              say: () => ({ type: 'proposal-reopened', id: proposal.id, deadlineAt }),
            },
          }
        : change,
    );
    return yes(proposal);
  });

import { approve } from '../domain/approval.js';
import { yes, type Decision } from '../domain/decision.js';
import type { ProposalId } from '../domain/ids.js';
import type { Proposal } from '../domain/proposal.js';
import type { Refusal } from '../domain/refusal.js';
import type { Act } from './act.js';
import type { Deps } from './deps.js';
import { feedbackOn } from './feedback-on.js';
import { noteActor } from './ladder.js';
import { onProposal } from './on-proposal.js';
import { personOf } from './who.js';
import { settledKey, writeProposal } from './write-proposal.js';

/** V9: a Core Maintainer approves what the group agreed on; with enough approvals it is accepted, or passed by its vote. */
export const approveProposal = (deps: Deps, act: Act, id: ProposalId): Promise<Decision<Proposal, Refusal>> =>
  onProposal(deps, act, id, async (tx, situation) => {
    const { proposal: before, group, standing, actor } = situation;
    const level = await noteActor(tx, act, await personOf(tx, act));
    const on = await feedbackOn(tx, situation);
    const givers = await tx.people.findMany(on.feedback.map(({ personId }) => personId));
    const by = { personId: standing.personId, level };
    const approved = approve(on, await tx.feedbacks.approvals(id), by, givers, act.at);
    if (!approved.ok) return approved;
    const { approval, proposal } = approved.value;
    await tx.feedbacks.saveApproval(approval);
    await writeProposal(tx, {
      proposal,
      group,
      at: act.at,
      happened: 'core-maintainers-approved',
      clauses: ['V9'],
      facts: { level: approval.level },
      sealed: { actor },
      ...(proposal.status === before.status
        ? {}
        : {
            notice: {
              key: `${settledKey(proposal)}:${approval.at}`,
              say: (entry) => ({ type: 'proposal-settled', id, recordHead: entry.hash }),
            },
          }),
      now: deps.clock.now(),
    });
    return yes(proposal);
  });

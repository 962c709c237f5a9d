import { randomUUID } from 'node:crypto';
import { yes, type Decision } from '../domain/decision.js';
import { asId, type ObjectionId, type ProposalId } from '../domain/ids.js';
import type { Proposal } from '../domain/proposal.js';
import type { Refusal } from '../domain/refusal.js';
import { disagree as decide, mayDisagree } from '../domain/rough-consensus.js';
import type { Act } from './act.js';
import type { Deps } from './deps.js';
import { askAboutProposal, onProposal } from './on-proposal.js';
import { takePart } from './take-part.js';
import { settledKey, writeProposal } from './write-proposal.js';

/** D1: whether the person may disagree, asked before the form opens. */
export const askToDisagree = (deps: Deps, act: Act, id: ProposalId) =>
  askAboutProposal(deps, act, id, ({ proposal, objections, standing }) =>
    mayDisagree(proposal, objections, standing, act.at),
  );

/** D1: a Participant of an Interest Group disagrees with a proposal; its Facilitators then record the outcome. */
export const disagree = (deps: Deps, act: Act, id: ProposalId, reason: string): Promise<Decision<Proposal, Refusal>> =>
  onProposal(deps, act, id, async (tx, { proposal: before, group, objections, standing, actor }) => {
    const decided = decide(before, objections, standing, reason, act.at, asId<ObjectionId>(randomUUID()));
    if (!decided.ok) return decided;
    const { proposal, objection } = decided.value;
    await tx.proposals.saveObjection(objection);
    await writeProposal(tx, {
      proposal,
      group,
      at: act.at,
      happened: 'disagreement-stated',
      clauses: ['D1'],
      sealed: { actor, reason: { value: objection.reason, personId: objection.personId } },
      // The Facilitators are asked at the deadline; here it has passed while the act was on its way.
      ...(before.status === 'consensus'
        ? {
            notice: {
              key: settledKey(proposal),
              say: () => ({ type: 'proposal-awaits-record', id: proposal.id }) as const,
            },
          }
        : {}),
      now: deps.clock.now(),
    });
    await takePart(tx, deps, { groupId: group.id, personId: standing.personId, kind: 'block', at: act.at });
    return yes(proposal);
  });

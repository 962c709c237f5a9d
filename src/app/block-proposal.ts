import { randomUUID } from 'node:crypto';
import { yes, type Decision } from '../domain/decision.js';
import { asId, type ObjectionId, type ProposalId } from '../domain/ids.js';
import { block, mayBlock } from '../domain/block.js';
import type { Proposal } from '../domain/proposal.js';
import type { Refusal } from '../domain/refusal.js';
import type { Act } from './act.js';
import type { Deps } from './deps.js';
import { askAboutProposal, onProposal } from './on-proposal.js';
import { openVote } from './open-vote.js';
import { takePart } from './take-part.js';
import { writeProposal } from './write-proposal.js';

/** D5: whether the person may block, asked before the form opens. */
export const askToBlock = (deps: Deps, act: Act, id: ProposalId) =>
  askAboutProposal(deps, act, id, ({ proposal, objections, standing }) =>
    mayBlock(proposal, objections, standing, act.at),
  );

/** D5, D6: a WG Member blocks a proposal, which opens the formal vote at once (V1). */
export const blockProposal = (
  deps: Deps,
  act: Act,
  id: ProposalId,
  typed: { readonly reason: string; readonly resolution: string },
): Promise<Decision<Proposal, Refusal>> =>
  onProposal(deps, act, id, async (tx, { proposal: before, group, objections, standing, actor }) => {
    const blocked = block(before, objections, standing, typed, act.at, asId<ObjectionId>(randomUUID()));
    if (!blocked.ok) return blocked;
    const objection = blocked.value;
    const now = deps.clock.now();
    await tx.proposals.saveObjection(objection);
    await writeProposal(tx, {
      proposal: before,
      group,
      at: act.at,
      happened: 'proposal-blocked',
      clauses: ['D5', 'D6', 'V1'],
      sealed: {
        actor,
        reason: { value: objection.reason, personId: objection.personId },
        resolution: { value: objection.resolution, personId: objection.personId },
      },
      // The card of the vote that it opens says it otherwise.
      ...(before.status === 'voting'
        ? { notice: { key: `blocked:${objection.id}`, say: () => ({ type: 'proposal-blocked', id }) as const } }
        : {}),
      now,
    });
    const proposal =
      before.status === 'voting'
        ? before
        : await openVote(tx, { proposal: before, group, cause: 'block', at: act.at, by: actor, now });
    await takePart(tx, deps, { groupId: group.id, personId: standing.personId, kind: 'block', at: act.at });
    return yes(proposal);
  });

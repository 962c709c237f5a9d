import { randomUUID } from 'node:crypto';
import { no, yes, type Decision } from '../domain/decision.js';
import { mayEscalate, writtenCase, type Escalatable } from '../domain/escalating.js';
import type { Escalation, EscalationCause, EscalationHistory, EscalationParty } from '../domain/escalation.js';
import type { Group } from '../domain/group.js';
import { asId, type EscalationId, type ProposalId } from '../domain/ids.js';
import type { Person } from '../domain/person.js';
import { referenceOf, type Proposal } from '../domain/proposal.js';
import type { Refusal } from '../domain/refusal.js';
import type { Tx } from '../ports/store.js';
import type { Act } from './act.js';
import { bringToCoreMaintainers, type TypedEscalation } from './bring-to-core-maintainers.js';
import type { Deps } from './deps.js';
import { newEscalation, undecidedDecision } from './draft-escalation.js';
import { historyOf } from './escalation-facts.js';
import { partiesOfProposal } from './escalation-parties.js';
import { askAboutProposal, onProposal } from './on-proposal.js';
import { proposalNamed } from './proposal-facts.js';

/** What the form of an escalation is filled in from. */
export interface EscalationStart {
  readonly history: EscalationHistory | null;
  /** Who is a party already. */
  readonly parties: readonly Person[];
}

/** D2, E1: whether somebody may bring a matter to Core Maintainers for a decision, asked before the form opens. */
export async function askToEscalate(deps: Deps, act: Act, id: ProposalId): Promise<Decision<EscalationStart, Refusal>> {
  const known = await deps.store.read(async (tx) => {
    const proposal = await tx.proposals.find(id);
    return proposal && { around: await around(tx, proposal), history: await historyOf(tx, { proposalId: id }) };
  });
  if (!known) return no({ clause: 'X3', code: 'unknown-reference', typed: id });
  const asked = await askAboutProposal(deps, act, id, ({ proposal, standing }) =>
    mayEscalate({ ...known.around, proposal }, standing),
  );
  return asked.ok ? yes({ history: known.history, parties: known.around.people }) : asked;
}

/** The same by the reference that somebody typed, for the form's argument. */
export const proposalToEscalate = (deps: Deps, act: Act, typed: string): Promise<Decision<Proposal, Refusal>> =>
  deps.store.read((tx) => proposalNamed(tx, act.serverId, typed));

/**
 * E1, E3: a Lead brings a matter of the group to Core Maintainers for a decision. The draft that is there is sent; where
 * there is none (binding feedback, or an IG without consensus) one is made and sent at once.
 */
export const escalate = (
  deps: Deps,
  act: Act,
  id: ProposalId,
  typed: TypedEscalation,
): Promise<Decision<Escalation, Refusal>> =>
  onProposal(deps, act, id, async (tx, { proposal, group, standing }) => {
    const known = await around(tx, proposal);
    const cause = mayEscalate({ ...known, proposal }, standing);
    if (!cause.ok) return cause;
    const asked = writtenCase(typed);
    if (!asked.ok) return asked;
    const escalation = known.undecided ?? (await made(tx, proposal, group, cause.value, act));
    return yes(
      await bringToCoreMaintainers(tx, deps, act, {
        ...{ escalation, group, asked: asked.value, parties: known.parties, named: typed.parties },
        ...{ personId: standing.personId, matter: referenceOf(proposal) },
      }),
    );
  });

const made = async (tx: Tx, proposal: Proposal, group: Group, cause: EscalationCause, act: Act): Promise<Escalation> =>
  newEscalation({
    id: asId<EscalationId>(randomUUID()),
    number: await tx.servers.nextNumber(proposal.serverId, 'E'),
    ...{ serverId: proposal.serverId, groupId: group.id, class: 'decision', cause, draftedAt: act.at },
    ...{ edition: proposal.edition, proposalId: proposal.id },
  });

async function around(
  tx: Tx,
  proposal: Proposal,
): Promise<Omit<Escalatable, 'proposal'> & { readonly parties: EscalationParty[]; readonly people: Person[] }> {
  const parties = await partiesOfProposal(tx, proposal);
  return {
    vote: await tx.votes.latestOf(proposal.id),
    feedback: await tx.feedbacks.of(proposal.id),
    undecided: await undecidedDecision(tx, proposal.id),
    parties,
    people: await tx.people.findMany(parties.map(({ personId }) => personId)),
  };
}

import type { EscalationParty } from '../domain/escalation.js';
import { bindingFeedback } from '../domain/feedback.js';
import { unlifted, type Nomination } from '../domain/nomination.js';
import type { Person } from '../domain/person.js';
import { standingObjections, type Proposal } from '../domain/proposal.js';
import type { Tx } from '../ports/store.js';

/**
 * E3, E4: whom an escalation of a proposal is between: its proposer, who blocks or disagrees, who contested the latest
 * result, and who gave binding feedback that stands.
 */
export async function partiesOfProposal(tx: Tx, proposal: Proposal): Promise<EscalationParty[]> {
  const objections = standingObjections(await tx.proposals.objections(proposal.id));
  const vote = await tx.votes.latestOf(proposal.id);
  const contests = vote ? await tx.votes.contests(vote.id) : [];
  const feedback = bindingFeedback(await tx.feedbacks.of(proposal.id));
  return onceEach([
    { personId: proposal.authorId, role: 'proposer' },
    ...objections.map(({ personId, kind }): EscalationParty => {
      return { personId, role: kind === 'block' ? 'blocker' : 'objector' };
    }),
    ...contests.map(({ personId }): EscalationParty => ({ personId, role: 'contester' })),
    ...feedback.map(({ personId }): EscalationParty => ({ personId, role: 'feedback' })),
  ]);
}

/** The same of a nomination: the nominee, the nominator, and who objects. */
export async function partiesOfNomination(tx: Tx, nomination: Nomination): Promise<EscalationParty[]> {
  const objections = unlifted(await tx.nominations.objections(nomination.id));
  return onceEach([
    { personId: nomination.personId, role: 'nominee' },
    { personId: nomination.nominatorId, role: 'proposer' },
    ...objections.map(({ personId }): EscalationParty => ({ personId, role: 'objector' })),
  ]);
}

/** Somebody who is a party for several reasons is one for the first of them. */
export const onceEach = (parties: readonly EscalationParty[]): EscalationParty[] =>
  [...new Map(parties.toReversed().map((party) => [party.personId, party] as const)).values()].toReversed();

/** The parties as people, in the same order. */
export async function peopleOf(tx: Tx, parties: readonly EscalationParty[]): Promise<Person[]> {
  const ids = parties.map(({ personId }) => personId);
  const people = new Map((await tx.people.findMany(ids)).map((person) => [person.id, person]));
  return ids.flatMap((id) => people.get(id) ?? []);
}

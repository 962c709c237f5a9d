import { no, yes, type Decision } from '../domain/decision.js';
import type { ProposalId, Snowflake } from '../domain/ids.js';
import type { Person } from '../domain/person.js';
import type { Proposal, ProposalFacts } from '../domain/proposal.js';
import type { Refusal } from '../domain/refusal.js';
import type { Tx } from '../ports/store.js';
import { leadsOf } from './who.js';

/** Everything that is said about a proposal, or null when there is none with this id. */
export async function proposalFacts(tx: Tx, id: ProposalId): Promise<ProposalFacts | null> {
  const proposal = await tx.proposals.find(id);
  return proposal ? factsOf(tx, proposal) : null;
}

/** Everything that is said about this proposal. */
export async function factsOf(tx: Tx, proposal: Proposal): Promise<ProposalFacts> {
  const group = await tx.groups.find(proposal.groupId);
  if (!group) throw new Error(`proposal ${proposal.id} has no group`);
  const objections = await tx.proposals.objections(proposal.id);
  const people = new Map((await tx.people.ofProposal(proposal.id)).map((person) => [person.id, person]));
  const known = (id: Person['id']): Person => {
    const person = people.get(id);
    if (!person) throw new Error(`proposal ${proposal.id} names a person who is not there`);
    return person;
  };
  return {
    proposal,
    group,
    author: known(proposal.authorId),
    objections: objections.map((objection) => ({ objection, by: known(objection.personId) })),
    leads: await leadsOf(tx, group.id),
  };
}

/** The proposal that somebody named as `D-12`, `d12` or `12`. */
export async function proposalNamed(tx: Tx, serverId: Snowflake, typed: string): Promise<Decision<Proposal, Refusal>> {
  const digits = /^(?:d-?)?(\d{1,9})$/iu.exec(typed.trim())?.[1];
  const proposal = digits === undefined ? null : await tx.proposals.byNumber(serverId, Number(digits));
  return proposal ? yes(proposal) : no({ clause: 'X3', code: 'unknown-reference', typed });
}

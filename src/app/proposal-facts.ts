import { no, yes, type Decision } from '../domain/decision.js';
import type { ProposalId, Snowflake } from '../domain/ids.js';
import type { Proposal, ProposalFacts } from '../domain/proposal.js';
import type { Refusal } from '../domain/refusal.js';
import type { Tx } from '../ports/store.js';
import { aroundProposal } from './around-proposal.js';
import { leadsOf } from './who.js';

/** X8: whoever is erased between two reads has another id in the second: then all is read again. */
const READS_AT_MOST = 3;

/** Everything that is said about a proposal, or null when there is none with this id. */
export async function proposalFacts(tx: Tx, id: ProposalId): Promise<ProposalFacts | null> {
  for (let reads = 0; reads < READS_AT_MOST; reads += 1) {
    const proposal = await tx.proposals.find(id);
    if (!proposal) return null;
    const facts = await asRead(tx, proposal);
    if (facts) return facts;
  }
  throw new Error(`proposal ${id} names a person who is not there`);
}

/** Everything that is said about a proposal that was just read. */
export async function factsOf(tx: Tx, proposal: Proposal): Promise<ProposalFacts> {
  const facts = (await asRead(tx, proposal)) ?? (await proposalFacts(tx, proposal.id));
  if (!facts) throw new Error(`there is no proposal ${proposal.id}`);
  return facts;
}

/** Null when somebody whom it names is not found by that id. */
async function asRead(tx: Tx, proposal: Proposal): Promise<ProposalFacts | null> {
  const group = await tx.groups.find(proposal.groupId);
  if (!group) throw new Error(`proposal ${proposal.id} has no group`);
  const objections = await tx.proposals.objections(proposal.id);
  const people = new Map((await tx.people.ofProposal(proposal.id)).map((person) => [person.id, person]));
  const author = people.get(proposal.authorId);
  const objected = objections.flatMap((objection) => {
    const by = people.get(objection.personId);
    return by ? [{ objection, by }] : [];
  });
  if (!author || objected.length < objections.length) return null;
  const said = await aroundProposal(tx, proposal);
  return said && { proposal, group, author, objections: objected, leads: await leadsOf(tx, group.id), ...said };
}

/** The proposal that somebody named as `D-12`, `d12` or `12`. */
export async function proposalNamed(tx: Tx, serverId: Snowflake, typed: string): Promise<Decision<Proposal, Refusal>> {
  const digits = /^(?:d-?)?(\d{1,9})$/iu.exec(typed.trim())?.[1];
  const proposal = digits === undefined ? null : await tx.proposals.byNumber(serverId, Number(digits));
  return proposal ? yes(proposal) : no({ clause: 'X3', code: 'unknown-reference', typed });
}

import { no, yes, type Decision } from '../domain/decision.js';
import { PARTY_ROLES, type Escalation, type EscalationFacts, type EscalationHistory } from '../domain/escalation.js';
import type { EscalationId, Snowflake } from '../domain/ids.js';
import { nominationReference } from '../domain/nomination.js';
import { referenceOf } from '../domain/proposal.js';
import type { Refusal } from '../domain/refusal.js';
import type { Tx } from '../ports/store.js';
import { cardAddress } from './card-address.js';
import { proposalFacts } from './proposal-facts.js';
import { voteFacts } from './vote-facts.js';
import { leadsOf } from './who.js';

/** X8: whoever is erased between two reads has another id in the second: then all is read again. */
const READS_AT_MOST = 3;

/** All that is said about an escalation, or null when there is none with this id. */
export async function escalationFacts(tx: Tx, id: EscalationId): Promise<EscalationFacts | null> {
  for (let reads = 0; reads < READS_AT_MOST; reads += 1) {
    const escalation = await tx.escalations.find(id);
    if (!escalation) return null;
    const facts = await asRead(tx, escalation);
    if (facts) return facts;
  }
  throw new Error(`escalation ${id} names a person who is not there`);
}

/** Null when somebody whom it names is not found by that id. */
async function asRead(tx: Tx, escalation: Escalation): Promise<EscalationFacts | null> {
  const group = await tx.groups.find(escalation.groupId);
  if (!group) throw new Error(`escalation ${escalation.id} has no group`);
  const parted = await tx.escalations.parties(escalation.id);
  const taken = await tx.escalations.steps(escalation.id);
  const { assigneeId, otherGroupId } = escalation;
  const ids = [...parted, ...taken].map(({ personId }) => personId);
  const people = new Map(
    (await tx.people.findMany(assigneeId === null ? ids : [...ids, assigneeId])).map((person) => [person.id, person]),
  );
  const parties = parted.flatMap(({ personId, role }) => {
    const person = people.get(personId);
    return person ? [{ person, role }] : [];
  });
  parties.sort((one, other) => PARTY_ROLES.indexOf(one.role) - PARTY_ROLES.indexOf(other.role));
  const steps = taken.flatMap((step) => {
    const by = people.get(step.personId);
    return by ? [{ step, by }] : [];
  });
  const assignee = assigneeId === null ? null : (people.get(assigneeId) ?? null);
  const isWhole =
    parties.length === parted.length && steps.length === taken.length && (assignee === null) === (assigneeId === null);
  if (!isWhole) return null;
  return {
    escalation,
    group,
    otherGroup: otherGroupId === null ? null : await tx.groups.find(otherGroupId),
    matter: await matterOf(tx, escalation),
    history: escalation.status === 'draft' ? await historyOf(tx, escalation) : null,
    parties,
    assignee,
    steps,
    leads: await leadsOf(tx, group.id),
    hasDesk: ((await tx.servers.find(escalation.serverId))?.channels.coreMaintainers ?? null) !== null,
  };
}

/** What an escalation is about, with where its card is; null where it is about no single matter. */
export async function matterOf(tx: Tx, { proposalId, nominationId }: Escalation): Promise<EscalationFacts['matter']> {
  const proposal = proposalId && (await tx.proposals.find(proposalId));
  if (proposal) {
    const card = await cardAddress(tx, { type: 'proposal', id: proposal.id });
    return { reference: referenceOf(proposal), title: proposal.title, card };
  }
  const nomination = nominationId && (await tx.nominations.find(nominationId));
  if (!nomination) return null;
  const card = await cardAddress(tx, { type: 'nomination', id: nomination.id });
  return { reference: nominationReference(nomination), title: null, card };
}

/** E3: what has happened to the proposal that an escalation is about; null for one that is about none. */
export async function historyOf(
  tx: Tx,
  { proposalId }: Pick<Escalation, 'proposalId'>,
): Promise<EscalationHistory | null> {
  const about = proposalId && (await proposalFacts(tx, proposalId));
  if (!about) return null;
  const vote = about.vote && (await voteFacts(tx, about.vote.id));
  return { about, contests: vote?.contests ?? [] };
}

/** The escalation that somebody named as `E-12` or `e12`. */
export async function escalationNamed(
  tx: Tx,
  serverId: Snowflake,
  typed: string,
): Promise<Decision<Escalation, Refusal>> {
  const digits = /^(?:e-?)?(\d{1,9})$/iu.exec(typed.trim())?.[1];
  const found = digits === undefined ? null : await tx.escalations.byNumber(serverId, Number(digits));
  return found ? yes(found) : no({ clause: 'X3', code: 'unknown-reference', typed });
}

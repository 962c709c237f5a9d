import { randomUUID } from 'node:crypto';
import {
  escalationReference,
  ESCALATION_UNDECIDED,
  type Escalation,
  type EscalationCause,
} from '../domain/escalation.js';
import type { Group } from '../domain/group.js';
import { asId, type EscalationId, type Instant, type ProposalId } from '../domain/ids.js';
import { referenceOf, type Proposal } from '../domain/proposal.js';
import type { Tx } from '../ports/store.js';
import type { Deps } from './deps.js';
import { partiesOfProposal } from './escalation-parties.js';
import { showEscalation } from './show-escalation.js';
import { writeEscalation } from './write-escalation.js';

/** A matter whose vote did not settle it. */
export interface Unsettled {
  readonly proposal: Proposal;
  readonly group: Group;
  readonly at: Instant;
}

/**
 * E1: drafts the escalation of a matter that its vote did not settle, for the Lead to complete and send. What the Lead
 * finds filled in comes from the matter's history as it is then, so nothing that somebody else wrote is kept twice. A
 * draft that is there already goes by the new cause and parties. The server must be locked in this transaction.
 */
export async function draftEscalation(
  tx: Tx,
  deps: Deps,
  { proposal, group, cause, at }: Unsettled & { readonly cause: EscalationCause },
): Promise<Escalation> {
  const now = deps.clock.now();
  const before = await undecidedDecision(tx, proposal.id);
  if (before && before.status !== 'draft') {
    await showEscalation(tx, before, group, now);
    return before;
  }
  const id = before?.id ?? asId<EscalationId>(randomUUID());
  const draft = before
    ? { ...before, cause }
    : newEscalation({
        ...{ id, serverId: proposal.serverId, groupId: group.id, class: 'decision', cause, draftedAt: at },
        ...{ edition: proposal.edition, proposalId: proposal.id },
        number: await tx.servers.nextNumber(proposal.serverId, 'E'),
      });
  if (before?.cause === cause) await showEscalation(tx, draft, group, now);
  else {
    const happened = before ? 'escalation-redrafted' : 'escalation-drafted';
    const facts = { cause, matter: referenceOf(proposal) };
    await writeEscalation(tx, { escalation: draft, group, at, happened, clauses: ['E1', 'E3'], facts, now });
  }
  await tx.escalations.saveParties(id, await partiesOfProposal(tx, proposal));
  return draft;
}

/**
 * E1: a draft that was not sent is not needed any more: its result was taken back, the author withdrew, or the group
 * retired. Nothing happens when there is none. The server must be locked in this transaction.
 */
export async function dropDraft(tx: Tx, deps: Deps, { proposal, group, at }: Unsettled): Promise<void> {
  const draft = await undecidedDecision(tx, proposal.id);
  if (draft?.status !== 'draft') return;
  await writeEscalation(tx, {
    escalation: { ...draft, status: 'closed', settledAt: at },
    group,
    at,
    happened: 'escalation-dropped',
    clauses: ['E1'],
    facts: { matter: referenceOf(proposal) },
    now: deps.clock.now(),
  });
}

/** The one escalation of class `decision` of a matter that waits for somebody; null for none. */
export async function undecidedDecision(tx: Tx, id: ProposalId): Promise<Escalation | null> {
  const undecided = (await tx.escalations.ofProposal(id)).filter(
    (each) => each.class === 'decision' && ESCALATION_UNDECIDED.some((status) => status === each.status),
  );
  if (undecided.length > 1) throw new Error(`two decisions wait: ${undecided.map(escalationReference).join(', ')}`);
  return undecided[0] ?? null;
}

type Known = Pick<Escalation, 'id' | 'serverId' | 'number' | 'groupId' | 'class' | 'cause' | 'edition' | 'draftedAt'> &
  Partial<Escalation>;

/** An escalation of which nothing else is known. */
export const newEscalation = (known: Known): Escalation => ({
  ...{ status: 'draft', proposalId: null, nominationId: null, otherGroupId: null },
  ...{ decision: '', options: '', disagreement: '', ask: '' },
  ...{
    sentAt: null,
    dueAt: null,
    respondedAt: null,
    assigneeId: null,
    assignedAt: null,
    outcome: null,
    settledAt: null,
  },
  ...known,
});

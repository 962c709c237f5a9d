import type { ClauseId } from '../domain/clause.js';
import {
  escalationReference,
  type Escalation,
  type EscalationStatus,
  type EscalationStep,
} from '../domain/escalation.js';
import { isEscalationMove } from '../domain/escalation-states.js';
import type { Group } from '../domain/group.js';
import type { Instant } from '../domain/ids.js';
import type { ProposalStatus } from '../domain/proposal.js';
import type { Fact, RecordEntry, Sealed } from '../domain/record.js';
import type { Tx } from '../ports/store.js';
import { sayStep } from './say-step.js';
import { showEscalation } from './show-escalation.js';
import { writeProposal } from './write-proposal.js';

/** A change of an escalation as it is to be written: the new state, what somebody said or did, and its entry in the record. */
export interface EscalationChange {
  readonly escalation: Escalation;
  readonly group: Group;
  readonly at: Instant;
  /** The entry's kind, in the past tense. */
  readonly happened: string;
  readonly clauses: readonly ClauseId[];
  readonly facts?: { readonly [name: string]: Fact };
  readonly sealed?: { readonly [name: string]: Sealed };
  /** Kept with the others, and said to those whom it concerns. */
  readonly step?: EscalationStep;
  /** When the change is written; the outbox delivers from then on. */
  readonly now: Instant;
}

/**
 * Writes state, step, record entry and cards of an escalation together; one of class `decision` takes its matter along.
 * Throws for a change of state that an escalation, or its matter, does not have.
 */
export async function writeEscalation(tx: Tx, change: EscalationChange): Promise<RecordEntry> {
  const { escalation, group, at, happened, step, now } = change;
  const { id, serverId, status } = escalation;
  const from = (await tx.escalations.find(id))?.status ?? null;
  if (from !== status && !isEscalationMove(from, happened, status)) {
    throw new Error(`${escalationReference(escalation)}: no ${happened} from ${from ?? 'nothing'} to ${status}`);
  }
  await tx.escalations.save(escalation);
  if (step) await tx.escalations.addStep(step);
  const entry = await tx.record.append(serverId, {
    kind: happened,
    subject: escalationReference(escalation),
    groupId: group.id,
    clauses: change.clauses,
    edition: escalation.edition,
    at,
    facts: { status, class: escalation.class, dueAt: escalation.dueAt, ...change.facts },
    sealed: change.sealed ?? {},
  });
  if (from !== status) await moveMatter(tx, change);
  await showEscalation(tx, escalation, group, now);
  if (step) await sayStep(tx, { escalation, group, step, recordHead: entry.hash, now });
  return entry;
}

/** E5: where a matter stands while its escalation stands there; a draft moves nothing, nor does one that is not needed. */
const MATTER: Record<EscalationStatus, ProposalStatus | null> = {
  draft: null,
  open: 'escalated',
  'awaiting-information': 'awaiting-information',
  deliberating: 'deliberating',
  decided: 'guided',
  closed: null,
};

async function moveMatter(tx: Tx, change: EscalationChange): Promise<void> {
  const { escalation, group, at, happened, clauses, sealed, now } = change;
  const status = MATTER[escalation.status];
  if (escalation.class !== 'decision' || escalation.proposalId === null || status === null) return;
  const proposal = await tx.proposals.find(escalation.proposalId);
  if (!proposal) throw new Error(`${escalationReference(escalation)} has no matter`);
  const actor = sealed?.['actor'];
  await writeProposal(tx, {
    proposal: { ...proposal, status, settledAt: status === 'guided' ? at : null },
    group,
    at,
    happened,
    clauses,
    facts: { escalation: escalationReference(escalation) },
    sealed: actor ? { actor } : {},
    now,
  });
}

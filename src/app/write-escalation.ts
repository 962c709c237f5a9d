import type { ClauseId } from '../domain/clause.js';
import { escalationReference, type Escalation } from '../domain/escalation.js';
import { isEscalationMove } from '../domain/escalation-states.js';
import type { Group } from '../domain/group.js';
import type { Instant } from '../domain/ids.js';
import type { Notice } from '../domain/post.js';
import type { Fact, RecordEntry, Sealed } from '../domain/record.js';
import type { Tx } from '../ports/store.js';
import { showEscalation } from './show-escalation.js';

/** A change of an escalation as it is to be written: the new state, its entry in the record, and what people are told. */
export interface EscalationChange {
  readonly escalation: Escalation;
  readonly group: Group;
  readonly at: Instant;
  /** The entry's kind, in the past tense. */
  readonly happened: string;
  readonly clauses: readonly ClauseId[];
  readonly facts?: { readonly [name: string]: Fact };
  readonly sealed?: { readonly [name: string]: Sealed };
  /** Said once in the group's channel under `key`; made after the entry, whose hash an answer prints. */
  readonly notice?: { readonly key: string; readonly say: (entry: RecordEntry) => Notice };
  /** When the change is written; the outbox delivers from then on. */
  readonly now: Instant;
}

/**
 * Writes state, record entry and cards of an escalation together; what it moves of its matter is for writeProposal. Throws
 * for a change of state that an escalation does not have.
 */
export async function writeEscalation(tx: Tx, change: EscalationChange): Promise<RecordEntry> {
  const { escalation, group, at, happened, now } = change;
  const { id, serverId, status } = escalation;
  const from = (await tx.escalations.find(id))?.status ?? null;
  if (from !== status && !isEscalationMove(from, happened, status)) {
    throw new Error(`${escalationReference(escalation)}: no ${happened} from ${from ?? 'nothing'} to ${status}`);
  }
  await tx.escalations.save(escalation);
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
  await showEscalation(tx, escalation, group, now);
  const { channelId } = group;
  if (change.notice && channelId !== null) {
    const { key, say } = change.notice;
    await tx.outbox.say({ key, serverId, channelId, notice: say(entry), at: now });
  }
  return entry;
}

import type { ClauseId } from '../domain/clause.js';
import type { Group } from '../domain/group.js';
import type { Instant } from '../domain/ids.js';
import { nominationReference, type Nomination } from '../domain/nomination.js';
import type { NominationNotice } from '../domain/post.js';
import type { Fact, RecordEntry, Sealed } from '../domain/record.js';
import type { Tx } from '../ports/store.js';
import type { Deps } from './deps.js';
import { takeBackTier } from './promote.js';

/** A change of a nomination as it is to be written: the new state, its entry in the record, and what people are told. */
export interface NominationChange {
  readonly nomination: Nomination;
  readonly group: Group;
  readonly at: Instant;
  /** The entry's kind, in the past tense. */
  readonly happened: string;
  readonly clauses: readonly ClauseId[];
  readonly facts?: { readonly [name: string]: Fact };
  readonly sealed?: { readonly [name: string]: Sealed };
  /** Said once under `key`; made after the entry, whose hash a result prints. */
  readonly notice?: { readonly key: string; readonly say: (entry: RecordEntry) => NominationNotice };
}

/** P6: what the group is told when a nomination has ended. */
export const settledNotice = ({ id, deadlineAt, status }: Nomination): NonNullable<NominationChange['notice']> => ({
  key: `settled:${id}:${deadlineAt}:${status}`,
  say: (entry) => ({ type: 'nomination-settled', id, recordHead: entry.hash }),
});

/**
 * Writes state, record entry and outgoing posts together. What time had made of the nomination before an act was processed
 * that came before the deadline is undone with it, and the entry says so.
 */
export async function writeNomination(tx: Tx, deps: Deps, change: NominationChange): Promise<RecordEntry> {
  const { nomination, group, at, notice } = change;
  const { id, serverId } = nomination;
  const before = await tx.nominations.find(id);
  const undone = before !== null && before.settledAt !== null ? before.status : null;
  await tx.nominations.save(nomination);
  const entry = await tx.record.append(serverId, {
    kind: change.happened,
    subject: nominationReference(nomination),
    groupId: group.id,
    clauses: change.clauses,
    edition: nomination.edition,
    at,
    facts: {
      status: nomination.status,
      deadlineAt: nomination.deadlineAt,
      ...(undone === null ? {} : { undoes: undone }),
      ...change.facts,
    },
    sealed: change.sealed ?? {},
  });
  if (undone === 'promoted') await takeBackTier(tx, deps, nomination, group, at);
  const { channelId } = group;
  if (channelId === null) return entry;
  const row = { serverId, channelId, at: deps.clock.now() };
  await tx.outbox.showCard({ ...row, card: { type: 'nomination', id } });
  if (undone !== null) {
    const said = { type: 'nomination-undone', id, was: undone } as const;
    await tx.outbox.say({ ...row, key: `undone:${id}:${entry.seq}`, notice: said });
  }
  if (notice) await tx.outbox.say({ ...row, key: notice.key, notice: notice.say(entry) });
  return entry;
}

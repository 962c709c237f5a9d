import type { ClauseId } from '../domain/clause.js';
import type { Group } from '../domain/group.js';
import type { Instant } from '../domain/ids.js';
import type { Notice } from '../domain/post.js';
import { moveOf } from '../domain/matter.js';
import { referenceOf, type Proposal } from '../domain/proposal.js';
import type { Fact, RecordEntry, Sealed } from '../domain/record.js';
import type { Tx } from '../ports/store.js';
import { groupCardRow } from './group-card-row.js';
import { tellCoreMaintainers } from './tell-core-maintainers.js';

/** A change of a proposal as it is to be written: the new state, its entry in the record, and what people are told. */
export interface ProposalChange {
  readonly proposal: Proposal;
  readonly group: Group;
  readonly at: Instant;
  /** The entry's kind, in the past tense. */
  readonly happened: string;
  readonly clauses: readonly ClauseId[];
  readonly facts?: { readonly [name: string]: Fact };
  readonly sealed?: { readonly [name: string]: Sealed };
  /** Said once under `key`; made after the entry, whose hash a result prints. */
  readonly notice?: {
    readonly key: string;
    readonly say: (entry: RecordEntry) => Notice;
    readonly restartsClock?: boolean;
  };
  /** When the change is written; the outbox delivers from then on. */
  readonly now: Instant;
}

/** The key under which it is said once what a proposal came to at its deadline. */
export const settledKey = ({ id, deadlineAt, status }: Proposal): string => `settled:${id}:${deadlineAt}:${status}`;

/** Writes state, record entry and outgoing posts together. */
export async function writeProposal(tx: Tx, change: ProposalChange): Promise<RecordEntry> {
  const { proposal, group, now } = change;
  const { serverId } = proposal;
  const before = await tx.proposals.find(proposal.id);
  const undoes = before !== null && undoneBy(before, change);
  await tx.proposals.save(proposal, change.at);
  const entry = await tx.record.append(serverId, {
    kind: change.happened,
    subject: referenceOf(proposal),
    groupId: group.id,
    clauses: change.clauses,
    edition: proposal.edition,
    at: change.at,
    facts: {
      status: proposal.status,
      deadlineAt: proposal.deadlineAt,
      ...(undoes ? { undoes: before.status } : {}),
      ...change.facts,
    },
    sealed: change.sealed ?? {},
  });
  if (before?.status !== 'agreed' && proposal.status === 'agreed') await tellOfAgreement(tx, proposal, now);
  const { channelId } = group;
  if (channelId === null) return entry;
  await tx.outbox.showCard({ serverId, channelId, card: { type: 'proposal', id: proposal.id }, at: now });
  // The group's own card lists what is open, by its title.
  const isListedAsBefore = before?.settledAt === proposal.settledAt && before.title === proposal.title;
  if (!isListedAsBefore) await tx.outbox.showCard(groupCardRow(serverId, channelId, group, now));
  if (undoes) {
    const notice = { type: 'outcome-undone', id: proposal.id, was: before.status } as const;
    await tx.outbox.say({ key: `undone:${proposal.id}:${entry.seq}`, serverId, channelId, notice, at: now });
  }
  if (change.notice) {
    const { key, say, restartsClock } = change.notice;
    const row = { key, serverId, channelId, notice: say(entry), at: now };
    await tx.outbox.say(restartsClock ? { ...row, announces: proposal.id } : row);
  }
  return entry;
}

/** V9, V5: Core Maintainers hear once of each text of a matter that waits for their last word. */
const tellOfAgreement = (tx: Tx, { id, serverId, version }: Proposal, at: Instant): Promise<void> =>
  tellCoreMaintainers(tx, {
    key: `awaits-core:${id}:${version}`,
    serverId,
    notice: { type: 'awaits-core-maintainers', id, version },
    at,
  });

/**
 * Whether a change takes back what time had settled: something that was done before the deadline was on its way. Throws
 * for a change of state that a matter does not have.
 */
function undoneBy(before: Proposal, { proposal, happened }: ProposalChange): boolean {
  if (before.status === proposal.status) return false;
  const move = moveOf(before.status, happened, proposal.status);
  if (!move) throw new Error(`${referenceOf(proposal)}: no ${happened} from ${before.status} to ${proposal.status}`);
  return move.undoes;
}

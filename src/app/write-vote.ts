import type { ClauseId } from '../domain/clause.js';
import type { Group } from '../domain/group.js';
import type { Instant } from '../domain/ids.js';
import type { Notice } from '../domain/post.js';
import { referenceOf, type Proposal } from '../domain/proposal.js';
import type { Fact, RecordEntry, Sealed } from '../domain/record.js';
import type { Vote } from '../domain/vote.js';
import type { Tx } from '../ports/store.js';
import { showVote } from './show-vote.js';

/** A change of a vote that leaves its proposal where it is (see writeProposal for what moves that). */
export interface VoteChange {
  readonly vote: Vote;
  readonly proposal: Proposal;
  readonly group: Group;
  readonly at: Instant;
  /** The entry's kind, in the past tense. */
  readonly happened: string;
  readonly clauses: readonly ClauseId[];
  readonly facts?: { readonly [name: string]: Fact };
  readonly sealed?: { readonly [name: string]: Sealed };
  /** Said once under `key`. */
  readonly notice?: { readonly key: string; readonly say: (entry: RecordEntry) => Notice };
  /** When the change is written; the outbox delivers from then on. */
  readonly now: Instant;
}

/** Writes a vote, its entry in the proposal's record, and its card together. The server must be locked. */
export async function writeVote(tx: Tx, change: VoteChange): Promise<RecordEntry> {
  const { vote, proposal, group, now } = change;
  const { serverId } = proposal;
  await tx.votes.save(vote);
  const entry = await tx.record.append(serverId, {
    kind: change.happened,
    subject: referenceOf(proposal),
    groupId: group.id,
    clauses: change.clauses,
    edition: proposal.edition,
    at: change.at,
    facts: { status: proposal.status, round: vote.round, closesAt: vote.closesAt, ...change.facts },
    sealed: change.sealed ?? {},
  });
  await showVote(tx, vote, group, now);
  const { channelId } = group;
  if (channelId === null) return entry;
  if (change.notice) {
    const { key, say } = change.notice;
    await tx.outbox.say({ key, serverId, channelId, notice: say(entry), at: now });
  }
  return entry;
}

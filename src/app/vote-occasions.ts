import type { Group } from '../domain/group.js';
import { asId, type Instant, type PersonId, type VoteId } from '../domain/ids.js';
import { referenceOf, type Proposal } from '../domain/proposal.js';
import type { Vote } from '../domain/vote.js';
import type { VoteTime } from '../domain/vote-reminding.js';
import type { DueOccasion, Occasion } from '../ports/reminder.js';
import type { Tx } from '../ports/store.js';
import { cardAddress } from './card-address.js';

type TimeOf = (vote: Vote) => VoteTime | null;

/** Open votes of which it is time to remind people: those whose time is after `from` and at or before `to`. */
export async function votesReminding(
  tx: Tx,
  from: Instant,
  to: Instant,
  timeOf: TimeOf,
  urgent: boolean,
): Promise<DueOccasion[]> {
  const occasions: DueOccasion[] = [];
  for (const vote of await tx.votes.closingAfter(from)) {
    const time = timeOf(vote);
    if (time === null || time.at <= from || time.at > to) continue;
    const proposal = await tx.proposals.find(vote.proposalId);
    if (!proposal) continue;
    occasions.push({ subject: vote.id, groupId: proposal.groupId, dueAt: time.at, untilAt: time.untilAt, urgent });
  }
  return occasions;
}

/** The vote of an occasion; null once it is over, and when its times have moved: those have occasions of their own. */
export async function voteOf(tx: Tx, { subject, dueAt, untilAt }: Occasion, timeOf: TimeOf): Promise<Vote | null> {
  const vote = await tx.votes.find(asId<VoteId>(subject));
  const time = vote?.status === 'open' ? timeOf(vote) : null;
  return time?.at === dueAt && time.untilAt === untilAt ? vote : null;
}

/** Who may vote and has not: nobody once the occasion holds no more. */
export async function unvotedOf(tx: Tx, occasion: Occasion, timeOf: TimeOf): Promise<readonly PersonId[]> {
  const vote = await voteOf(tx, occasion, timeOf);
  return vote === null ? [] : tx.votes.unvoted(vote.id);
}

/** What a reminder says of a vote whose period runs. */
export interface VoteReminded {
  readonly vote: Vote;
  readonly proposal: Proposal;
  readonly group: Group;
  readonly closesAt: Instant;
  readonly reference: string;
  /** Where the vote's card is; null while it is not posted. */
  readonly card: string | null;
}

/** The vote of an occasion with all that is said of it; null once it holds no more. */
export async function voteReminded(tx: Tx, occasion: Occasion, timeOf: TimeOf): Promise<VoteReminded | null> {
  const vote = await voteOf(tx, occasion, timeOf);
  const proposal = vote && (await tx.proposals.find(vote.proposalId));
  const group = proposal && (await tx.groups.find(proposal.groupId));
  if (!vote || !proposal || !group || vote.closesAt === null) return null;
  const card = await cardAddress(tx, { type: 'vote', id: vote.id });
  return { vote, proposal, group, closesAt: vote.closesAt, reference: referenceOf(proposal), card };
}

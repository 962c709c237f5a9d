import { no, yes, type Decision } from './decision.js';
import type { Instant, PersonId } from './ids.js';
import { requireInTime } from './proposal-clock.js';
import type { Proposal } from './proposal.js';
import type { Refusal } from './refusal.js';
import { edition } from './rules.js';
import { requireTier, type Standing } from './standing.js';
import type { Vote, VoteCause } from './vote.js';

/** V1: a request that counts, and what it comes to. */
export interface VoteRequest {
  /** How many ask for a vote on the present text, with this one. */
  readonly requests: number;
  /** How many WG Members it takes. */
  readonly needed: number;
  /** Why a vote opens now, or is open rather than by a block; null while more have to ask for it. */
  readonly opens: Exclude<VoteCause, 'block'> | null;
}

/**
 * V1: somebody asks for a formal vote on the present text of a proposal that is still open. A Lead's request opens it,
 * and so does that of the last of VOTE_REQUESTS WG Members. P4: in an Interest Group only with the WG Member tier. Who
 * asked before a block opened the vote is heard after it: that vote is one that was asked for, or comes nearer to it.
 * @param asked who has asked before, for this text
 * @param vote the latest one on the proposal
 */
export function requestVote(
  proposal: Proposal,
  standing: Standing,
  { asked, vote }: { readonly asked: readonly PersonId[]; readonly vote: Vote | null },
  at: Instant,
): Decision<VoteRequest, Refusal> {
  const { group, tier, personId } = standing;
  if (group.status === 'active' && !group.memberTier) {
    return no({ clause: 'P4', code: 'no-member-tier', group: group.title });
  }
  const allowed = requireTier(standing, 'member', 'V1');
  if (!allowed.ok) return allowed;
  const crossedBlock = vote?.status === 'open' && vote.cause === 'block' && at < vote.openedAt;
  if (proposal.status === 'voting' && !crossedBlock) return no({ clause: 'V1', code: 'not-open', status: 'voting' });
  const inTime = requireInTime(proposal, at, 'V1');
  if (!inTime.ok) return inTime;
  const needed = edition(proposal.edition).VOTE_REQUESTS;
  const hasAsked = asked.includes(personId);
  const requests = asked.length + (hasAsked ? 0 : 1);
  // Somebody who asked as WG Member and leads now opens it alone.
  if (tier === 'lead') return yes({ requests, needed, opens: 'lead' });
  if (hasAsked) return no({ clause: 'V1', code: 'vote-asked-for-already', requests, needed });
  return yes({ requests, needed, opens: requests >= needed ? 'members' : null });
}

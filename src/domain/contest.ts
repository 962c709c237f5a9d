import { isByVote } from './agreement.js';
import { no, yes, type Decision } from './decision.js';
import type { Group } from './group.js';
import type { ContestId, Instant } from './ids.js';
import type { Clocked } from './outage.js';
import type { Proposal } from './proposal.js';
import type { Refusal } from './refusal.js';
import type { Contest, Seat, Vote } from './vote.js';
import { ANSWER_AT_MOST, written } from './wording.js';

/** What the rule about contesting a result needs to know. */
export interface ContestOf {
  readonly proposal: Proposal;
  readonly group: Group;
  readonly vote: Vote;
  /** The latest vote on the proposal. */
  readonly latest: Vote;
  readonly contests: readonly Contest[];
}

/**
 * E1: whether whoever has this seat may contest the result: once each, until CONTEST_HOURS after it, while the matter
 * stands where the result brought it, or others have contested it.
 */
export function mayContest(of: ContestOf, seat: Seat | null, at: Instant): Decision<Seat, Refusal> {
  const { group, vote, contests } = of;
  if (group.status === 'retired') return no({ clause: 'E1', code: 'group-retired', group: group.title });
  const { closedAt, contestUntil } = vote;
  if (vote.status !== 'closed' || contestUntil === null || closedAt === null || at < closedAt)
    return no({ clause: 'E1', code: 'no-result' });
  if (!seat) return no({ clause: 'E1', code: 'not-in-electorate', openedAt: vote.openedAt });
  const own = contests.find(({ personId }) => personId === seat.personId);
  if (own) return no({ clause: 'E1', code: 'contested-already', at: own.at });
  if (at >= contestUntil) return no({ clause: 'E1', code: 'contest-over', contestUntil, actedAt: at });
  return isResultOf(of) ? yes(seat) : no({ clause: 'E1', code: 'result-overtaken', status: of.proposal.status });
}

/** Whether it is the result of this vote by which the matter stands where it does. */
export function isResultOf({ proposal, vote, latest }: Pick<ContestOf, 'proposal' | 'vote' | 'latest'>): boolean {
  if (latest.id !== vote.id) return false;
  switch (proposal.status) {
    case 'passed':
    case 'agreed':
      return isByVote(proposal, vote);
    case 'failed':
    case 'no-quorum':
    case 'contested':
      return true;
    default:
      return false;
  }
}

/** E1: somebody who was eligible contests the result, with grounds; the first brings the matter to Core Maintainers. */
export function contest(
  of: ContestOf,
  seat: Seat | null,
  grounds: string,
  at: Instant,
  id: ContestId,
): Decision<{ readonly contest: Contest; readonly proposal: Proposal }, Refusal> {
  const allowed = mayContest(of, seat, at);
  if (!allowed.ok) return allowed;
  const said = written('E1', 'grounds', grounds, ANSWER_AT_MOST);
  if (!said.ok) return said;
  const { personId } = allowed.value;
  return yes({
    contest: { id, voteId: of.vote.id, personId, grounds: said.value, at },
    proposal: { ...of.proposal, status: 'contested', settledAt: null },
  });
}

/** X7: the time to contest a result, as an outage asks for it. */
export const contestClock = (vote: Vote, { edition }: Proposal): Clocked & Pick<Vote, 'serverId'> => ({
  serverId: vote.serverId,
  status: vote.status === 'closed' ? 'open' : vote.status,
  edition,
  announcedAt: vote.closedAt,
  deadlineAt: vote.contestUntil,
  outageMovedAt: vote.contestMovedAt,
});

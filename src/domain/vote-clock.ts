import { addDays, addHours } from './calendar.js';
import { no, yes, type Decision } from './decision.js';
import type { Instant } from './ids.js';
import type { Clocked } from './outage.js';
import type { Matter, Proposal } from './proposal.js';
import type { Refusal } from './refusal.js';
import { edition, type Edition } from './rules.js';
import type { Vote } from './vote.js';
import { isResult } from './vote-result.js';

/** V7: how long a vote on such a matter is open, in days of 24 hours. */
export const voteDays = (matter: Matter, rules: Edition): number =>
  matter === 'scope' ? rules.SCOPE_VOTE_DAYS : rules.VOTE_DAYS;

/**
 * V7: the card of a vote was delivered at `at`, and its period runs from there, so a late delivery shortens nothing. A
 * vote whose period runs, or that has ended, stays as it is.
 */
export function voteAnnounced(vote: Vote, matter: Matter, rules: Edition, at: Instant): Vote {
  if (vote.status !== 'open' || vote.announcedAt !== null) return vote;
  const days = voteDays(matter, rules) + (vote.extended?.days ?? 0);
  return withEarlyClose({ ...vote, announcedAt: at, closesAt: addDays(at, days) }, rules);
}

/** V7: whether everybody in the electorate has voted. */
export const everybodyVoted = ({ voted, seats }: Pick<Vote, 'voted' | 'seats'>): boolean =>
  seats > 0 && voted === seats;

/** V7: when everybody has voted, a vote closes EARLY_CLOSE_HOURS after its announcement, or at its close if that is sooner. */
export function withEarlyClose(vote: Vote, rules: Edition): Vote {
  const { announcedAt, closesAt } = vote;
  if (announcedAt === null || closesAt === null || !everybodyVoted(vote)) return vote;
  return { ...vote, closesAt: Math.min(closesAt, addHours(announcedAt, rules.EARLY_CLOSE_HOURS)) };
}

/**
 * V7, V8: whether an act at `at` comes before the close. It counts by when the person acted: a result that was recorded
 * meanwhile is counted anew, as long as the matter stands where that result brought it.
 */
export function requireBeforeClose(vote: Vote, proposal: Proposal, at: Instant): Decision<null, Refusal> {
  if (vote.status === 'cancelled') return no({ clause: 'V1', code: 'vote-cancelled' });
  const closesAt = vote.status === 'closed' ? vote.closedAt : vote.closesAt;
  if (closesAt !== null && at >= closesAt) return no({ clause: 'V7', code: 'vote-over', closesAt, actedAt: at });
  const stands = vote.status === 'open' ? proposal.status === 'voting' : isResult(vote, proposal);
  return stands ? yes(null) : no({ clause: 'V8', code: 'result-moved-on' });
}

/** X7: a vote as an outage asks for it. */
export const clockOf = (vote: Vote, { edition: name }: Proposal): Clocked & Pick<Vote, 'serverId'> => ({
  serverId: vote.serverId,
  status: vote.status,
  edition: name,
  announcedAt: vote.announcedAt,
  deadlineAt: vote.closesAt,
  outageMovedAt: vote.outageMovedAt,
});

/** V7: a lead extends a vote, once, before its close; not when all have voted, for then it closes early. */
export function extend(vote: Vote, proposal: Proposal, days: number, at: Instant): Decision<Vote, Refusal> {
  const rules = edition(proposal.edition);
  const inTime = requireBeforeClose(vote, proposal, at);
  if (!inTime.ok) return inTime;
  if (vote.extended) return no({ clause: 'V7', code: 'extended-already', ...vote.extended });
  const most = rules.EXTENSION_DAYS;
  if (!Number.isInteger(days) || days < 1 || days > most)
    return no({ clause: 'V7', code: 'extension-days', days, most });
  if (everybodyVoted(vote)) return no({ clause: 'V7', code: 'everybody-voted', closesAt: vote.closesAt });
  return yes({
    ...vote,
    status: 'open',
    result: null,
    closedAt: null,
    contestUntil: null,
    closesAt: vote.closesAt === null ? null : addDays(vote.closesAt, days),
    extended: { at, days },
  });
}

import { addDays } from './calendar.js';
import type { Instant } from './ids.js';
import type { Matter } from './proposal.js';
import type { Edition } from './rules.js';
import type { Vote } from './vote.js';

/** V7: how long a vote on such a matter is open, in days of 24 hours. */
export const voteDays = (matter: Matter, rules: Edition): number =>
  matter === 'scope' ? rules.SCOPE_VOTE_DAYS : rules.VOTE_DAYS;

/**
 * V7: the card of a vote was delivered at `at`, and its period runs from there, so a late delivery shortens nothing. A
 * vote whose period runs, or that has ended, stays as it is.
 */
export const voteAnnounced = (vote: Vote, matter: Matter, rules: Edition, at: Instant): Vote =>
  vote.status !== 'open' || vote.announcedAt !== null
    ? vote
    : { ...vote, announcedAt: at, closesAt: addDays(at, voteDays(matter, rules)) };

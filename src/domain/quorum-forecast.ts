import type { Instant } from './ids.js';
import type { Edition } from './rules.js';
import { missingForQuorum, quorumOf } from './tally.js';
import type { Vote } from './vote.js';

/** What is foreseen of a vote's quorum. */
export interface QuorumForecast {
  /** How many ballots are missing now. */
  readonly missing: number;
  /** Whether it will fail at the pace so far. */
  readonly fails: boolean;
}

/**
 * V2: whether a vote's quorum will be reached by the close, at the pace of the ballots from the announcement until `at`:
 * it fails when ballots x period < needed x elapsed. Null where nobody counts toward quorum, or the period does not run.
 */
export function quorumForecast(
  vote: Pick<Vote, 'base' | 'forQuorum' | 'announcedAt' | 'closesAt'>,
  rules: Edition,
  at: Instant,
): QuorumForecast | null {
  const { announcedAt, closesAt, forQuorum } = vote;
  const needed = quorumOf(vote, rules);
  const missing = missingForQuorum(vote, rules);
  if (needed === null || missing === null || announcedAt === null || closesAt === null) return null;
  const period = closesAt - announcedAt;
  const elapsed = Math.min(Math.max(at - announcedAt, 0), period);
  return { missing, fails: missing > 0 && forQuorum * period < needed * elapsed };
}

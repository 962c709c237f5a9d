import type { Matter } from './proposal.js';
import type { Edition } from './rules.js';
import type { Tally, Vote, VoteResult } from './vote.js';

/** All ballots that are in either tally. */
export const together = (a: Tally, b: Tally): Tally => ({
  approve: a.approve + b.approve,
  reject: a.reject + b.reject,
  abstain: a.abstain + b.abstain,
});

export const ballotsIn = ({ approve, reject, abstain }: Tally): number => approve + reject + abstain;

/** V3: the tally that decides: with the Participants' ballots, unless the edition makes them advisory. */
export const deciding = ({ members, participants }: Pick<Vote, 'members' | 'participants'>, rules: Edition): Tally =>
  rules.PARTICIPANTS_COUNT ? together(members, participants) : members;

/** V2: so many ballots of the base make a quorum; with nobody in the base there is none, however many. Null then. */
export const quorumOf = ({ base }: Pick<Vote, 'base'>, { QUORUM_OF, QUORUM_IN }: Edition): number | null =>
  base === 0 ? null : Math.ceil((base * QUORUM_OF) / QUORUM_IN);

/** V2: how many ballots are missing for the quorum; null when there can be none. */
export const missingForQuorum = (vote: Pick<Vote, 'base' | 'forQuorum'>, rules: Edition): number | null => {
  const needed = quorumOf(vote, rules);
  return needed === null ? null : Math.max(needed - vote.forQuorum, 0);
};

/** V4: more for it than against; for a scope change SCOPE_MAJORITY for each against, and one at least. Abstentions count for neither. */
export const passes = ({ approve, reject }: Tally, matter: Matter, rules: Edition): boolean =>
  matter === 'scope' ? approve > 0 && approve >= rules.SCOPE_MAJORITY * reject : approve > reject;

/** V2, V4: what the ballots so far come to. */
export function resultOf(
  vote: Pick<Vote, 'base' | 'forQuorum' | 'members' | 'participants'>,
  matter: Matter,
  rules: Edition,
): VoteResult {
  if (missingForQuorum(vote, rules) !== 0) return 'no-quorum';
  return passes(deciding(vote, rules), matter, rules) ? 'passed' : 'failed';
}

/** V3: whether WG Members alone would have come to something else than everybody together. */
export const tipped = (
  { members, participants }: Pick<Vote, 'members' | 'participants'>,
  matter: Matter,
  rules: Edition,
): boolean => passes(members, matter, rules) !== passes(together(members, participants), matter, rules);

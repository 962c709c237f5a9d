import type { VoteId } from '../domain/ids.js';
import type { CountedBallot, VoteFacts } from '../domain/vote.js';
import type { Tx } from '../ports/store.js';
import { proposalFacts } from './proposal-facts.js';

/** X8: whoever is erased between two reads has another id in the second: then all is read again. */
const READS_AT_MOST = 3;

/** All that is said about a vote, or null when there is none with this id. */
export async function voteFacts(tx: Tx, id: VoteId): Promise<VoteFacts | null> {
  for (let reads = 0; reads < READS_AT_MOST; reads += 1) {
    const vote = await tx.votes.find(id);
    const about = vote && (await proposalFacts(tx, vote.proposalId));
    if (!vote || !about) return null;
    const contested = await tx.votes.contests(id);
    const counted = vote.status === 'closed' ? await tx.votes.counted(id) : [];
    const ids = [...contested.map(({ personId }) => personId), ...counted.map(({ seat }) => seat.personId)];
    const people = new Map((await tx.people.findMany(ids)).map((person) => [person.id, person] as const));
    const contests = contested.flatMap((contest) => {
      const by = people.get(contest.personId);
      return by ? [{ contest, by }] : [];
    });
    const ballots = counted.flatMap((each): CountedBallot[] => {
      const by = people.get(each.seat.personId);
      return by ? [{ ...each, by }] : [];
    });
    if (contests.length === contested.length && ballots.length === counted.length) {
      return { vote, about, contests, ballots };
    }
  }
  throw new Error(`vote ${id} names a person who is not there`);
}

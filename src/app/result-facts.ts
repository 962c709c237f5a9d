import type { Proposal } from '../domain/proposal.js';
import type { Fact } from '../domain/record.js';
import { edition } from '../domain/rules.js';
import { quorumOf } from '../domain/tally.js';
import type { Vote } from '../domain/vote.js';

/** V6: what the record keeps of a vote's result: everything that it can be reckoned from again. */
export function resultFacts(vote: Vote, { edition: name, matter }: Proposal): { readonly [name: string]: Fact } {
  const rules = edition(name);
  return {
    ...{ round: vote.round, result: vote.result, closedAt: vote.closedAt, contestUntil: vote.contestUntil },
    ...{ members: { ...vote.members }, participants: { ...vote.participants } },
    ...{ base: vote.base, quorum: quorumOf(vote, rules), forQuorum: vote.forQuorum },
    ...{ voted: vote.voted, seats: vote.seats },
    rule: matter === 'scope' ? 'two-thirds' : 'majority',
    participantsCount: rules.PARTICIPANTS_COUNT,
  };
}

import type { Instant, VoteId } from '../domain/ids.js';
import { edition } from '../domain/rules.js';
import { voteAnnounced } from '../domain/vote-clock.js';
import type { Tx } from '../ports/store.js';
import type { Deps } from './deps.js';
import { lockedProposal } from './locked-proposal.js';
import { writeVote } from './write-vote.js';

/** V7: the card of a vote was delivered at `at`; its period runs from there. False when there is no vote with this id. */
export async function announceVote(tx: Tx, deps: Deps, id: VoteId, at: Instant): Promise<boolean> {
  const glimpse = await tx.votes.find(id);
  const found = glimpse && (await lockedProposal(tx, glimpse.proposalId));
  const vote = found && (await tx.votes.find(id));
  if (!vote) return false;
  const { proposal, group } = found;
  const running = voteAnnounced(vote, proposal.matter, edition(proposal.edition), at);
  if (running === vote) return true;
  await writeVote(tx, {
    vote: running,
    proposal,
    group,
    at,
    happened: 'vote-announced',
    clauses: ['V7'],
    now: deps.clock.now(),
  });
  return true;
}

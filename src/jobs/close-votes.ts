import { closeDueVote } from '../app/close-vote.js';
import type { MakeJob } from '../app/job.js';
import { liveSession } from '../app/move-deadline.js';
import { asId, type VoteId } from '../domain/ids.js';

const AT_ONCE = 50;

/** V7, X7: closes every vote whose time has come. */
const closeVotes: MakeJob = (deps) => ({
  name: 'close-vote',
  due: async (tx, now) => {
    // Whether people could vote until the close is known only once the bot is back (X7).
    if (deps.chat.connectedSince() === null) return [];
    const votes = await tx.votes.due(now, AT_ONCE);
    return votes.map((vote) => ({ subject: vote.id, dueAt: vote.closesAt ?? now }));
  },
  run: (tx, subject) => closeDueVote(tx, deps, asId<VoteId>(subject), liveSession(deps)),
});

export default closeVotes;

import type { MakeJob } from '../app/job.js';
import { liveSession } from '../app/move-deadline.js';
import { settleProposal } from '../app/settle-proposal.js';
import { asId, type ProposalId } from '../domain/ids.js';

const AT_ONCE = 50;

/** D4, D1, X7: settles every open proposal whose deadline has come. */
const settleProposals: MakeJob = (deps) => ({
  name: 'settle-proposal',
  due: async (tx, now) => {
    // Whether people could act until the deadline is known only once the bot is back (X7).
    if (deps.chat.connectedSince() === null) return [];
    const proposals = await tx.proposals.due(now, AT_ONCE);
    return proposals.map((proposal) => ({ subject: proposal.id, dueAt: proposal.deadlineAt ?? now }));
  },
  run: (tx, subject, _dueAt, now) =>
    settleProposal(tx, asId<ProposalId>(subject), now, deps.outageExtension, liveSession(deps)),
});

export default settleProposals;

import { closeEscalation, closeProposal } from '../app/close-with-group.js';
import type { MakeJob } from '../app/job.js';
import { asId, type EscalationId, type ProposalId } from '../domain/ids.js';

const AT_ONCE = 50;

/** I11: closes what is undecided in a group that has retired. */
const closeWithGroup: MakeJob = (deps) => ({
  name: 'close-with-group',
  due: async (tx) => {
    const proposals = await tx.proposals.undecidedInRetired(AT_ONCE);
    const escalations = await tx.escalations.undecidedInRetired(AT_ONCE);
    // Each is closed once for good, so when it began tells one closing from another.
    return [
      ...proposals.map(({ id, openedAt }) => ({ subject: id, dueAt: openedAt })),
      ...escalations.map(({ id, draftedAt }) => ({ subject: id, dueAt: draftedAt })),
    ];
  },
  run: async (tx, subject) => {
    await closeProposal(tx, deps, asId<ProposalId>(subject));
    await closeEscalation(tx, deps, asId<EscalationId>(subject));
  },
});

export default closeWithGroup;

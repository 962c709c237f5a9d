import type { MakeJob } from '../app/job.js';
import { settleNomination } from '../app/settle-nomination.js';
import { asId, type NominationId } from '../domain/ids.js';

const AT_ONCE = 50;

/** P6, P5, X7: settles every open nomination whose deadline has come. */
const settleNominations: MakeJob = (deps) => ({
  name: 'settle-nomination',
  due: async (tx, now) => {
    // Whether people could act until the deadline is known only once the bot is back (X7).
    if (deps.chat.connectedSince() === null) return [];
    const nominations = await tx.nominations.due(now, AT_ONCE);
    return nominations.map(({ id, deadlineAt }) => ({ subject: id, dueAt: deadlineAt ?? now }));
  },
  run: (tx, subject, _dueAt, now) => settleNomination(tx, deps, asId<NominationId>(subject), now),
});

export default settleNominations;

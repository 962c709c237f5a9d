import type { MakeJob, Occurrence } from '../app/job.js';
import { deadlineAfterOutage, moveDeadline } from '../app/move-deadline.js';
import { addHours } from '../domain/calendar.js';
import { asId, type ProposalId } from '../domain/ids.js';
import { edition } from '../domain/rules.js';

const AT_ONCE = 200;

/** X7: tells people as soon as the bot is back that an outage moves a deadline, not only when that deadline comes. */
const moveDeadlines: MakeJob = (deps) => ({
  name: 'move-deadline',
  due: async (tx, now) => {
    if (!deps.outageExtension || deps.chat.connectedSince() === null) return [];
    const window = edition(deps.edition).OUTAGE_WINDOW_HOURS;
    const soon = (await tx.proposals.due(addHours(now, window), AT_ONCE)).filter((each) => each.outageMovedAt === null);
    const due: Occurrence[] = [];
    for (const proposal of soon) {
      if (proposal.deadlineAt !== null && (await deadlineAfterOutage(tx, proposal, now)) !== null) {
        due.push({ subject: proposal.id, dueAt: proposal.deadlineAt });
      }
    }
    return due;
  },
  run: async (tx, subject, _dueAt, now) => {
    await moveDeadline(tx, asId<ProposalId>(subject), now);
  },
});

export default moveDeadlines;

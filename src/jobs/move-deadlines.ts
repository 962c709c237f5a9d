import type { MakeJob, Occurrence } from '../app/job.js';
import { deadlineAfterOutage, liveSession, moveDeadline } from '../app/move-deadline.js';
import { addHours } from '../domain/calendar.js';
import { asId, type ProposalId } from '../domain/ids.js';
import { EDITIONS } from '../domain/rules.js';

const AT_ONCE = 200;
/** X2: matters of every edition are looked at; each is then judged by its own. */
const LONGEST_WINDOW_HOURS = Math.max(...Object.values(EDITIONS).map((each) => each.OUTAGE_WINDOW_HOURS));

/** X7: tells people as soon as the bot is back that an outage moves a deadline, not only when that deadline comes. */
const moveDeadlines: MakeJob = (deps) => ({
  name: 'move-deadline',
  due: async (tx, now) => {
    if (!deps.outageExtension || deps.chat.connectedSince() === null) return [];
    const soon = (await tx.proposals.due(addHours(now, LONGEST_WINDOW_HOURS), AT_ONCE)).filter(
      (each) => each.outageMovedAt === null,
    );
    const due: Occurrence[] = [];
    for (const proposal of soon) {
      if (proposal.deadlineAt !== null && (await deadlineAfterOutage(tx, proposal, now, liveSession(deps))) !== null) {
        due.push({ subject: proposal.id, dueAt: proposal.deadlineAt });
      }
    }
    return due;
  },
  run: async (tx, subject, _dueAt, now) => {
    await moveDeadline(tx, asId<ProposalId>(subject), now, liveSession(deps));
  },
});

export default moveDeadlines;

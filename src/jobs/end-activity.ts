import { endActivity } from '../app/end-activity.js';
import type { MakeJob, Occurrence } from '../app/job.js';
import { asId, type GroupId } from '../domain/ids.js';

const AT_ONCE = 200;

/** P8: what becomes of people who have not taken part for three months; those of a group who are due together, together. */
const endActivityWhenDue: MakeJob = (deps) => ({
  name: 'end-activity',
  due: async (tx, now) => {
    // Whether people could take part until then is known only once the bot is back (X7).
    if (deps.chat.connectedSince() === null) return [];
    const due = new Map<string, Occurrence>();
    for (const { groupId, inactiveAt } of await tx.memberships.dueInactive(now, AT_ONCE)) {
      if (inactiveAt !== null) due.set(`${groupId} ${inactiveAt}`, { subject: groupId, dueAt: inactiveAt });
    }
    return [...due.values()];
  },
  run: (tx, subject, dueAt, now) => endActivity(tx, deps, { groupId: asId<GroupId>(subject), at: dueAt, now }),
});

export default endActivityWhenDue;

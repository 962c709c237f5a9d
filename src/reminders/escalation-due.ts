import { escalationReminded } from '../app/escalation-reminded.js';
import { addDays } from '../domain/calendar.js';
import type { Escalation } from '../domain/escalation.js';
import { LOOKS_AHEAD_DAYS, responseTimes, type ResponseTime } from '../domain/response-times.js';
import type { Occasion, Reminder } from '../ports/reminder.js';
import { responseWaits } from '../text/escalation-reminders.js';

/** Which of the times for its response an occasion is; null once there is a response, or another due time. */
function timeOf({ dueAt: at, untilAt }: Occasion, { status, respondedAt, dueAt }: Escalation): ResponseTime | null {
  if (status !== 'open' || respondedAt !== null || dueAt === null) return null;
  return responseTimes(dueAt, at - 1, at).find((time) => time.untilAt === untilAt) ?? null;
}

const waits = (occasion: Occasion) => (escalation: Escalation) => timeOf(occasion, escalation) !== null;

/** E6: whoever is designated and has not answered, with three and one business days left, and when it is late. */
const escalationDue: Reminder = {
  kind: 'escalation-due',
  about: 'escalations that wait for your response',

  async due(tx, from, to) {
    const waiting = await tx.escalations.unansweredDueBetween(0, addDays(to, LOOKS_AHEAD_DAYS));
    return waiting.flatMap(({ id, groupId, dueAt }) =>
      (dueAt === null ? [] : responseTimes(dueAt, from, to)).map(({ at, untilAt, left }) => ({
        ...{ subject: id, groupId, dueAt: at, untilAt },
        urgent: left !== 'days',
      })),
    );
  },

  async owing(tx, occasion) {
    const assigneeId = (await escalationReminded(tx, occasion.subject, waits(occasion)))?.escalation.assigneeId;
    return assigneeId ? [assigneeId] : [];
  },

  async says(tx, occasion) {
    const about = await escalationReminded(tx, occasion.subject, waits(occasion));
    const time = about && timeOf(occasion, about.escalation);
    const dueAt = about?.escalation.dueAt;
    return about && time && dueAt ? responseWaits(about, dueAt, time.left === 'none') : null;
  },
};

export default escalationDue;

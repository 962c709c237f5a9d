import { escalationReminded } from '../app/escalation-reminded.js';
import { daysAfter } from '../app/occasions.js';
import { leadsOf } from '../app/who.js';
import { addDays } from '../domain/calendar.js';
import type { Escalation } from '../domain/escalation.js';
import { asId, type EscalationId } from '../domain/ids.js';
import type { Occasion, Reminder } from '../ports/reminder.js';
import type { Tx } from '../ports/store.js';
import { informationWaits } from '../text/escalation-reminders.js';

/** When those who are asked hear of it again, in days since, and after how many it is no news any more. */
const AFTER = { due: 2, until: 7 } as const;

const waits = ({ status }: Escalation): boolean => status === 'awaiting-information';

/** Whether it was this time's question that nobody has answered: a later one has an occasion of its own. */
async function isLastAsked(tx: Tx, { subject, dueAt }: Occasion): Promise<boolean> {
  const steps = await tx.escalations.steps(asId<EscalationId>(subject));
  const last = steps.findLast(({ kind }) => kind === 'more-information');
  return last !== undefined && addDays(last.at, AFTER.due) === dueAt;
}

/** E5: leads who owe Core Maintainers more information, and whoever opened a direct escalation. */
const informationAsked: Reminder = {
  kind: 'information-asked',
  about: 'information that Core Maintainers asked for',

  due: (tx, from, to) =>
    daysAfter([AFTER], from, to, async (...span) =>
      (await tx.escalations.informationAskedBetween(...span)).map(({ escalation: { id, groupId }, at }) => ({
        ...{ subject: id, groupId, at },
      })),
    ),

  async owing(tx, occasion) {
    const found = await escalationReminded(tx, occasion.subject, waits);
    if (!found || !(await isLastAsked(tx, occasion))) return [];
    const { id, class: what } = found.escalation;
    const parties = what === 'decision' ? [] : await tx.escalations.parties(id);
    const openers = parties.filter(({ role }) => role === 'opener').map(({ personId }) => personId);
    const leads = (await leadsOf(tx, occasion.groupId)).map((lead) => lead.id);
    return [...new Set([...openers, ...leads])];
  },

  async says(tx, { subject }) {
    const about = await escalationReminded(tx, subject, waits);
    return about && informationWaits(about);
  },
};

export default informationAsked;

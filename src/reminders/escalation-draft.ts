import { escalationReminded } from '../app/escalation-reminded.js';
import { leadsOf } from '../app/who.js';
import { addDays, addHours } from '../domain/calendar.js';
import type { Escalation } from '../domain/escalation.js';
import { edition } from '../domain/rules.js';
import type { Occasion, Reminder } from '../ports/reminder.js';
import { draftWaits } from '../text/escalation-reminders.js';

/** No edition lets more days pass. */
const LOOKS_BACK_DAYS = 30;

const timesOf = ({ draftedAt, edition: name }: Escalation) => ({
  dueAt: addHours(draftedAt, edition(name).DRAFT_HOURS),
  untilAt: addDays(draftedAt, edition(name).DRAFT_DAYS),
});

const waits =
  ({ dueAt }: Occasion) =>
  (escalation: Escalation): boolean =>
    escalation.status === 'draft' && timesOf(escalation).dueAt === dueAt;

/** E1: leads who have not sent a draft, until Core Maintainers are told of it. */
const escalationDraft: Reminder = {
  kind: 'escalation-draft',
  about: 'escalations that wait for a lead to send them',

  async due(tx, from, to) {
    const drafts = await tx.escalations.draftedBetween(addDays(from, -LOOKS_BACK_DAYS), to);
    return drafts
      .map((escalation) => ({ subject: escalation.id, groupId: escalation.groupId, ...timesOf(escalation) }))
      .filter(({ dueAt }) => dueAt > from && dueAt <= to)
      .map((occasion) => ({ ...occasion, urgent: false }));
  },

  async owing(tx, occasion) {
    if (!(await escalationReminded(tx, occasion.subject, waits(occasion)))) return [];
    return (await leadsOf(tx, occasion.groupId)).map(({ id }) => id);
  },

  async says(tx, occasion) {
    const about = await escalationReminded(tx, occasion.subject, waits(occasion));
    return about && draftWaits(about, occasion.untilAt);
  },
};

export default escalationDraft;

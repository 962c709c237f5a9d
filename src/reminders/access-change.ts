import { leadsOf } from '../app/who.js';
import { addDays, weekOf } from '../domain/calendar.js';
import type { Reminder } from '../ports/reminder.js';
import { cited } from '../text/clauses.js';
import { say } from '../text/markup.js';
import { counted, inChannelOf } from '../text/words.js';

/** After these days of a week the next one is near. */
const DAYS_OF_USE = 4;

/** C3: access changes that nobody has said to be done, every week until somebody has. */
const accessChange: Reminder = {
  kind: 'access-change',
  about: 'Mondays: access of leads that is still to be changed',

  async due(tx, from, to) {
    const monday = weekOf(to);
    if (monday <= from) return [];
    const groups = await tx.accessChanges.groupsWithOpen(monday);
    return groups.map((id) => ({
      subject: id,
      groupId: id,
      dueAt: monday,
      untilAt: addDays(monday, DAYS_OF_USE),
      urgent: false,
    }));
  },

  async owing(tx, { groupId }) {
    const open = await tx.accessChanges.openOf(groupId);
    return open.length === 0 ? [] : (await leadsOf(tx, groupId)).map(({ id }) => id);
  },

  async says(tx, { groupId }) {
    const group = await tx.groups.find(groupId);
    const open = await tx.accessChanges.openOf(groupId);
    if (!group || open.length === 0) return null;
    const one = open.length === 1;
    return say`${counted(open.length, 'access change')}${inChannelOf(group)} ${one ? 'waits' : 'wait'}: once ${one ? 'it is' : 'they are'} in the access repository, press **Done** on the card (${cited('C3')}).`;
  },
};

export default accessChange;

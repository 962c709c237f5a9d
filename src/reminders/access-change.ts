import { onMonday } from '../app/occasions.js';
import { leadsOf } from '../app/who.js';
import type { Reminder } from '../ports/reminder.js';
import { cited } from '../text/clauses.js';
import { say } from '../text/markup.js';
import { counted, inChannelOf } from '../text/words.js';

/** C3: access changes that nobody has said to be done, every week until somebody has. */
const accessChange: Reminder = {
  kind: 'access-change',
  about: 'Mondays: access of leads that is still to be changed',

  due: (tx, from, to) => onMonday(from, to, (monday) => tx.accessChanges.groupsWithOpen(monday)),

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

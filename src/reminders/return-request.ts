import { daysAfter } from '../app/occasions.js';
import { cardAddress } from '../app/card-address.js';
import { leadsOf } from '../app/who.js';
import { addDays } from '../domain/calendar.js';
import { asId, type MembershipId } from '../domain/ids.js';
import type { Reminder } from '../ports/reminder.js';
import { cited } from '../text/clauses.js';
import { link, say, when } from '../text/markup.js';
import { inChannelOf } from '../text/words.js';

const DAYS_AFTER = 3;
/** After so many days it makes no sense any more to say that three have passed. */
const DAYS_OF_USE = 14;

/** P8: an emeritus who asked to return, and whom no lead has answered. */
const returnRequest: Reminder = {
  kind: 'return-request',
  about: 'returns of WG Members that wait for a lead',

  due: (tx, from, to) =>
    daysAfter([{ due: DAYS_AFTER, until: DAYS_OF_USE }], from, to, async (...span) =>
      (await tx.memberships.returnsAskedBetween(...span)).map(({ id, groupId, returnAskedAt }) => ({
        ...{ subject: id, groupId, at: returnAskedAt },
      })),
    ),

  async owing(tx, { subject, groupId, dueAt }) {
    const asked = await tx.memberships.find(asId<MembershipId>(subject));
    if (!asked || asked.endedAt !== null || asked.returnAskedAt !== addDays(dueAt, -DAYS_AFTER)) return [];
    return (await leadsOf(tx, groupId)).map(({ id }) => id).filter((id) => id !== asked.personId);
  },

  async says(tx, { subject, groupId, dueAt }) {
    const group = await tx.groups.find(groupId);
    if (!group) return null;
    const address = await cardAddress(tx, { type: 'return-request', id: asId<MembershipId>(subject) });
    const request = say`request to return`;
    return say`A ${address === null ? request : link(request, address)}${inChannelOf(group)} waits for a lead since ${when(addDays(dueAt, -DAYS_AFTER))}: somebody was WG Member, takes part again, and is that again once one of you confirms it (${cited('P8')}).`;
  },
};

export default returnRequest;

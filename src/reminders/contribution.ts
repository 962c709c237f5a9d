import { daysAfter } from '../app/occasions.js';
import { cardAddress } from '../app/card-address.js';
import { leadsOf } from '../app/who.js';
import { asId, type ContributionId } from '../domain/ids.js';
import type { Reminder } from '../ports/reminder.js';
import { cited } from '../text/clauses.js';
import { link, say, when } from '../text/markup.js';
import { inChannelOf } from '../text/words.js';

/** When leads hear of it, in days since it was logged, and after how many that makes no sense any more. */
const DAYS_AFTER = [
  { due: 3, until: 7 },
  { due: 7, until: 14 },
] as const;

/** P9: a contribution counts once a lead has confirmed it, so those hear of it who have yet to look at it. */
const contribution: Reminder = {
  kind: 'contribution',
  about: 'contributions that wait for a lead',

  due: (tx, from, to) =>
    daysAfter(DAYS_AFTER, from, to, async (...span) =>
      (await tx.contributions.waitingSince(...span)).map(({ id, groupId, at }) => ({ subject: id, groupId, at })),
    ),

  async owing(tx, { subject, groupId }) {
    const waits = await tx.contributions.find(asId<ContributionId>(subject));
    if (waits?.status !== 'waiting') return [];
    return (await leadsOf(tx, groupId)).map(({ id }) => id).filter((id) => id !== waits.personId);
  },

  async says(tx, { subject, groupId }) {
    const id = asId<ContributionId>(subject);
    const waits = await tx.contributions.find(id);
    const group = await tx.groups.find(groupId);
    if (!waits || !group) return null;
    const address = await cardAddress(tx, { type: 'contribution', id });
    const words = say`contribution`;
    return say`A ${address === null ? words : link(words, address)}${inChannelOf(group)} waits for a lead since ${when(waits.at)}; it counts once one of you confirms it (${cited('P9')}).`;
  },
};

export default contribution;

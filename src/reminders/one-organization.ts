import { spreadNow } from '../app/note-spread.js';
import { leadsOf } from '../app/who.js';
import { addDays } from '../domain/calendar.js';
import { knownIn } from '../domain/organization.js';
import type { Reminder } from '../ports/reminder.js';
import { cited } from '../text/clauses.js';
import { say } from '../text/markup.js';
import { inChannelOf } from '../text/words.js';

/** While it lasts, leads hear of it again after so many days. */
const DAYS_BETWEEN = 90;
/** How often at most: for ten years. */
const TIMES = 40;
/** For so many days it may be said late. */
const DAYS_OF_USE = 14;

/** L7: one organisation has more than half of a group, which leads are to keep broad. */
const oneOrganization: Reminder = {
  kind: 'one-organization',
  about: 'groups that you lead and one organisation holds',

  async due(tx, from, to) {
    const times = Array.from({ length: TIMES }, (_none, time) => time * DAYS_BETWEEN);
    const spans = times.map((days) => ({ from: addDays(from, -days), to: addDays(to, -days) }));
    const groups = await tx.roster.heldSince(spans);
    return groups.flatMap(({ id, oneHoldsSince }) =>
      times.flatMap((days) => {
        const dueAt = addDays(oneHoldsSince, days);
        const isDue = dueAt > from && dueAt <= to;
        return isDue ? [{ subject: id, groupId: id, dueAt, untilAt: addDays(dueAt, DAYS_OF_USE), urgent: false }] : [];
      }),
    );
  },

  async owing(tx, { groupId, dueAt }) {
    const since = (await tx.groups.find(groupId))?.oneHoldsSince ?? null;
    // Since it began anew it has other occasions.
    if (since === null || dueAt < since || (dueAt - since) % addDays(0, DAYS_BETWEEN) !== 0) return [];
    return (await leadsOf(tx, groupId)).map(({ id }) => id);
  },

  async says(tx, { groupId, dueAt }) {
    const group = await tx.groups.find(groupId);
    if (!group) return null;
    const spread = await spreadNow(tx, groupId, dueAt);
    return say`One organisation has ${spread.organizations[0]?.people ?? 0} of the ${knownIn(spread)} people${inChannelOf(group)} of whom it is known where they belong. Leads keep membership broad: invite others (${cited('L7')}). \`/group show\` has the figures.`;
  },
};

export default oneOrganization;

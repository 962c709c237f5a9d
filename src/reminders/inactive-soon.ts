import { daysBefore } from '../app/occasions.js';
import { asId, type MembershipId } from '../domain/ids.js';
import type { Reminder } from '../ports/reminder.js';
import { cited } from '../text/clauses.js';
import { WHAT_COUNTS } from '../text/inactivity-card.js';
import { say, when } from '../text/markup.js';
import { inChannelOf } from '../text/words.js';

const DAYS_BEFORE = [30, 14] as const;

/** P8: before three months without participation are over, whose they are hears of it and of what counts. */
const inactiveSoon: Reminder = {
  kind: 'inactive-soon',
  about: 'groups in which you have not taken part for long',
  button: WHAT_COUNTS,

  due: (tx, from, to) =>
    daysBefore(DAYS_BEFORE, from, to, async (...span) =>
      (await tx.memberships.inactiveBetween(...span)).map(({ id, groupId, inactiveAt }) => ({
        ...{ subject: id, groupId, at: inactiveAt },
      })),
    ),

  async owing(tx, { subject, untilAt }) {
    const membership = await tx.memberships.find(asId<MembershipId>(subject));
    // Whoever has taken part meanwhile has another time, with occasions of its own.
    return membership && membership.endedAt === null && membership.inactiveAt === untilAt ? [membership.personId] : [];
  },

  async says(tx, { subject, groupId, untilAt }) {
    const membership = await tx.memberships.find(asId<MembershipId>(subject));
    const group = await tx.groups.find(groupId);
    if (!membership || !group) return null;
    const [what, then] =
      membership.tier === 'lead'
        ? [say`inactive as lead`, say`Core Maintainers are told`]
        : [say`emeritus`, say`you can come back`];
    return say`You have not taken part${inChannelOf(group)} for a while. Without something that counts you are ${what} on ${when(untilAt)}, and ${then} (${cited('P8')}). \`/member show\` there says how you stand.`;
  },
};

export default inactiveSoon;

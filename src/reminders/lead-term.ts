import { daysBefore } from '../app/occasions.js';
import { leadsOf } from '../app/who.js';
import { leadWordOf } from '../domain/group.js';
import { asId, type MembershipId } from '../domain/ids.js';
import type { Reminder } from '../ports/reminder.js';
import { cited } from '../text/clauses.js';
import { say, when } from '../text/markup.js';
import { inChannelOf } from '../text/words.js';

const DAYS_BEFORE = [30, 7] as const;

/** L1: a lead's term comes to its end. Nothing happens by itself then, so all leads of the group hear of it. */
const leadTerm: Reminder = {
  kind: 'lead-term',
  about: 'terms of leads that end soon, in groups that you lead',

  due: (tx, from, to) =>
    daysBefore(DAYS_BEFORE, from, to, async (...span) =>
      (await tx.memberships.termsEndingBetween(...span)).map(({ id, groupId, termEndsAt }) => ({
        ...{ subject: id, groupId, at: termEndsAt },
      })),
    ),

  async owing(tx, { subject, groupId, untilAt }) {
    const membership = await tx.memberships.find(asId<MembershipId>(subject));
    const group = await tx.groups.find(groupId);
    if (membership?.tier !== 'lead' || membership.endedAt !== null || membership.termEndsAt !== untilAt) return [];
    return group?.status === 'active' ? (await leadsOf(tx, groupId)).map(({ id }) => id) : [];
  },

  async says(tx, { groupId, untilAt }) {
    const group = await tx.groups.find(groupId);
    if (!group) return null;
    const word = leadWordOf(group.kind);
    return say`The term of a ${word}${inChannelOf(group)} ends ${when(untilAt)} (${cited('L1')}). Who goes on has a new term written into the charter and imported; a successor is added with \`/group lead-add\`, and who steps down says so with \`/group lead-remove\`.`;
  },
};

export default leadTerm;

import { daysBefore } from '../app/occasions.js';
import { cardAddress } from '../app/card-address.js';
import { leadsOf } from '../app/who.js';
import { asId, type MembershipId } from '../domain/ids.js';
import type { Reminder } from '../ports/reminder.js';
import { cited } from '../text/clauses.js';
import { link, say, when } from '../text/markup.js';
import { inChannelOf } from '../text/words.js';

/** Days before silence confirms a request: of P1's seven days the third and the sixth have passed then. */
const DAYS_BEFORE = [4, 1] as const;

/** P1: a request for Participant that no lead has answered. */
const participantRequest: Reminder = {
  kind: 'participant-request',
  about: 'requests to take part that wait for a lead',

  due: (tx, from, to) =>
    daysBefore(DAYS_BEFORE, from, to, async (...span) =>
      (await tx.memberships.requestsDueBetween(...span)).map(({ id, groupId, request }) => ({
        ...{ subject: id, groupId, at: request?.confirmBy ?? null },
      })),
    ),

  async owing(tx, { subject, groupId, untilAt }) {
    const asked = await tx.memberships.find(asId<MembershipId>(subject));
    if (!asked || asked.endedAt !== null || asked.request?.confirmBy !== untilAt) return [];
    const leads = await leadsOf(tx, groupId);
    return leads.map(({ id }) => id).filter((id) => id !== asked.personId);
  },

  async says(tx, { subject, groupId, untilAt }) {
    const group = await tx.groups.find(groupId);
    if (!group) return null;
    const address = await cardAddress(tx, { type: 'participant-request', id: asId<MembershipId>(subject) });
    const request = say`request to take part`;
    return say`A ${address === null ? request : link(request, address)}${inChannelOf(group)} waits for a lead. Without an answer it is confirmed by itself on ${when(untilAt)} (${cited('P1')}).`;
  },
};

export default participantRequest;

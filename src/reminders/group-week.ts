import { onMonday } from '../app/occasions.js';
import { leadsOf } from '../app/who.js';
import type { GroupId, Instant } from '../domain/ids.js';
import { UNDECIDED } from '../domain/proposal.js';
import type { Reminder } from '../ports/reminder.js';
import type { Tx } from '../ports/store.js';
import { joined, say, when } from '../text/markup.js';
import { counted, inChannelOf } from '../text/words.js';

/** More than a group can reasonably have open at a time. */
const MATTERS_AT_MOST = 1_000;

/** X6: the weekly digest for leads: what is open in their group, and what comes next. */
const groupWeek: Reminder = {
  kind: 'group-week',
  about: 'Mondays: what is open in groups that you lead',

  due: (tx, from, to) =>
    onMonday(from, to, async (monday) => (await tx.groups.withOpenMatters(monday)).map(({ id }) => id)),

  async owing(tx, { groupId }) {
    const { proposals, requests } = await openIn(tx, groupId);
    if (proposals.length === 0 && requests.length === 0) return [];
    return (await leadsOf(tx, groupId)).map(({ id }) => id);
  },

  async says(tx, { groupId }) {
    const group = await tx.groups.find(groupId);
    if (!group) return null;
    const { proposals, requests } = await openIn(tx, groupId);
    const closes = earliest(proposals.filter(({ status }) => status === 'open').map(({ deadlineAt }) => deadlineAt));
    const confirmed = earliest(requests.map(({ request }) => request?.confirmBy ?? null));
    const matters = [
      ...(proposals.length === 0
        ? []
        : [
            say`${counted(proposals.length, 'proposal')} to be decided${closes === null ? '' : say`, ${theNext(proposals)}closes ${when(closes)}`}`,
          ]),
      ...(confirmed === null
        ? []
        : [
            say`${counted(requests.length, 'request')} to take part, ${theNext(requests)}confirmed by itself ${when(confirmed)}`,
          ]),
    ];
    return say`This week${inChannelOf(group)}: ${joined(matters, '; ')}.`;
  },
};

async function openIn(tx: Tx, groupId: GroupId) {
  const group = await tx.groups.find(groupId);
  if (!group) return { proposals: [], requests: [] };
  const { serverId } = group;
  const members = await tx.memberships.ofGroup(groupId);
  return {
    proposals: await tx.proposals.list({ serverId, groupId, statuses: UNDECIDED, limit: MATTERS_AT_MOST }),
    requests: members.filter(({ request }) => request !== null),
  };
}

const theNext = (several: readonly unknown[]): string => (several.length > 1 ? 'the next ' : '');

const earliest = (times: readonly (Instant | null)[]): Instant | null =>
  times.reduce((first, each) => (each !== null && (first === null || each < first) ? each : first), null);

export default groupWeek;

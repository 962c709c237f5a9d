import { asId, type GroupId } from '../../domain/ids.js';
import { TIERS } from '../../domain/membership.js';
import type { Person } from '../../domain/person.js';
import { NOBODY_YET, type TierCounts } from '../../domain/tier-counts.js';
import type { Roster } from '../../ports/roster.js';
import type { Rows } from './client.js';
import { dateOf, instantOf, oneOf } from './columns.js';
import { groupOf } from './groups.js';
import { membersOf } from './memberships.js';
import { peopleOf } from './people.js';
import { rosterReadsIn } from './roster-reads.js';
import type { Target } from './target.js';

/** Lists of groups and of people, cut and counted by the database. */
export function rosterIn(rows: Rows, provider: Target['provider']): Roster {
  const reads = rosterReadsIn(rows, provider);
  return {
    groups: async (serverId, part) => (await reads.groups(serverId, part)).map(groupOf),

    groupsLike: async (serverId, typed, limit) =>
      (await reads.groupsLike(serverId, patternOf(typed), limit)).map(groupOf),

    async leads(groupIds) {
      if (groupIds.length === 0) return new Map<GroupId, Person[]>();
      const found = await reads.leads(groupIds);
      return new Map(
        groupIds.flatMap((id) => {
          const people = peopleOf(found.filter(({ groupId }) => groupId === id));
          return people.length === 0 ? [] : [[id, people] as const];
        }),
      );
    },

    async matters(groupIds, statuses) {
      const found = groupIds.length === 0 ? [] : await reads.matters(groupIds, statuses);
      return new Map(found.map(({ groupId, n }) => [asId<GroupId>(groupId), Number(n)]));
    },

    people: async (groupId, part) => membersOf(await reads.people(groupId, part)),

    async counts(groupId) {
      let counts: TierCounts = NOBODY_YET;
      for (const { tier, n, inactive } of await reads.counts(groupId)) {
        const known = oneOf(TIERS, tier, 'Membership.tier');
        const resting = known === 'participant' ? 'emeritus' : known === 'lead' ? 'inactiveLeads' : null;
        counts = { ...counts, [known]: Number(n), ...(resting ? { [resting]: Number(inactive) } : {}) };
      }
      return counts;
    },

    async organizations(groupId, quarter) {
      const found = await reads.organizations(groupId, dateOf(quarter));
      return found.map(({ organization, people, joined, gone }) => ({
        ...{ organization, people: Number(people), joined: Number(joined), left: Number(gone) },
      }));
    },

    async heldSince(spans) {
      const dates = spans.map(({ from, to }) => ({ from: dateOf(from), to: dateOf(to) }));
      return (await reads.heldSince(dates)).map(({ id, oneHoldsSince }) => ({
        ...{ id: asId<GroupId>(id), oneHoldsSince: instantOf(oneHoldsSince) },
      }));
    },
  };
}

/** Finds at least what was typed: lower case is the database's own, so only ASCII is compared. */
const patternOf = (typed: string): string => `%${typed.toLowerCase().replace(/[%_\\]|[^\x20-\x7e]+/gu, '%')}%`;

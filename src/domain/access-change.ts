import type { AccessList } from './access-list.js';
import type { AccessRole } from './access.js';
import type { LeadRoles } from './access-role.js';
import type { Group } from './group.js';
import type { AccessChangeId, GroupId, Instant, PersonId, Snowflake } from './ids.js';
import type { Membership } from './membership.js';
import type { Person } from './person.js';

export const ACCESS_CHANGES = ['add', 'remove'] as const;
export const ACCESS_CHANGE_STATUSES = ['open', 'done', 'needless'] as const;

/** C3: that somebody's access has to change because they became a lead of a group, or are none any more. */
export interface AccessChange {
  readonly id: AccessChangeId;
  readonly serverId: Snowflake;
  readonly groupId: GroupId;
  readonly personId: PersonId;
  readonly change: (typeof ACCESS_CHANGES)[number];
  /** `needless`: the opposite change came before it was done. */
  readonly status: (typeof ACCESS_CHANGE_STATUSES)[number];
  readonly at: Instant;
  /** When it was done or became needless, and who said so; null for what an import showed. */
  readonly ended: { readonly at: Instant; readonly byId: PersonId | null } | null;
}

/** Everything that is said about one. */
export interface AccessChangeFacts {
  readonly change: AccessChange;
  readonly group: Group;
  readonly person: Person;
  readonly leads: readonly Person[];
  /** What the files last imported need; null when none ever was. */
  readonly access: {
    readonly roles: LeadRoles;
    readonly importedAt: Instant;
    readonly list: AccessList;
    readonly diff: string;
  } | null;
}

const isLead = (membership: Membership | null): boolean =>
  membership !== null && membership.endedAt === null && membership.tier === 'lead';

/** C3: what a change of somebody's place in a group means for their access as a lead; null when nothing. */
export const changeOfLead = (before: Membership | null, after: Membership): AccessChange['change'] | null =>
  isLead(before) === isLead(after) ? null : isLead(after) ? 'add' : 'remove';

/**
 * C3: the roles that somebody is to have, and those that are to be taken from them. Who leads another group keeps what all
 * leads have, and who stays in the group keeps its role.
 */
export function rolesOf(
  { change }: Pick<AccessChange, 'change'>,
  { group, facilitator }: LeadRoles,
  stands: { readonly isInGroup: boolean; readonly leadsAnother: boolean },
): { readonly needed: readonly AccessRole[]; readonly surplus: readonly AccessRole[] } {
  const there = (...roles: readonly (AccessRole | null)[]): AccessRole[] => roles.filter((role) => role !== null);
  return change === 'add'
    ? { needed: there(group, facilitator), surplus: [] }
    : {
        needed: [],
        surplus: there(stands.isInGroup ? null : group, stands.leadsAnother ? null : facilitator),
      };
}

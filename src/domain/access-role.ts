import type { Access, AccessPerson, AccessRole } from './access.js';
import type { GroupKind } from './group.js';

/** What a group goes by in the access configuration. */
export interface GroupNames {
  readonly kind: GroupKind | null;
  readonly title: string;
  /** Names of its channel, without `#`. */
  readonly channels: readonly string[];
}

/** P10: the group's role: its id or team is called like the group's channel, or its Discord role is named after it. */
export function accessRoleOf({ kind, title, channels }: GroupNames, roles: readonly AccessRole[]): AccessRole | null {
  const named = kind === null ? null : `${title} ${kind.replace('-', ' ')}`.toLowerCase();
  return (
    roles.find(({ id }) => channels.includes(id)) ??
    roles.find(({ githubTeam }) => githubTeam !== null && channels.includes(githubTeam)) ??
    roles.find(({ discordRole }) => named !== null && withoutSuffix(discordRole) === named) ??
    null
  );
}

/** C3: the role that leads of all groups have beside those of their groups, if the configuration has one. */
export const facilitatorRoleOf = (roles: readonly AccessRole[]): AccessRole | null =>
  roles.find(({ discordRole }) => /\bfacilitators?$/u.test(withoutSuffix(discordRole) ?? '')) ?? null;

/** Roles that the access repository makes end with `(synced)`. */
const withoutSuffix = (discordRole: string | null): string | null =>
  discordRole?.toLowerCase().replace(/\s*\(synced\)$/u, '') ?? null;

export const holds = (entries: readonly AccessPerson[], role: AccessRole): boolean =>
  entries.some(({ memberOf }) => memberOf.includes(role.id));

/** The roles that a lead of a group needs; null for what the configuration has not. */
export interface LeadRoles {
  readonly group: AccessRole | null;
  readonly facilitator: AccessRole | null;
}

export const leadRolesOf = (names: GroupNames, { roles }: Access): LeadRoles => ({
  group: accessRoleOf(names, roles),
  facilitator: facilitatorRoleOf(roles),
});

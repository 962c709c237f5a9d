import { asId, type Snowflake } from './ids.js';

/** One line of what a server's managers set for a command under Server Settings → Integrations. */
export interface CommandRule {
  readonly of: 'role' | 'user' | 'channel';
  readonly id: Snowflake;
  readonly allows: boolean;
}

/** What holds for one command: its own lines, and those for all commands of the bot. */
export interface CommandRules {
  readonly own: readonly CommandRule[];
  readonly common: readonly CommandRule[];
}

/** Under this id a line is about all channels of a server. Source: Discord's constants of command permissions. */
export const allChannelsOf = (serverId: Snowflake): Snowflake => asId<Snowflake>(String(BigInt(serverId) - 1n));

/**
 * Whether these lines let somebody's Discord offer the command in a channel; a thread goes by its channel. A command's own
 * line beats a common one; among channels the one itself beats all channels; a person beats roles, an allowing role
 * beats a denying one, and any role beats @everyone. People with Administrator are offered everything, and without any
 * line about a person the command's default permissions decide; neither is looked at here. Source: Discord's
 * documentation of command permissions, and its help page on their update of February 2023.
 */
export function isOffered(
  { own, common }: CommandRules,
  serverId: Snowflake,
  channelId: Snowflake,
  member: { readonly userId: Snowflake | null; readonly roleIds: readonly Snowflake[] },
): boolean {
  const here = (rules: readonly CommandRule[]) =>
    line(rules, 'channel', channelId) ?? line(rules, 'channel', allChannelsOf(serverId));
  const them = (rules: readonly CommandRule[]) => {
    const byRole = member.roleIds.map((id) => line(rules, 'role', id)).filter((each) => each !== undefined);
    const byRoles = byRole.length > 0 ? byRole.includes(true) : undefined;
    const personally = member.userId === null ? undefined : line(rules, 'user', member.userId);
    return personally ?? byRoles ?? line(rules, 'role', serverId);
  };
  return (here(own) ?? here(common) ?? true) && (them(own) ?? them(common) ?? true);
}

const line = (rules: readonly CommandRule[], of: CommandRule['of'], id: Snowflake): boolean | undefined =>
  rules.find((rule) => rule.of === of && rule.id === id)?.allows;

/** From whom lines hide a command in a channel; people are only counted, because they are told of in public. */
export type HiddenFrom =
  | { readonly type: 'all' }
  /** From everybody but these. */
  | { readonly type: 'most'; readonly roles: readonly Snowflake[]; readonly users: number }
  | { readonly type: 'some'; readonly roles: readonly Snowflake[]; readonly users: number };

/** From whom these lines hide a command in a channel, people with Administrator aside; null when from nobody. */
export function hiddenFrom(rules: CommandRules, serverId: Snowflake, channelId: Snowflake): HiddenFrom | null {
  const shows = (userId: Snowflake | null, ...roleIds: Snowflake[]) =>
    isOffered(rules, serverId, channelId, { userId, roleIds });
  const roles = named(rules, 'role').filter((id) => id !== serverId);
  const users = named(rules, 'user');
  const most = !shows(null);
  // Whoever a line names is looked at alone: as somebody with that role and no other, or with none.
  const odd = {
    roles: roles.filter((id) => shows(null, id) === most),
    users: users.filter((id) => shows(id) === most).length,
  };
  const nobodyOdd = odd.roles.length + odd.users === 0;
  if (most) return nobodyOdd ? { type: 'all' } : { type: 'most', ...odd };
  return nobodyOdd ? null : { type: 'some', ...odd };
}

const named = ({ own, common }: CommandRules, of: CommandRule['of']): Snowflake[] => [
  ...new Set([...own, ...common].filter((rule) => rule.of === of).map(({ id }) => id)),
];

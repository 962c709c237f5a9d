import { ApplicationCommandPermissionType as Kind, PermissionFlagsBits } from 'discord-api-types/v10';
import type { Channel, Command, CommandPermission, Server } from '../world/model.js';
import { ALL_PERMISSIONS, basePermissions } from '../world/permissions.js';
import type { World } from '../world/world.js';

/** Whether a person's Discord offers a command in a channel: permissions, then what admins set for the command. */
export function offers(world: World, command: Command, channel: Channel, userId: string): boolean {
  const server = world.serverIn(channel);
  if (!world.can(channel, userId, 'ViewChannel') || !world.can(channel, userId, 'UseApplicationCommands')) return false;
  if (channel.thread?.archived) return false;
  if (!server) return command.serverId === null;
  if (command.serverId !== null && command.serverId !== server.id) return false;
  if (bypasses(server, userId)) return true;
  const place = channel.thread && channel.parentId ? channel.parentId : channel.id;
  const here = bySettings(world, command, server, (settings) => {
    const entry = entryIn(settings);
    return entry(Kind.Channel, place) ?? entry(Kind.Channel, String(BigInt(server.id) - 1n));
  });
  return (here ?? true) && runs(world, command, server, userId, world.permissions(channel, userId));
}

/** Whether a person may use a command at all, channels aside. */
export function runs(
  world: World,
  command: Command,
  server: Server,
  userId: string,
  held = basePermissions(server, userId),
): boolean {
  if (bypasses(server, userId)) return true;
  const set = bySettings(world, command, server, (settings) => {
    const entry = entryIn(settings);
    const forRoles = (server.members.get(userId)?.roleIds ?? []).flatMap((id) => entry(Kind.Role, id) ?? []);
    const byRoles = forRoles.length ? forRoles.includes(true) : entry(Kind.Role, server.id);
    return entry(Kind.User, userId) ?? byRoles;
  });
  if (set !== undefined) return set;
  const needed = command.body.default_member_permissions;
  if (needed === undefined || needed === null) return true;
  const mask = BigInt(needed);
  return mask !== 0n && (held & mask) === mask;
}

const bypasses = (server: Server, userId: string): boolean => {
  const base = basePermissions(server, userId);
  return base === ALL_PERMISSIONS || (base & PermissionFlagsBits.Administrator) !== 0n;
};

type Settings = readonly CommandPermission[];

/** What a command's own settings say, and where they say nothing, those of the whole application. */
const bySettings = (
  world: World,
  command: Command,
  server: Server,
  ask: (settings: Settings) => boolean | undefined,
): boolean | undefined =>
  ask(world.commandPermissions.get(`${server.id}/${command.id}`) ?? []) ??
  ask(world.commandPermissions.get(`${server.id}/${world.bot.applicationId}`) ?? []);

const entryIn =
  (settings: Settings) =>
  (kind: Kind, id: string): boolean | undefined =>
    settings.find((each) => each.type === kind && each.id === id)?.permission;

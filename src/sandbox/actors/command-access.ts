import { ApplicationCommandPermissionType as Kind, PermissionFlagsBits } from 'discord-api-types/v10';
import type { Channel, Command } from '../world/model.js';
import { ALL_PERMISSIONS, basePermissions } from '../world/permissions.js';
import type { World } from '../world/world.js';

/** Whether a person's Discord offers a command in a channel: permissions, then what admins set for the command. */
export function offers(world: World, command: Command, channel: Channel, userId: string): boolean {
  const server = world.serverIn(channel);
  if (!world.can(channel, userId, 'ViewChannel') || !world.can(channel, userId, 'UseApplicationCommands')) return false;
  if (channel.thread?.archived) return false;
  if (!server) return command.serverId === null;
  if (command.serverId !== null && command.serverId !== server.id) return false;
  const base = basePermissions(server, userId);
  if (base === ALL_PERMISSIONS || base & PermissionFlagsBits.Administrator) return true;
  const own = world.commandPermissions.get(`${server.id}/${command.id}`) ?? [];
  const entries = own.length ? own : (world.commandPermissions.get(`${server.id}/${world.bot.applicationId}`) ?? []);
  const entry = (kind: Kind, id: string): boolean | undefined =>
    entries.find((each) => each.type === kind && each.id === id)?.permission;

  const place = channel.thread && channel.parentId ? channel.parentId : channel.id;
  const allChannels = String(BigInt(server.id) - 1n);
  const here = entry(Kind.Channel, place) ?? entry(Kind.Channel, allChannels) ?? true;
  if (!here) return false;

  const forUser = entry(Kind.User, userId);
  if (forUser !== undefined) return forUser;
  const forRoles = (server.members.get(userId)?.roleIds ?? []).flatMap((id) => entry(Kind.Role, id) ?? []);
  if (forRoles.length) return forRoles.includes(true);
  const forEveryone = entry(Kind.Role, server.id);
  if (forEveryone !== undefined) return forEveryone;
  const needed = command.body.default_member_permissions;
  if (needed === undefined || needed === null) return true;
  const mask = BigInt(needed);
  return mask !== 0n && (world.permissions(channel, userId) & mask) === mask;
}

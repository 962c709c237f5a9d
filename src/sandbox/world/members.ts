import { GatewayIntentBits } from 'discord-api-types/v10';
import { memberPayload, rolePayload, serverPayload, userPayload } from '../rest/payloads.js';
import { serverCreated } from '../rest/server-payload.js';
import { roleNamed } from './build-server.js';
import { GUILDS } from './events.js';
import type { Role, Server } from './model.js';
import { bits, type PermissionName } from './permissions.js';
import type { World } from './world.js';

/** Gives a member exactly these roles, by name. */
export function setRoles(world: World, server: Server, userId: string, names: readonly string[]): void {
  const member = server.members.get(userId);
  if (!member) throw new Error(`${userId} is not in ${server.name}`);
  member.roleIds = names.map((name) => roleNamed(server, name));
  world.emit({
    name: 'GUILD_MEMBER_UPDATE',
    serverId: server.id,
    // Of itself a bot always hears.
    intent: userId === world.bot.userId ? 0 : GatewayIntentBits.GuildMembers,
    data: () => ({ guild_id: server.id, ...memberPayload(world, member) }),
  });
}

export function leave(world: World, server: Server, userId: string): void {
  server.members.delete(userId);
  world.emit({
    name: 'GUILD_MEMBER_REMOVE',
    serverId: server.id,
    intent: GatewayIntentBits.GuildMembers,
    data: () => ({ guild_id: server.id, user: userPayload(world.user(userId)) }),
  });
}

export function createRole(world: World, server: Server, name: string): Role {
  const position = server.roles.size;
  const role: Role = { id: world.ids.next(), name, permissions: 0n, mentionable: false, managed: false, position };
  server.roles.set(role.id, role);
  tellRole(world, server, role, 'GUILD_ROLE_CREATE');
  return role;
}

export function changeRole(world: World, server: Server, name: string, change: (role: Role) => void): void {
  const role = server.roles.get(roleNamed(server, name));
  if (!role) return;
  change(role);
  tellRole(world, server, role, 'GUILD_ROLE_UPDATE');
}

export function deleteRole(world: World, server: Server, name: string): void {
  const roleId = roleNamed(server, name);
  server.roles.delete(roleId);
  for (const member of server.members.values()) member.roleIds = member.roleIds.filter((id) => id !== roleId);
  world.emit({
    name: 'GUILD_ROLE_DELETE',
    serverId: server.id,
    intent: GUILDS,
    data: () => ({ guild_id: server.id, role_id: roleId }),
  });
}

/** What the bot's own role allows from now on. */
export function setBotPermissions(world: World, server: Server, ...names: readonly PermissionName[]): void {
  changeRole(world, server, world.bot.name, (role) => {
    role.permissions = bits(...names);
  });
}

function tellRole(world: World, server: Server, role: Role, name: 'GUILD_ROLE_CREATE' | 'GUILD_ROLE_UPDATE'): void {
  world.emit({
    name,
    serverId: server.id,
    intent: GUILDS,
    data: () => ({ guild_id: server.id, role: rolePayload(role) }),
  });
}

export function renameServer(world: World, server: Server, name: string): void {
  server.name = name;
  world.emit({ name: 'GUILD_UPDATE', serverId: server.id, intent: GUILDS, data: () => serverPayload(server) });
}

/** Puts the bot out of a server. */
export function removeBot(world: World, server: Server): void {
  server.members.delete(world.bot.userId);
  tellGone(world, server, {});
}

/** A server is out of order for a while, which is not the same as the bot being put out of it. */
export function beginOutage(world: World, server: Server): void {
  tellGone(world, server, { unavailable: true });
}

export function endOutage(world: World, server: Server): void {
  world.emit(serverCreated(world, server));
}

function tellGone(world: World, server: Server, more: object): void {
  world.emit({
    name: 'GUILD_DELETE',
    serverId: server.id,
    intent: GUILDS,
    data: () => ({ id: server.id, ...more }),
  });
}

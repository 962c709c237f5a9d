import { ApplicationCommandPermissionType as Kind } from 'discord-api-types/v10';
import { z } from 'zod';
import { runs } from '../actors/command-access.js';
import { PERMISSIONS_SCOPE } from '../world/access-tokens.js';
import { setPermissionsOf } from '../world/command-permissions.js';
import type { Command, CommandPermission, Server } from '../world/model.js';
import { basePermissions, bits } from '../world/permissions.js';
import { ok, personRoute, route, type Call, type Reply } from './call.js';
import { RestFailure, invalidForm, missingAccess, missingPermission, read, unknownCommand } from './failure.js';

const permissionsOf = (call: Call, serverId: string, id: string): object => ({
  id,
  application_id: call.world.bot.applicationId,
  guild_id: serverId,
  permissions: call.world.commandPermissions.get(`${serverId}/${id}`) ?? [],
});

/** The settings of all commands that have any; of the application's own under its id. */
function listPermissions(call: Call): Reply {
  const { id } = call.server();
  const keys = [...call.world.commandPermissions.keys()].filter((key) => key.startsWith(`${id}/`));
  return ok(keys.map((key) => permissionsOf(call, id, key.slice(id.length + 1))));
}

function onePermissions(call: Call): Reply {
  const { id } = call.server();
  const asked = call.param('command');
  if (!call.world.commandPermissions.has(`${id}/${asked}`))
    throw new RestFailure(404, 10066, 'Unknown application command permissions');
  return ok(permissionsOf(call, id, asked));
}

const body = z.object({
  permissions: z
    .array(z.object({ id: z.string().regex(/^\d+$/u), type: z.enum(Kind), permission: z.boolean() }))
    .max(100),
});

/** Replaces a command's settings, for a person who may manage server and roles and may run the command. */
function put(call: Call): Reply {
  const server = call.server();
  const command = call.world.commands.get(call.param('command'));
  if (!command || command.serverId !== server.id) throw unknownCommand();
  refuseUnless(call, server, command);
  const { permissions } = read(body, call.body);
  refuseStrange(call, server, permissions);
  setPermissionsOf(call.world, server, command.id, permissions);
  return ok(permissionsOf(call, server.id, command.id));
}

function refuseUnless(call: Call, server: Server, command: Command): void {
  const { userId, scopes } = call.person();
  if (!scopes.includes(PERMISSIONS_SCOPE)) throw missingAccess();
  const held = basePermissions(server, userId);
  for (const needed of ['ManageGuild', 'ManageRoles'] as const)
    if (!(held & bits(needed))) throw missingPermission(needed);
  if (!runs(call.world, command, server, userId)) throw missingAccess();
}

function refuseStrange({ world }: Call, server: Server, permissions: readonly CommandPermission[]): void {
  const keys = permissions.map(({ type, id }) => `${type} ${id}`);
  const known = ({ type, id }: CommandPermission): boolean => {
    if (type === Kind.Role) return server.roles.has(id);
    if (type === Kind.User) return world.users.has(id);
    return id === String(BigInt(server.id) - 1n) || world.channels.get(id)?.serverId === server.id;
  };
  const problems = permissions.flatMap((each, index) =>
    known(each) && keys.indexOf(keys[index] ?? '') === index
      ? []
      : [{ path: ['permissions', index, 'id'], code: 'BASE_TYPE_INVALID', message: 'Unknown, or named twice' }],
  );
  if (problems.length) throw invalidForm(problems);
}

const BASE = '/applications/:application/guilds/:server/commands';

/** Routes of command permissions: the bot reads them, and only a person's token writes them. */
export const commandPermissionRoutes = [
  route('GET', `${BASE}/permissions`, listPermissions),
  route('GET', `${BASE}/:command/permissions`, onePermissions),
  personRoute('PUT', `${BASE}/:command/permissions`, put),
];

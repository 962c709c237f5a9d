import type { CommandPermission, Server } from './model.js';
import type { World } from './world.js';

/** What an admin sets under Integrations for a command, or with `null` for all commands of the bot. */
export function setCommandPermissions(
  world: World,
  server: Server,
  root: string | null,
  rules: readonly CommandPermission[],
): void {
  const command = [...world.commands.values()].find((each) => each.serverId === server.id && each.body.name === root);
  const id = root === null ? world.bot.applicationId : command?.id;
  if (id === undefined) throw new Error(`There is no /${root}`);
  setPermissionsOf(world, server, id, rules);
}

/** The same by the command's id. An empty list leaves no settings behind. */
export function setPermissionsOf(world: World, server: Server, id: string, rules: readonly CommandPermission[]): void {
  if (rules.length > 0) world.commandPermissions.set(`${server.id}/${id}`, rules);
  else world.commandPermissions.delete(`${server.id}/${id}`);
  world.emit({
    name: 'APPLICATION_COMMAND_PERMISSIONS_UPDATE',
    serverId: server.id,
    intent: 0,
    data: () => ({ id, application_id: world.bot.applicationId, guild_id: server.id, permissions: rules }),
  });
}

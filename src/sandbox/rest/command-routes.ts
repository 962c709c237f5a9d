import { z } from 'zod';
import type { Command } from '../world/model.js';
import { created, nothing, ok, route, type Call, type Reply, type Route } from './call.js';
import { commandBody, type CommandBody } from './command-body.js';
import { RestFailure, invalidForm, missingAccess, read, unknownCommand } from './failure.js';

const PER_SCOPE: Readonly<Record<number, number>> = { 1: 100, 2: 15, 3: 15 };
const BULK_AT_MOST = 130;
const CREATES_PER_DAY = 200;
const DAY_MS = 86_400_000;

/** A command as Discord writes it. */
const commandPayload = (call: Pick<Call, 'world'>, command: Command): object => ({
  id: command.id,
  application_id: call.world.bot.applicationId,
  version: command.version,
  ...(command.serverId === null ? {} : { guild_id: command.serverId }),
  type: command.body.type,
  name: command.body.name,
  name_localizations: command.body.name_localizations ?? null,
  description: command.body.description,
  description_localizations: command.body.description_localizations ?? null,
  options: command.body.options ?? [],
  default_member_permissions:
    command.body.default_member_permissions === undefined || command.body.default_member_permissions === null
      ? null
      : String(command.body.default_member_permissions),
  dm_permission: command.serverId === null,
  nsfw: command.body.nsfw ?? false,
  contexts: command.body.contexts ?? null,
  integration_types: command.body.integration_types ?? [0],
});

/** Null for the global list. */
function scope(call: Call): string | null {
  if (call.param('application') !== call.world.bot.applicationId) throw missingAccess();
  return 'server' in call.params ? call.server().id : null;
}

const inScope = (call: Call, serverId: string | null): Command[] =>
  [...call.world.commands.values()].filter((command) => command.serverId === serverId);

function upsert(call: Call, serverId: string | null, body: CommandBody): { command: Command; isNew: boolean } {
  const known = inScope(call, serverId).find((each) => each.body.name === body.name && each.body.type === body.type);
  if (!known) countCreate(call, serverId);
  const same = known && JSON.stringify(known.body) === JSON.stringify(body);
  const id = known?.id ?? call.world.ids.next();
  const command = { id, serverId, body, version: same ? known.version : call.world.ids.next() };
  call.world.commands.set(id, command);
  return { command, isNew: !known };
}

function countCreate(call: Call, serverId: string | null): void {
  const now = call.world.clock.now();
  const recent = (call.world.commandCreates.get(serverId ?? '') ?? []).filter((at) => now - at < DAY_MS);
  if (recent.length >= CREATES_PER_DAY)
    throw new RestFailure(400, 30034, 'Maximum number of daily application command creates has been reached (200)');
  call.world.commandCreates.set(serverId ?? '', [...recent, now]);
}

function refuseTooMany(commands: readonly { type: number }[]): void {
  for (const [type, limit] of Object.entries(PER_SCOPE))
    if (commands.filter((each) => each.type === Number(type)).length > limit)
      throw new RestFailure(400, 30032, `Maximum number of application commands reached (${limit})`);
}

/** Forgets a command and, as Discord does, what admins had set for it. */
function forget(call: Call, command: Command): void {
  call.world.commands.delete(command.id);
  call.world.commandPermissions.delete(`${command.serverId}/${command.id}`);
}

function replaceAll(call: Call): Reply {
  const serverId = scope(call);
  const bodies = read(z.array(commandBody).max(BULK_AT_MOST), call.body);
  const keys = bodies.map((body) => `${body.type} ${body.name}`);
  const twice = keys.findIndex((key, index) => keys.indexOf(key) !== index);
  if (twice >= 0)
    throw invalidForm([
      {
        path: [twice, 'name'],
        code: 'APPLICATION_COMMANDS_DUPLICATE_NAME',
        message: 'Application command names must be unique',
      },
    ]);
  refuseTooMany(bodies);
  for (const command of inScope(call, serverId))
    if (!keys.includes(`${command.body.type} ${command.body.name}`)) forget(call, command);
  return ok(bodies.map((body) => commandPayload(call, upsert(call, serverId, body).command)));
}

function post(call: Call): Reply {
  const serverId = scope(call);
  const body = read(commandBody, call.body);
  const others = inScope(call, serverId).filter((each) => each.body.name !== body.name || each.body.type !== body.type);
  refuseTooMany([...others.map((each) => each.body), body]);
  const { command, isNew } = upsert(call, serverId, body);
  return isNew ? created(commandPayload(call, command)) : ok(commandPayload(call, command));
}

function one(call: Call): Command {
  const serverId = scope(call);
  const command = call.world.commands.get(call.param('command'));
  if (!command || command.serverId !== serverId) throw unknownCommand();
  return command;
}

function patch(call: Call): Reply {
  const command = one(call);
  const asked = read(z.record(z.string(), z.unknown()), call.body);
  const body = read(commandBody, { ...command.body, ...asked });
  const changed = { ...command, body, version: call.world.ids.next() };
  call.world.commands.set(command.id, changed);
  return ok(commandPayload(call, changed));
}

function remove(call: Call): Reply {
  forget(call, one(call));
  return nothing;
}

const listAll = (call: Call): Reply => ok(inScope(call, scope(call)).map((command) => commandPayload(call, command)));

const SERVER_BASE = '/applications/:application/guilds/:server/commands';
const bases = ['/applications/:application/commands', SERVER_BASE];

const listRoutes = (base: string): Route[] => [
  route('GET', base, listAll),
  route('PUT', base, replaceAll),
  route('POST', base, post),
  route('GET', `${base}/:command`, (call) => ok(commandPayload(call, one(call)))),
  route('PATCH', `${base}/:command`, patch),
  route('DELETE', `${base}/:command`, remove),
];

/** Routes of application commands, in a server and global. */
export const commandRoutes = bases.flatMap(listRoutes);

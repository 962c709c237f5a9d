import { ChannelType, OverwriteType } from 'discord-api-types/v10';
import type { Channel, Server, User } from './model.js';
import { ALL_PERMISSIONS, BOT_DEFAULT, EVERYONE_DEFAULT, type PermissionName, bits } from './permissions.js';
import type { World } from './world.js';
import { serverCreated } from '../rest/server-payload.js';

export interface RolePlan {
  readonly name: string;
  readonly permissions?: readonly PermissionName[];
  readonly mentionable?: boolean;
  readonly id?: string;
}

export interface ChannelPlan {
  readonly name: string;
  readonly kind?: 'text' | 'category' | 'voice';
  /** Name of a category that stands before it in the list. */
  readonly category?: string;
  /** Only these roles (by name) and the bot see it. */
  readonly onlyFor?: readonly string[];
  /** What everybody is denied here. */
  readonly deny?: readonly PermissionName[];
  /** What the bot is denied here. */
  readonly denyBot?: readonly PermissionName[];
  readonly topic?: string;
  readonly id?: string;
}

export interface PersonPlan {
  readonly name: string;
  readonly roles?: readonly string[];
  readonly id?: string;
}

export interface ServerPlan {
  readonly name: string;
  readonly id?: string;
  readonly roles?: readonly (string | RolePlan)[];
  /** Names may begin with `#`. */
  readonly channels?: readonly (string | ChannelPlan)[];
  readonly people?: readonly (string | PersonPlan)[];
  /** What the bot's own role allows; `null` keeps the bot out of the server. */
  readonly botPermissions?: readonly PermissionName[] | null;
  /** What everybody may; Discord's usual when left out. */
  readonly everyone?: readonly PermissionName[];
}

const KINDS = {
  text: ChannelType.GuildText,
  category: ChannelType.GuildCategory,
  voice: ChannelType.GuildVoice,
} as const;

/** Makes a server from its plan and tells a connected bot of it. */
export function buildServer(world: World, plan: ServerPlan): Server {
  const id = plan.id ?? world.ids.next();
  const ownerId = world.ids.next();
  world.users.set(ownerId, { id: ownerId, name: 'owner', bot: false });
  const server: Server = { id, name: plan.name, ownerId, roles: new Map(), members: new Map() };
  world.servers.set(id, server);
  const everyone = plan.everyone ? bits(...plan.everyone) : EVERYONE_DEFAULT;
  addRole(server, { id, name: '@everyone' }, everyone, false);
  for (const role of (plan.roles ?? []).map((each) => (typeof each === 'string' ? { name: each } : each)))
    addRole(server, { ...role, id: role.id ?? world.ids.next() }, bits(...(role.permissions ?? [])), false);
  join(world, server, world.user(ownerId), []);
  for (const person of (plan.people ?? []).map((each) => (typeof each === 'string' ? { name: each } : each)))
    join(
      world,
      server,
      personOf(world, person),
      (person.roles ?? []).map((name) => roleNamed(server, name)),
    );
  if (plan.botPermissions !== null) admitBot(world, server, plan.botPermissions);
  for (const channel of plan.channels ?? []) addChannel(world, server, channel);
  if (plan.botPermissions !== null) world.emit(serverCreated(world, server));
  return server;
}

function admitBot(world: World, server: Server, permissions: readonly PermissionName[] | undefined): void {
  const granted = permissions ? bits(...permissions) : BOT_DEFAULT;
  const role = addRole(server, { name: world.bot.name, id: world.ids.next() }, granted, true);
  join(world, server, world.user(world.bot.userId), [role]);
}

function addRole(server: Server, plan: RolePlan & { id: string }, permissions: bigint, managed: boolean): string {
  server.roles.set(plan.id, {
    id: plan.id,
    name: plan.name,
    permissions,
    mentionable: plan.mentionable ?? false,
    managed,
    position: server.roles.size,
  });
  return plan.id;
}

/** The person with the plan's id or name, made when nobody has it yet: one person can be in several servers. */
function personOf(world: World, plan: PersonPlan): User {
  const known = [...world.users.values()].find((user) =>
    plan.id ? user.id === plan.id : user.name === plan.name && !user.bot,
  );
  if (known) return known;
  const user = { id: plan.id ?? world.ids.next(), name: plan.name, bot: false };
  world.users.set(user.id, user);
  return user;
}

function join(world: World, server: Server, user: User, roleIds: string[]): void {
  server.members.set(user.id, { userId: user.id, roleIds, joinedAt: world.clock.now(), nick: null });
}

export function roleNamed(server: Server, name: string): string {
  for (const role of server.roles.values()) if (role.name === name) return role.id;
  throw new Error(`The server has no role “${name}”`);
}

/** Adds a channel from its plan, without telling anybody. */
export function addChannel(world: World, server: Server, planned: string | ChannelPlan): Channel {
  const plan = typeof planned === 'string' ? { name: planned } : planned;
  const siblings = world.channelsOf(server.id);
  const category = siblings.find(
    (each) => each.type === ChannelType.GuildCategory && each.name.toLowerCase() === plan.category?.toLowerCase(),
  );
  if (plan.category && !category) throw new Error(`The server has no category “${plan.category}”`);
  const channel: Channel = {
    id: plan.id ?? world.ids.next(),
    serverId: server.id,
    recipientId: null,
    type: KINDS[plan.kind ?? 'text'],
    name: plan.name.replace(/^#/u, ''),
    topic: plan.topic ?? null,
    parentId: category?.id ?? null,
    position: siblings.length,
    overwrites: [],
    slowmodeSeconds: 0,
    thread: null,
  };
  const deny = bits(...(plan.deny ?? []), ...(plan.onlyFor ? (['ViewChannel'] as const) : []));
  const put = (id: string, type: OverwriteType, allow: bigint, denied: bigint): void => {
    if (allow | denied) channel.overwrites.push({ id, type, allow, deny: denied });
  };
  put(server.id, OverwriteType.Role, 0n, deny);
  for (const name of plan.onlyFor ?? []) put(roleNamed(server, name), OverwriteType.Role, bits('ViewChannel'), 0n);
  const denyBot = bits(...(plan.denyBot ?? []));
  const forBot = plan.onlyFor ? bits('ViewChannel') & ~denyBot & ALL_PERMISSIONS : 0n;
  put(world.bot.userId, OverwriteType.Member, forBot, denyBot);
  world.channels.set(channel.id, channel);
  return channel;
}

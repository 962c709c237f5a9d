import { createHash } from 'node:crypto';
import type { RESTPostAPIChatInputApplicationCommandsJSONBody } from 'discord-api-types/v10';
import type { Deps } from '../app/deps.js';
import type { Snowflake } from '../domain/ids.js';
import type { Server } from '../domain/server.js';
import type { ChatResult } from '../ports/chat.js';
import type { Tx } from '../ports/store.js';
import type { Command } from './kit.js';

type Body = RESTPostAPIChatInputApplicationCommandsJSONBody;

/** The commands that Discord shows in a server, as far as registering needs them. Failures are values, as in Chat. */
export interface ServerCommands {
  names(serverId: Snowflake): Promise<ChatResult<readonly string[]>>;
  /** Puts the whole list in place of what is there. Commands that keep their name keep the admins' permissions. */
  replace(serverId: Snowflake, commands: readonly Body[]): Promise<ChatResult<void>>;
}

/** What became of a server's commands. `unknown`: the server is not in the database. */
export type Registered = 'uploaded' | 'unchanged' | 'unknown';

/**
 * Makes what keeps servers' commands in step: roots of use everywhere at once, the others as soon as a server has a
 * group's channel or a channel for founding groups. Nothing is uploaded when the list is the one uploaded last and
 * Discord still has it; once per start Discord is asked. A list never shrinks because a channel went: deleting a
 * command would wipe the permissions that admins gave it. Calls for one server run one after the other.
 */
export function createRegistration(
  commands: readonly Command[],
  deps: Pick<Deps, 'store'>,
  discord: ServerCommands,
): (serverId: Snowflake) => Promise<ChatResult<Registered>> {
  const all = commands.map(({ data }) => data);
  const early = commands.filter(({ place }) => place === 'everywhere').map(({ data }) => data);
  const later = commands.filter(({ place }) => place !== 'everywhere').map(({ data }) => data);
  const seen = new Set<Snowflake>();
  const running = new Map<Snowflake, Promise<ChatResult<Registered>>>();

  const register = async (serverId: Snowflake): Promise<ChatResult<Registered>> => {
    const facts = await deps.store.read(async (tx) => {
      const server = await tx.servers.find(serverId);
      return server && { uploaded: server.commandsHash, hasPlace: await hasPlace(server, tx) };
    });
    if (!facts) return { ok: true, value: 'unknown' };
    const wanted = facts.hasPlace ? all : early;
    // What was uploaded last is still right when it is what is wanted, or more than that.
    if (seen.has(serverId) && [hashOf(wanted), hashOf(all)].includes(facts.uploaded))
      return { ok: true, value: 'unchanged' };

    const present = await discord.names(serverId);
    if (!present.ok) return present;
    const names = new Set(present.value);
    const list = later.some(({ name }) => names.has(name)) ? all : wanted;
    const complete = list.every(({ name }) => names.has(name));
    if (!complete || hashOf(list) !== facts.uploaded) {
      const replaced = await discord.replace(serverId, list);
      if (!replaced.ok) return replaced;
      await remember(serverId, hashOf(list), deps);
    }
    seen.add(serverId);
    return { ok: true, value: complete && hashOf(list) === facts.uploaded ? 'unchanged' : 'uploaded' };
  };

  return (serverId) => {
    const before = running.get(serverId) ?? Promise.resolve();
    const now = before.then(
      () => register(serverId),
      () => register(serverId),
    );
    running.set(serverId, now);
    const forget = () => void (running.get(serverId) === now && running.delete(serverId));
    now.then(forget, forget);
    return now;
  };
}

/** The same for the same list, whatever the order in which its parts were written. */
export const hashOf = (list: readonly Body[]): string =>
  createHash('sha256')
    .update(JSON.stringify(list.map(sorted)), 'utf8')
    .digest('hex');

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, part]) => part !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, part]) => [key, sorted(part)]),
  );
}

async function hasPlace(server: Server, tx: Tx): Promise<boolean> {
  if (server.channels.creation !== null) return true;
  return (await tx.groups.list(server.id)).some(({ channelId }) => channelId !== null);
}

const remember = (serverId: Snowflake, hash: string, deps: Pick<Deps, 'store'>): Promise<void> =>
  deps.store.transaction(async (tx) => {
    await tx.servers.lock(serverId);
    const server = await tx.servers.find(serverId);
    if (server) await tx.servers.save({ ...server, commandsHash: hash });
  });

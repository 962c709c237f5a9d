import { highest, isLevel, knownLevel, levelOf, type Level } from '../domain/ladder.js';
import type { Instant } from '../domain/ids.js';
import type { Person } from '../domain/person.js';
import type { Server } from '../domain/server.js';
import type { ChatMember } from '../ports/chat.js';
import type { Tx } from '../ports/store.js';
import type { Act } from './act.js';
import type { Deps } from './deps.js';

/** L2: the level of the one who acts, from the roles that the interaction itself brings and from what is kept of the person. */
export async function actorsLevel(tx: Tx, act: Act): Promise<Level> {
  const server = await serverOf(tx, act.serverId);
  const person = await tx.people.byAccount(act.serverId, act.user.id);
  return levelOf(act.user.roleIds, server.roles, person?.ladder ?? 'contributor');
}

/** Remembers the level that somebody was seen with; a level that is kept here anyway is none to remember. */
export async function noteLevel(tx: Tx, person: Person, level: Level, at: Instant): Promise<void> {
  const seenAs = isLevel(level, 'maintainer') ? { level, at } : null;
  if (seenAs?.level !== person.seenAs?.level) await tx.people.save({ ...person, seenAs });
}

/** L2: the level of the one who acts, which is remembered of their person, so that it is known whom to ask. */
export async function noteActor(tx: Tx, act: Act, person: Person): Promise<Level> {
  const level = await actorsLevel(tx, act);
  await noteAccount(tx, person, level, act.at);
  return level;
}

/** L2: remembers the level that the roles of a member of the server give. */
export async function noteMember(tx: Tx, person: Person, { roleIds }: ChatMember, at: Instant): Promise<void> {
  const { roles } = await serverOf(tx, person.serverId);
  await noteAccount(tx, person, levelOf(roleIds, roles, person.ladder), at);
}

/** Remembers what one account shows; another one of the same person may have a higher level. */
async function noteAccount(tx: Tx, person: Person, level: Level, at: Instant): Promise<void> {
  if (person.accounts.length < 2 || isLevel(level, knownLevel(person))) await noteLevel(tx, person, level, at);
}

/**
 * L2: the level of somebody who is not acting, asked of Discord now, by all accounts of theirs. Null when Discord does not
 * say. Not to be called in a transaction.
 */
export async function levelOfPerson(deps: Deps, person: Person): Promise<Level | null> {
  const server = await deps.store.read((tx) => serverOf(tx, person.serverId));
  const levels: Level[] = [person.ladder];
  for (const account of person.accounts) {
    const member = await deps.chat.member(person.serverId, account);
    if (!member.ok) return null;
    if (member.value) levels.push(levelOf(member.value.roleIds, server.roles, person.ladder));
  }
  return highest(levels);
}

async function serverOf(tx: Tx, id: Server['id']): Promise<Server> {
  const server = await tx.servers.find(id);
  if (!server) throw new Error(`server ${id} is not known`);
  return server;
}

import { dayOf } from '../domain/participation-kinds.js';
import type { Written } from '../domain/written.js';
import type { Tx } from '../ports/store.js';
import type { Deps } from './deps.js';
import { takePart } from './take-part.js';

/** Whoever was counted today is not asked about again; beyond so many the oldest are, which changes nothing. */
const REMEMBERED_AT_MOST = 20_000;

/**
 * P9: counts discussion in groups' channels: once a person, group and day, of people who are in the group. Makes a
 * function that is told of every message there is.
 */
export function createDiscussionCount(deps: Pick<Deps, 'store' | 'clock' | 'edition'>) {
  const counted = new Set<string>();
  return async (written: Written): Promise<void> => {
    const { channelId, userId, at } = written;
    const key = `${channelId} ${userId} ${dayOf(at)}`;
    if (counted.has(key)) return;
    counted.add(key);
    try {
      if (!(await count(deps, written))) counted.delete(key);
    } catch (error) {
      counted.delete(key);
      throw error;
    }
    const [oldest] = counted;
    if (counted.size > REMEMBERED_AT_MOST && oldest !== undefined) counted.delete(oldest);
  };
}

/** False when there is nothing to count, which may change before the day is over. */
async function count(deps: Pick<Deps, 'store' | 'clock' | 'edition'>, written: Written): Promise<boolean> {
  if (!(await deps.store.read((tx) => whoIn(tx, written)))) return false;
  return deps.store.transaction(async (tx) => {
    await tx.servers.lock(written.serverId);
    const found = await whoIn(tx, written);
    if (!found) return false;
    const { groupId, personId } = found;
    const day = dayOf(written.at);
    const today = await tx.participation.of(groupId, personId, { from: day, to: day });
    if (today.some(({ kind }) => kind === 'discussion')) return true;
    await takePart(tx, deps, { ...found, kind: 'discussion', at: written.at });
    return true;
  });
}

/** Who wrote in which group; null for a channel of none, for a stranger to it, and for somebody who wants no counting. */
async function whoIn(tx: Tx, { serverId, channelId, userId }: Written) {
  const group = await tx.groups.byChannel(serverId, channelId);
  if (group?.status !== 'active') return null;
  const person = await tx.people.byAccount(serverId, userId);
  if (!person?.counted) return null;
  const membership = await tx.memberships.of(group.id, person.id);
  return membership && membership.endedAt === null ? { groupId: group.id, personId: person.id } : null;
}

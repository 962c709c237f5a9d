import type { Group } from '../domain/group.js';
import type { Refusal } from '../domain/refusal.js';
import type { Act } from './act.js';
import type { Deps } from './deps.js';
import { notHere } from './group-here.js';

/** Where a root is of use; dispatch answers elsewhere with the right channel, registration follows it. */
export type Place = 'everywhere' | 'group-channels' | 'working-groups';

/**
 * C1: whether a command of this place may be used in the channel of the act. Answers null when it may, else the
 * refusal with some channels where it can be used.
 */
export async function allowed(place: Place, act: Act, deps: Deps): Promise<Refusal | null> {
  if (place === 'everywhere') return null;
  return deps.store.read(async (tx) => {
    const here = await tx.groups.byChannel(act.serverId, act.channelId);
    return here && fits(here, place) ? null : notHere(tx, act, (group) => fits(group, place));
  });
}

const fits = (group: Group, place: 'group-channels' | 'working-groups'): boolean =>
  place === 'group-channels' || group.kind === 'working-group';

import { fitsGroup, type Place } from '../domain/place.js';
import type { Refusal } from '../domain/refusal.js';
import type { Act } from './act.js';
import type { Deps } from './deps.js';
import { notHere } from './group-here.js';

/**
 * C1: whether a command of this place may be used in the channel of the act. Answers null when it may, else the
 * refusal with some channels where it can be used.
 */
export async function allowed(place: Place, act: Act, deps: Deps): Promise<Refusal | null> {
  if (place === 'everywhere') return null;
  return deps.store.read(async (tx) => {
    if (place === 'creation-channel') {
      const creation = (await tx.servers.find(act.serverId))?.channels.creation ?? null;
      return creation === act.channelId ? null : { clause: 'C1', code: 'not-the-creation-channel', creation };
    }
    const here = await tx.groups.byChannel(act.serverId, act.channelId);
    return here && fitsGroup(place, here) ? null : notHere(tx, act, (group) => fitsGroup(place, group));
  });
}

import { fitsGroup, type Place } from '../domain/place.js';
import type { Refusal } from '../domain/refusal.js';
import type { Act } from './act.js';
import type { Deps } from './deps.js';
import { notHere } from './group-here.js';

/**
 * C1: whether a command of this place may be used in the channel of the act. Answers null when it may, else the
 * refusal with some channels where it can be used, or with what makes it usable here (P4).
 */
export async function allowed(place: Place, act: Act, deps: Deps): Promise<Refusal | null> {
  if (place === 'everywhere') return null;
  return deps.store.read(async (tx) => {
    if (place === 'creation-channel') {
      const creation = (await tx.servers.find(act.serverId))?.channels.creation ?? null;
      return creation === act.channelId ? null : { clause: 'C1', code: 'not-the-creation-channel', creation };
    }
    const here = await tx.groups.byChannel(act.serverId, act.channelId);
    if (here && fitsGroup(place, here)) return null;
    if (here && place === 'member-tier') return { clause: 'P4', code: 'no-member-tier', group: here.title };
    return notHere(tx, act, (group) => fitsGroup(place, group));
  });
}

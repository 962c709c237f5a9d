import type { Group } from '../domain/group.js';
import type { Refusal } from '../domain/refusal.js';
import type { Act } from './act.js';
import type { Deps } from './deps.js';

/** Where a root is of use; dispatch answers elsewhere with the right channel, registration follows it. */
export type Place = 'everywhere' | 'group-channels' | 'working-groups';

const CHANNELS_NAMED_AT_MOST = 10;

/**
 * C1: whether a command of this place may be used in the channel of the act. Answers null when it may, else the
 * refusal with up to ten channels where it can be used.
 */
export async function allowed(place: Place, act: Act, deps: Deps): Promise<Refusal | null> {
  if (place === 'everywhere') return null;
  return deps.store.read(async (tx) => {
    const here = await tx.groups.byChannel(act.serverId, act.channelId);
    if (here && fits(here, place)) return null;
    const groups = await tx.groups.list(act.serverId, { status: 'active' });
    const groupChannels = groups
      .filter((group) => fits(group, place))
      .flatMap((group) => (group.channelId ? [group.channelId] : []))
      .slice(0, CHANNELS_NAMED_AT_MOST);
    return { clause: 'C1', code: 'not-a-group-channel', groupChannels };
  });
}

const fits = (group: Group, place: 'group-channels' | 'working-groups'): boolean =>
  place === 'group-channels' || group.kind === 'working-group';

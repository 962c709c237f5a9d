import { no, yes, type Decision } from '../domain/decision.js';
import type { PrivatePlace } from '../domain/conduct.js';
import type { Snowflake } from '../domain/ids.js';
import type { Refusal } from '../domain/refusal.js';
import type { Server } from '../domain/server.js';
import type { Chat } from '../ports/chat.js';

/** A channel that is set as private, and whether it does as one. */
export interface PrivateChannel {
  readonly place: PrivatePlace;
  readonly channelId: Snowflake;
  /** `open`: everybody in the server reads it; `unreachable`: it is gone, or the bot cannot write there. */
  readonly state: 'private' | 'open' | 'unreachable';
}

/**
 * E2: the channels of Core Maintainers and of moderators that are set, as Discord shows them now. That no role but theirs
 * opens a channel cannot be told with what the bot may see.
 */
export function privateChannels(chat: Chat, { id, channels }: Server): PrivateChannel[] {
  const set: readonly (readonly [PrivatePlace, Snowflake | null])[] = [
    ['core-maintainers', channels.coreMaintainers],
    // One channel for both is told once.
    ['moderators', channels.moderators === channels.coreMaintainers ? null : channels.moderators],
  ];
  const there = chat.place(id)?.channels ?? [];
  return set.flatMap(([place, channelId]) => {
    if (channelId === null) return [];
    const found = there.find((each) => each.id === channelId);
    const writes = found !== undefined && !WRITING.some((permission) => found.missing.includes(permission));
    return [{ place, channelId, state: !writes ? 'unreachable' : found.open ? 'open' : 'private' }];
  });
}

const WRITING = ['ViewChannel', 'SendMessages'] as const;

/** E2: those that do; refused when none does. */
export function usablePrivateChannels(chat: Chat, server: Server): Decision<PrivateChannel[], Refusal> {
  const set = privateChannels(chat, server);
  const usable = set.filter(({ state }) => state === 'private');
  if (usable.length > 0) return yes(usable);
  if (set.length === 0) return no({ clause: 'E2', code: 'no-private-channel' });
  return no({
    clause: 'E2',
    code: 'private-channels-unusable',
    channels: set.flatMap(({ channelId, state }) => (state === 'private' ? [] : [{ channelId, because: state }])),
  });
}

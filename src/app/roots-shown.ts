import type { Snowflake } from '../domain/ids.js';
import { channelsFor } from '../domain/place.js';
import type { RootShown } from '../domain/visibility.js';
import type { ChatPlace, ChatResult } from '../ports/chat.js';
import type { Deps } from './deps.js';

/** The registered roots of a server as they are shown now, with what is needed to judge and to name their channels. */
export interface RootsShown {
  readonly roots: readonly RootShown[];
  readonly groupChannels: readonly Snowflake[];
  /** Names of the server's channels. */
  readonly names: ReadonlyMap<Snowflake, string>;
}

/** C1: reads where each root is of use and where Discord shows it. Channels that are gone count for nothing. */
export async function rootsShown(deps: Deps, serverId: Snowflake): Promise<ChatResult<RootsShown>> {
  const place = deps.chat.place(serverId);
  if (!place) return { ok: false, failure: { kind: 'unavailable', retryAfterMs: null, code: 'no-session' } };
  const read = await deps.permissions.read(serverId);
  if (!read.ok) return read;
  const names = namesOf(place);
  const { groups, creation } = await deps.store.read(async (tx) => ({
    groups: await tx.groups.list(serverId),
    creation: (await tx.servers.find(serverId))?.channels.creation ?? null,
  }));
  const present = (ids: readonly Snowflake[]) => ids.filter((id) => names.has(id));
  const roots = read.value.commands.flatMap(({ id, root, own }): RootShown[] => {
    const known = deps.roots.find(({ name }) => name === root);
    if (!known) return [];
    const channels = channelsFor(known.place, groups, creation);
    return [
      {
        ...known,
        commandId: id,
        channels: channels === 'everywhere' ? channels : present(channels),
        rules: { own, common: read.value.common },
      },
    ];
  });
  const groupChannels = present(groups.flatMap(({ channelId }) => (channelId === null ? [] : [channelId])));
  return { ok: true, value: { roots, groupChannels, names } };
}

const namesOf = ({ channels }: ChatPlace): Map<Snowflake, string> =>
  new Map(channels.map(({ id, name }) => [id, name]));

import { groupOfChannelName } from '../domain/group.js';
import type { Snowflake } from '../domain/ids.js';
import type { Deps } from './deps.js';
import { tellCoreMaintainers } from './tell-core-maintainers.js';

/** What happened to a text channel, as Discord tells it. */
export interface ChannelChange {
  readonly type: 'made' | 'renamed' | 'removed';
  readonly serverId: Snowflake;
  readonly channelId: Snowflake;
  readonly name: string;
}

/**
 * C1: a new channel that is called like a group's offers to be bound; a renamed one stays bound; a deleted one raises an
 * alarm in the Core Maintainers' channel and is noted in the record.
 */
export async function channelChanged(deps: Deps, change: ChannelChange): Promise<void> {
  await (change.type === 'removed' ? alarm(deps, change) : offer(deps, change));
  deps.wake();
}

const offer = ({ store, clock }: Deps, { serverId, channelId, name }: ChannelChange): Promise<void> =>
  store.transaction(async (tx) => {
    const named = groupOfChannelName(name);
    if (!named || (await tx.groups.byChannel(serverId, channelId))) return;
    const group = await tx.groups.byName(serverId, named.kind, named.name);
    if (group?.channelId) return; // that group has its channel; this one only borrows the name
    await tx.outbox.say({
      key: `channel-unbound:${channelId}:${named.kind}:${named.name}`,
      serverId,
      channelId,
      notice: { type: 'channel-unbound', channelId, ...named },
      at: clock.now(),
    });
  });

const alarm = ({ store, clock, edition }: Deps, { serverId, channelId }: ChannelChange): Promise<void> =>
  store.transaction(async (tx) => {
    await tx.servers.lock(serverId);
    const group = await tx.groups.byChannel(serverId, channelId);
    if (!group || !(await tx.rememberOccurrence(`channel-lost:${channelId}`, clock.now()))) return;
    await tx.record.append(serverId, {
      kind: 'channel-lost',
      subject: `group:${group.id}`,
      groupId: group.id,
      clauses: ['C1'],
      edition,
      at: clock.now(),
      facts: { channelId },
      sealed: {},
    });
    const key = `channel-lost:${channelId}`;
    const notice = { type: 'channel-lost', kind: group.kind, title: group.title } as const;
    await tellCoreMaintainers(tx, { key, serverId, notice, at: clock.now() });
  });

import { randomUUID } from 'node:crypto';
import { no, yes, type Decision } from '../domain/decision.js';
import { groupOfChannelName, type Group, type GroupKind } from '../domain/group.js';
import { asId, type GroupId, type Snowflake } from '../domain/ids.js';
import type { Refusal } from '../domain/refusal.js';
import type { Tx } from '../ports/store.js';
import type { Act } from './act.js';
import type { Deps } from './deps.js';
import { perform } from './perform.js';
import { showInChannel } from './show-in-channel.js';
import { personOf } from './who.js';
import { requireManager } from './require-manager.js';

/**
 * C1: binds a channel to a group by the channel's id, so that a rename never loses it. A group that is not known is
 * made; one that is bound elsewhere moves, with what still waits to be delivered.
 * @param named kind and name; null to take them from the channel's own name (`#tracing-wg`)
 */
export const bindChannel = (
  deps: Deps,
  act: Act,
  channel: { readonly id: Snowflake; readonly name: string },
  named: { readonly kind: GroupKind; readonly name: string } | null,
): Promise<Decision<Group, Refusal>> =>
  perform(deps, act, async (tx) => {
    const allowed = requireManager(act);
    if (!allowed.ok) return allowed;
    const wanted = named ?? groupOfChannelName(channel.name);
    if (!wanted || !GROUP_NAME.test(wanted.name)) {
      return no({ clause: 'C1', code: 'name-not-usable', typed: wanted?.name ?? channel.name });
    }
    const holder = await tx.groups.byChannel(act.serverId, channel.id);
    if (holder && (holder.kind !== wanted.kind || holder.name !== wanted.name)) {
      return no({ clause: 'C1', code: 'channel-bound', group: holder.title });
    }
    if (holder) return no({ clause: 'C1', code: 'unchanged' });
    const known = await tx.groups.byName(act.serverId, wanted.kind, wanted.name);
    return yes(await bind(tx, deps, act, known ?? newGroup(act, wanted), channel.id));
  });

/** The `<name>` of `#<name>-wg`. */
const GROUP_NAME = /^[\p{Ll}\p{Lo}\p{N}](?:[\p{Ll}\p{Lo}\p{N}_-]{0,88}[\p{Ll}\p{Lo}\p{N}])?$/u;

const newGroup = (act: Act, { kind, name }: { kind: GroupKind; name: string }): Group => ({
  id: asId<GroupId>(randomUUID()),
  serverId: act.serverId,
  kind,
  name,
  title: name.replace(/(^|-)(\p{L})/gu, (_all, gap: string, letter: string) => (gap && ' ') + letter.toUpperCase()),
  status: 'active',
  mission: '',
  memberTier: kind === 'working-group',
  channelId: null,
  // L5: a channel that is bound belongs to a group that was there before.
  grandfathered: true,
  oneHoldsSince: null,
  createdAt: act.at,
});

async function bind(tx: Tx, deps: Deps, act: Act, before: Group, channelId: Snowflake): Promise<Group> {
  const group = { ...before, channelId };
  const at = deps.clock.now();
  await tx.groups.save(group);
  await tx.record.append(act.serverId, {
    kind: 'channel-bound',
    subject: `group:${group.id}`,
    groupId: group.id,
    clauses: ['C1', 'K1'],
    edition: deps.edition,
    at: act.at,
    facts: { kind: group.kind, name: group.name, channelId, from: before.channelId },
    sealed: { actor: { value: act.user.id, personId: (await personOf(tx, act)).id } },
  });
  await showInChannel(tx, group, before.channelId, at);
  return group;
}

import { no, yes, type Decision } from '../domain/decision.js';
import { groupOfChannelName, type Group } from '../domain/group.js';
import { asId, type GroupId } from '../domain/ids.js';
import type { Refusal } from '../domain/refusal.js';
import type { Tx } from '../ports/store.js';
import type { Act } from './act.js';

/** At most this many channels are named to somebody who asked in the wrong place. */
const CHANNELS_NAMED = 10;

/** C1: the group of the channel in which somebody acts. */
export async function groupHere(tx: Tx, act: Act): Promise<Decision<Group, Refusal>> {
  const group = await tx.groups.byChannel(act.serverId, act.channelId);
  return group ? yes(group) : no(await notHere(tx, act, () => true));
}

/** C1: the refusal of what somebody asked for in the wrong place, with channels of groups that fit. */
export async function notHere(tx: Tx, act: Act, fits: (group: Group) => boolean): Promise<Refusal> {
  const groups = await tx.groups.list(act.serverId, { status: 'active' });
  const groupChannels = groups
    .filter(fits)
    .flatMap((group) => (group.channelId ? [group.channelId] : []))
    .slice(0, CHANNELS_NAMED);
  return { clause: 'C1', code: 'not-a-group-channel', groupChannels };
}

/** The group that somebody named (an autocompleted id, `agents-wg`, or its title), or else the channel's. */
export async function groupNamed(tx: Tx, act: Act, typed: string | null): Promise<Decision<Group, Refusal>> {
  if (typed === null) return groupHere(tx, act);
  const byId = await tx.groups.find(asId<GroupId>(typed));
  if (byId && byId.serverId === act.serverId) return yes(byId);
  const wanted = typed.trim().replace(/^#/u, '').toLowerCase();
  const named = groupOfChannelName(wanted);
  const byName = named && (await tx.groups.byName(act.serverId, named.kind, named.name));
  if (byName) return yes(byName);
  const titled = (await tx.groups.list(act.serverId)).filter(
    (group) => group.title.toLowerCase() === wanted || group.name === wanted,
  );
  const [only] = titled;
  return only && titled.length === 1 ? yes(only) : no({ clause: 'C1', code: 'unknown-group', typed });
}

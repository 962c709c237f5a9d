import type { Group } from '../domain/group.js';
import type { GroupId, Instant } from '../domain/ids.js';
import { inactive, putOff } from '../domain/inactivity.js';
import type { Membership } from '../domain/membership.js';
import { edition } from '../domain/rules.js';
import type { Tx } from '../ports/store.js';
import type { Deps } from './deps.js';
import { liveSession } from './move-deadline.js';
import { presenceIn } from './server-presence.js';
import { tellCoreMaintainers } from './tell-core-maintainers.js';
import { writeMembership } from './write-membership.js';

/**
 * P8: three months without participation are over for those of a group whose time this was. WG Members are emeritus and
 * told how they come back; leads stay, and Core Maintainers are told. The bot's own outages put it off first (X7). To be
 * called only while the bot is connected.
 */
export async function endActivity(
  tx: Tx,
  deps: Deps,
  { groupId, at, now }: { readonly groupId: GroupId; readonly at: Instant; readonly now: Instant },
): Promise<void> {
  const glimpse = await tx.groups.find(groupId);
  if (!glimpse) return;
  await tx.servers.lock(glimpse.serverId);
  const group = await tx.groups.find(groupId);
  if (group?.status !== 'active') return;
  const due = await tx.memberships.inactiveBetween(at - 1, at, groupId);
  const putOffTo = await outagesOf(tx, deps, group, due, now);
  let emeriti = 0;
  for (const before of due) {
    const later = putOffTo(before);
    if (later !== null) {
      await writeMembership(tx, deps, {
        membership: { ...before, inactiveAt: later },
        group,
        happened: 'inactivity-put-off',
        clauses: ['P8', 'X7'],
        facts: { from: at, to: later },
        at: now,
        actor: null,
      });
      continue;
    }
    const isLead = before.tier === 'lead';
    const happened = isLead ? 'lead-inactive' : 'became-emeritus';
    const membership = inactive(before);
    await writeMembership(tx, deps, { membership, group, happened, clauses: ['P8'], at, actor: null });
    if (isLead) await flag(tx, group, membership, at, now);
    else emeriti += 1;
  }
  if (emeriti === 0 || group.channelId === null) return;
  const notice = { type: 'emeritus', groupId, since: at } as const;
  const { serverId, channelId } = group;
  await tx.outbox.say({ key: `emeritus:${groupId}:${at}`, serverId, channelId, notice, at: now });
}

/** P8, X7: until when the bot's outages put somebody's inactivity off; null where they do not. */
async function outagesOf(
  tx: Tx,
  deps: Deps,
  { serverId }: Group,
  due: readonly Membership[],
  now: Instant,
): Promise<(membership: Membership) => Instant | null> {
  const participated = due.flatMap(({ participatedAt }) => participatedAt ?? []);
  if (!deps.outageExtension || participated.length === 0) return () => null;
  const from = Math.min(...participated);
  const connected = await presenceIn(tx, serverId, { from, to: now, live: liveSession(deps) });
  return (membership) => putOff(membership, connected, now, edition(deps.edition));
}

async function flag(tx: Tx, { id, serverId }: Group, lead: Membership, since: Instant, now: Instant): Promise<void> {
  const notice = { type: 'lead-inactive', groupId: id, personId: lead.personId, since } as const;
  await tellCoreMaintainers(tx, { key: `lead-inactive:${lead.id}:${since}`, serverId, notice, at: now });
}

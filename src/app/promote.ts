import { active } from '../domain/activity.js';
import type { Group } from '../domain/group.js';
import type { Instant } from '../domain/ids.js';
import type { Membership } from '../domain/membership.js';
import { nominationReference, type Nomination } from '../domain/nomination.js';
import type { Fact } from '../domain/record.js';
import { edition } from '../domain/rules.js';
import type { Tx } from '../ports/store.js';
import type { Deps } from './deps.js';
import { writeMembership } from './write-membership.js';

/** The kind of the entry that tells of a promotion. */
export const PROMOTED = 'nomination-promoted';

/** What a promotion's entry keeps of the place before, so that it can be taken back. */
export const placeBefore = ({ source, since }: Membership): { readonly [name: string]: Fact } => ({
  before: { source, since },
});

/** P6: makes the nominee WG Member at `at`, the deadline; the three months of P8 begin there, or with what they did since. */
export async function promote(tx: Tx, deps: Deps, membership: Membership, group: Group, at: Instant): Promise<void> {
  const member: Membership = { ...membership, tier: 'member', source: 'nominated', since: at, request: null };
  const activeAt = Math.max(at, membership.participatedAt ?? 0);
  await writeMembership(tx, deps, {
    membership: active(member, activeAt, edition(deps.edition)),
    group,
    happened: 'member-promoted',
    clauses: ['P5', 'P6'],
    at,
    actor: null,
  });
}

/** More than the entries that one nomination can reasonably have. */
const ENTRIES_AT_MOST = 1_000;

/** P6: undoes a promotion, because something came before the deadline and was processed after it. */
export async function takeBackTier(
  tx: Tx,
  deps: Deps,
  nomination: Nomination,
  group: Group,
  at: Instant,
): Promise<void> {
  const membership = await tx.memberships.of(nomination.groupId, nomination.personId);
  if (!membership || membership.endedAt !== null || membership.tier !== 'member') return;
  const { serverId } = nomination;
  const subject = nominationReference(nomination);
  const entries = await tx.record.list({ serverId, subject, limit: ENTRIES_AT_MOST });
  const before = entries.findLast(({ kind }) => kind === PROMOTED)?.facts['before'];
  await writeMembership(tx, deps, {
    membership: { ...membership, tier: 'participant', inactiveAt: null, ...keptOf(before) },
    group,
    happened: 'promotion-undone',
    clauses: ['P6'],
    at,
    actor: null,
  });
}

function keptOf(before: Fact | undefined): Partial<Membership> {
  if (before === null || typeof before !== 'object' || !('source' in before)) return {};
  const { source, since } = before;
  return {
    source: source === 'charter' || source === 'appointed' || source === 'nominated' ? source : 'joined',
    ...(typeof since === 'number' ? { since } : {}),
  };
}

import { tookPart } from '../domain/activity.js';
import type { GroupId, Instant, PersonId } from '../domain/ids.js';
import type { Membership } from '../domain/membership.js';
import { counted, dayOf, monthOf, type ParticipationKind } from '../domain/participation-kinds.js';
import { edition } from '../domain/rules.js';
import type { Tx } from '../ports/store.js';
import type { Deps } from './deps.js';
import { writeMembership } from './write-membership.js';

/** Something that counts as participation (P9). */
export interface Participated {
  readonly groupId: GroupId;
  readonly personId: PersonId;
  readonly kind: ParticipationKind;
  readonly at: Instant;
  readonly link?: string;
  /** Of what a lead attests: the lead. */
  readonly byId?: PersonId;
}

/** What counts although somebody wants nothing counted: they, or a lead, wrote it down themselves. */
const WRITTEN_DOWN: ReadonlySet<ParticipationKind> = new Set(['contribution', 'attested']);

/**
 * P9, P8: counts what somebody did, unless they want nothing counted, and lets their three months begin anew. Discussion
 * counts from the day on which it happened often enough in its month. The server must be locked in this transaction.
 */
export async function takePart(tx: Tx, deps: Pick<Deps, 'edition' | 'clock'>, what: Participated): Promise<void> {
  const { groupId, personId, kind, at } = what;
  const person = await tx.people.find(personId);
  if (!person || person.erasedAt !== null || (!person.counted && !WRITTEN_DOWN.has(kind))) return;
  await tx.participation.count(what);
  const rules = edition(deps.edition);
  const before = await tx.memberships.of(groupId, personId);
  if (!before || before.endedAt !== null) return;
  if (kind === 'discussion') {
    const days = await tx.participation.of(groupId, personId, { from: `${monthOf(at)}-01`, to: dayOf(at) });
    if (!counted(days, rules.DISCUSSION_DAYS).some((each) => each.kind === 'discussion')) return;
  }
  const moved = tookPart(before, at, rules);
  if (moved === before) return;
  if (before.inactiveSince !== null && moved.inactiveSince === null) await writeBack(tx, deps, moved, at);
  else await tx.memberships.save(moved);
}

/** P8: a lead who was inactive takes part again, or it shows only now that somebody had taken part in time. */
async function writeBack(
  tx: Tx,
  deps: Pick<Deps, 'edition' | 'clock'>,
  membership: Membership,
  at: Instant,
): Promise<void> {
  const group = await tx.groups.find(membership.groupId);
  if (!group) throw new Error(`membership ${membership.id} has no group`);
  await writeMembership(tx, deps, {
    membership,
    group,
    happened: membership.tier === 'lead' ? 'lead-active-again' : 'emeritus-undone',
    clauses: ['P8'],
    at,
    actor: null,
  });
}

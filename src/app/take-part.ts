import { tookPart } from '../domain/activity.js';
import type { GroupId, Instant, PersonId } from '../domain/ids.js';
import { counted, dayOf, type ParticipationKind } from '../domain/participation-kinds.js';

import { edition } from '../domain/rules.js';
import type { Tx } from '../ports/store.js';
import type { Deps } from './deps.js';

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
 * counts from the day on which it happened often enough in its month.
 */
export async function takePart(tx: Tx, deps: Pick<Deps, 'edition'>, what: Participated): Promise<void> {
  const { groupId, personId, kind, at } = what;
  const person = await tx.people.find(personId);
  if (!person || person.erasedAt !== null || (!person.counted && !WRITTEN_DOWN.has(kind))) return;
  await tx.participation.count(what);
  const rules = edition(deps.edition);
  const membership = await tx.memberships.of(groupId, personId);
  if (!membership || membership.endedAt !== null) return;
  if (kind === 'discussion') {
    const month = dayOf(at).slice(0, 7);
    const days = await tx.participation.of(groupId, personId, { from: `${month}-01`, to: dayOf(at) });
    if (!counted(days, rules.DISCUSSION_DAYS).some((each) => each.kind === 'discussion')) return;
  }
  const moved = tookPart(membership, at, rules);
  if (moved !== membership) await tx.memberships.save(moved);
}

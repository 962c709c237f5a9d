import { addMonths } from '../domain/calendar.js';
import type { GroupId, Instant, PersonId } from '../domain/ids.js';
import { atLeast, type Membership } from '../domain/membership.js';
import { oneHolds, spreadOf, type Spread } from '../domain/organization.js';
import type { Tx } from '../ports/store.js';

/** L7: a quarter, in calendar months. */
const QUARTER_MONTHS = 3;

/** L7: how a group's people spread over organisations now, with who came and left within the last quarter. */
export const spreadNow = async (tx: Tx, groupId: GroupId, now: Instant): Promise<Spread> =>
  spreadOf(await tx.roster.organizations(groupId, addMonths(now, -QUARTER_MONTHS)));

/** L7: keeps since when one organisation holds a group, after something changed in it; its leads are reminded of that. */
export async function noteSpread(tx: Tx, groupId: GroupId, at: Instant): Promise<void> {
  const group = await tx.groups.find(groupId);
  if (!group) return;
  const holds = oneHolds(await spreadNow(tx, groupId, at));
  if (holds !== (group.oneHoldsSince !== null)) {
    await tx.groups.save({ ...group, oneHoldsSince: holds ? at : null });
  }
}

/** The same for all groups in which somebody counts, whose organisation may be another now. */
export async function noteSpreadOf(tx: Tx, personId: PersonId, at: Instant): Promise<void> {
  for (const membership of await tx.memberships.ofPerson(personId)) {
    if (countsInSpread(membership)) await noteSpread(tx, membership.groupId, at);
  }
}

/** L7: Participants and above count. */
export const countsInSpread = (membership: Membership | null): boolean =>
  membership !== null && membership.endedAt === null && atLeast(membership.tier, 'participant');

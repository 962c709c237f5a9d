import { yes, type Decision } from '../domain/decision.js';
import type { Group } from '../domain/group.js';
import type { Snowflake } from '../domain/ids.js';
import { MONTHS_SHOWN, missingOf, monthsBack, monthsOf, type MemberShown } from '../domain/member-shown.js';
import { atLeast, type Membership } from '../domain/membership.js';
import type { Person } from '../domain/person.js';
import type { Refusal } from '../domain/refusal.js';
import { edition } from '../domain/rules.js';
import type { Tx } from '../ports/store.js';
import type { Act } from './act.js';
import type { Deps } from './deps.js';
import { groupHere } from './group-here.js';
import { presentStanding } from './who.js';

/**
 * P1, P8, P9: how somebody stands in the channel's group, and elsewhere. What they did, by month and kind, is for
 * themselves and the leads of the group.
 */
export const showMember = (deps: Deps, act: Act, userId: Snowflake | null): Promise<Decision<MemberShown, Refusal>> =>
  deps.store.read(async (tx) => {
    const found = await groupHere(tx, act);
    if (!found.ok) return found;
    const group = found.value;
    const person = await tx.people.byAccount(act.serverId, userId ?? act.user.id);
    const isOneself = userId === null || userId === act.user.id || (person?.accounts.includes(act.user.id) ?? false);
    const asks = await presentStanding(tx, act, group);
    const places = person ? await placesOf(tx, person) : [];
    const here = places.find((each) => each.group.id === group.id) ?? null;
    const contributions = person ? await tx.contributions.of(group.id, person.id) : [];
    const days = person ? await tx.participation.of(group.id, person.id) : [];
    const nomination = person ? await tx.nominations.undecidedOf(group.id, person.id) : null;
    const rules = edition(deps.edition);
    const [oldest = ''] = monthsBack(act.at, MONTHS_SHOWN).toReversed();
    const mayKnow = isOneself || atLeast(asks.tier, 'lead');
    return yes({
      userId: userId ?? act.user.id,
      ...{ person, isOneself, group },
      membership: here?.membership ?? null,
      others: places.filter((each) => each !== here),
      contributions: contributions.toReversed(),
      months: mayKnow ? monthsOf(days, rules).filter(({ month }) => month >= oldest) : null,
      missing: mayKnow
        ? missingOf(here?.membership ?? null, { group, days, contributions, nomination, at: act.at, rules })
        : [],
    });
  });

/** P8: where the one who asks has a clock, wherever they ask. */
export const ownClocks = (deps: Deps, act: Act): Promise<{ group: Group; membership: Membership }[]> =>
  deps.store.read(async (tx) => {
    const person = await tx.people.byAccount(act.serverId, act.user.id);
    const places = person ? await placesOf(tx, person) : [];
    return places.filter(
      ({ membership: { inactiveAt, inactiveSince } }) => inactiveAt !== null || inactiveSince !== null,
    );
  });

/** The groups that somebody is in, by title. */
async function placesOf(tx: Tx, { id }: Person): Promise<{ group: Group; membership: Membership }[]> {
  const places: { group: Group; membership: Membership }[] = [];
  for (const membership of await tx.memberships.ofPerson(id)) {
    const group = await tx.groups.find(membership.groupId);
    if (group) places.push({ group, membership });
  }
  return places.toSorted((a, b) => (a.group.title < b.group.title ? -1 : 1));
}

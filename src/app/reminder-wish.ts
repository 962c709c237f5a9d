import { no, yes, type Decision } from '../domain/decision.js';
import { asId, type Instant, type PersonId, type Snowflake } from '../domain/ids.js';
import { noWish, quietHoursTyped, type ReminderWish } from '../domain/reminder-wish.js';
import type { Refusal } from '../domain/refusal.js';
import type { Tx } from '../ports/store.js';
import type { Act } from './act.js';
import { keepDaySaid, waitingPeople } from './collect-reminders.js';
import type { Deps } from './deps.js';
import { perform } from './perform.js';
import { personOf } from './who.js';

/** X6: how somebody is reminded, and what waits. */
export interface ReminderWishFacts {
  readonly wish: ReminderWish;
  readonly kinds: readonly { readonly kind: string; readonly about: string }[];
  /** When the next collected message comes, as things stand; null when nothing waits. */
  readonly nextAt: Instant | null;
}

/** X6: how the person who asks is reminded. */
export const showReminderWish = (deps: Deps, act: Act): Promise<ReminderWishFacts> =>
  deps.store.read(async (tx) => {
    const person = await tx.people.byAccount(act.serverId, act.user.id);
    return factsOf(tx, deps, await wishOf(tx, person?.id ?? NOBODY));
  });

/** For somebody who has never acted and of whom nothing is kept. */
const NOBODY = asId<PersonId>('nobody');

/** X6: switches reminders of one kind off or on. */
export const switchKind = (deps: Deps, act: Act, kind: string, on: boolean): Promise<Changed> =>
  change(deps, act, (wish) => {
    if (!deps.reminders.some((each) => each.kind === kind)) return no({ clause: 'X6', code: 'unchanged' });
    const others = wish.off.filter((each) => each !== kind);
    return yes({ ...wish, off: on ? others : [...others, kind] });
  });

/** X6: direct messages instead of the groups' channels, or not. */
export const switchDirect = (deps: Deps, act: Act, direct: boolean): Promise<Changed> =>
  change(deps, act, (wish) => yes({ ...wish, direct }));

/** X6: the hours in which somebody wants to hear nothing, and the zone of their days. */
export const setQuietHours = (deps: Deps, act: Act, typed: Parameters<typeof quietHoursTyped>[0]): Promise<Changed> =>
  change(deps, act, (wish) => {
    const hours = quietHoursTyped(typed);
    return hours.ok ? yes({ ...wish, ...hours.value }) : hours;
  });

/** X6: somebody who asked for direct messages takes none: back to the channels, so that each is not tried in vain. */
export async function directRefused(tx: Tx, serverId: Snowflake, userId: Snowflake): Promise<void> {
  const person = await tx.people.byAccount(serverId, userId);
  const wish = person && (await wishOf(tx, person.id));
  if (wish?.direct) await tx.reminders.saveWish({ ...wish, direct: false });
}

type Changed = Decision<ReminderWishFacts, Refusal>;

const change = (deps: Deps, act: Act, to: (wish: ReminderWish) => Decision<ReminderWish, Refusal>): Promise<Changed> =>
  perform(deps, act, async (tx) => {
    const before = await wishOf(tx, (await personOf(tx, act)).id);
    const changed = to(before);
    if (!changed.ok) return changed;
    await keepDaySaid(tx, before, changed.value, deps.clock.now());
    await tx.reminders.saveWish(changed.value);
    return yes(await factsOf(tx, deps, changed.value));
  });

const wishOf = async (tx: Tx, id: PersonId): Promise<ReminderWish> =>
  (await tx.reminders.wishes([id])).get(id) ?? noWish(id);

async function factsOf(tx: Tx, deps: Deps, wish: ReminderWish): Promise<ReminderWishFacts> {
  const [waiting] = await waitingPeople(tx, deps.clock.now(), { personId: wish.personId });
  const kinds = deps.reminders.map(({ kind, about }) => ({ kind, about }));
  return { wish, kinds, nextAt: waiting?.at ?? null };
}

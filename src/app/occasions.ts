import { addDays, weekOf } from '../domain/calendar.js';
import type { GroupId, Instant } from '../domain/ids.js';
import type { DueOccasion } from '../ports/reminder.js';

/** What occasions are about, with the time they are reckoned from; without one it has none. */
interface Timed {
  readonly subject: string;
  readonly groupId: GroupId;
  readonly at: Instant | null;
}

/** Those whose time is after `from` and at or before `to`. */
type Find = (from: Instant, to: Instant) => Promise<readonly Timed[]>;

/** For so many days before a time it is said that it comes: occasions that come due after `from` and at or before `to`. */
export const daysBefore = (days: readonly number[], from: Instant, to: Instant, find: Find): Promise<DueOccasion[]> =>
  around(
    days.map((before) => ({ due: -before, until: 0 })),
    from,
    to,
    find,
  );

/** The same for days after a time, each with the day on which it makes no sense any more. */
export const daysAfter = (
  days: readonly { readonly due: number; readonly until: number }[],
  from: Instant,
  to: Instant,
  find: Find,
): Promise<DueOccasion[]> => around(days, from, to, find);

async function around(
  days: readonly { readonly due: number; readonly until: number }[],
  from: Instant,
  to: Instant,
  find: Find,
): Promise<DueOccasion[]> {
  const occasions = await Promise.all(
    days.map(async ({ due, until }) =>
      (await find(addDays(from, -due), addDays(to, -due))).flatMap(({ subject, groupId, at }) =>
        at === null ? [] : { subject, groupId, dueAt: addDays(at, due), untilAt: addDays(at, until), urgent: false },
      ),
    ),
  );
  return occasions.flat();
}

/** What is said on Monday is old news after so many days, for the next one is near. */
const MONDAYS_DAYS_OF_USE = 4;

/** The occasion of a week for each of these groups, when its Monday came after `from` and at or before `to`. */
export async function onMonday(
  from: Instant,
  to: Instant,
  groups: (monday: Instant) => Promise<readonly GroupId[]>,
): Promise<DueOccasion[]> {
  const monday = weekOf(to);
  if (monday <= from) return [];
  const untilAt = addDays(monday, MONDAYS_DAYS_OF_USE);
  return (await groups(monday)).map((id) => ({ subject: id, groupId: id, dueAt: monday, untilAt, urgent: false }));
}

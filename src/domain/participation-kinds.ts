import type { GroupId, Instant, PersonId } from './ids.js';

/** P9: what counts as participation. Reading and reactions don't. */
export const PARTICIPATION_KINDS = [
  'proposal',
  'block',
  'contribution',
  'agenda-item',
  'meeting',
  'notes',
  'ballot',
  'discussion',
  'attested',
] as const;
export type ParticipationKind = (typeof PARTICIPATION_KINDS)[number];

/** What somebody did of one kind in a group on one day. */
export interface ParticipationDay {
  readonly groupId: GroupId;
  readonly personId: PersonId;
  /** `2026-11-30`, in UTC. */
  readonly day: string;
  readonly kind: ParticipationKind;
  readonly count: number;
  readonly link: string | null;
  /** Of what a lead attests because the bot could not see it (P5): the lead. */
  readonly byId: PersonId | null;
  /** The first of that day. */
  readonly at: Instant;
}

/** The day of an instant, in UTC. */
export const dayOf = (at: Instant): string => new Date(at).toISOString().slice(0, 10);

/** The month of a day or an instant, in UTC: `2026-11`. */
export const monthOf = (at: Instant | string): string => (typeof at === 'string' ? at : dayOf(at)).slice(0, 7);

/** P9: on so many days of a month somebody must have discussed for it to count. */
export const countsAsDiscussed = (days: readonly ParticipationDay[], needed: number): ReadonlySet<string> => {
  const perMonth = new Map<string, Set<string>>();
  for (const { kind, day } of days) {
    if (kind !== 'discussion') continue;
    perMonth.set(monthOf(day), (perMonth.get(monthOf(day)) ?? new Set()).add(day));
  }
  return new Set([...perMonth].filter(([, seen]) => seen.size >= needed).map(([month]) => month));
};

/** P9: what of it is participation: discussion only in months in which it happened on enough days. */
export function counted(days: readonly ParticipationDay[], needed: number): ParticipationDay[] {
  const discussed = countsAsDiscussed(days, needed);
  return days.filter(({ kind, day }) => kind !== 'discussion' || discussed.has(monthOf(day)));
}

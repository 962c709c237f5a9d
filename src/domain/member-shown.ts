import type { Contribution } from './contribution.js';
import { evidenceFor, oldEnoughOn, type Missing as MissingEvidence } from './evidence.js';
import type { Group } from './group.js';
import type { Instant, Snowflake } from './ids.js';
import { isEmeritus, type Membership } from './membership.js';
import type { Nomination } from './nomination.js';
import { counted, monthOf, type ParticipationDay, type ParticipationKind } from './participation-kinds.js';
import type { Person } from './person.js';
import type { Edition } from './rules.js';

/** So many months are shown, this one included. */
export const MONTHS_SHOWN = 6;

/** What was done in a month, by kind. `enough` is false for discussion on too few days to count (P9). */
export interface MonthDone {
  /** `2026-11`. */
  readonly month: string;
  readonly done: readonly { readonly kind: ParticipationKind; readonly count: number; readonly enough: boolean }[];
}

/** Everything that is said about somebody's place in a group. */
export interface MemberShown {
  readonly userId: Snowflake;
  /** Null for somebody of whom nothing is kept. */
  readonly person: Person | null;
  readonly isOneself: boolean;
  readonly group: Group;
  /** Null for somebody who is not in the group. */
  readonly membership: Membership | null;
  readonly others: readonly { readonly group: Group; readonly membership: Membership }[];
  /** The newest first. */
  readonly contributions: readonly Contribution[];
  /** Null when it is not shown to the one who asks. */
  readonly months: readonly MonthDone[] | null;
  readonly missing: readonly Missing[];
}

/** What somebody lacks to be WG Member of a group that has them (P5, P8). */
export type Missing =
  | { readonly what: 'return'; readonly tookPart: boolean; readonly asked: boolean }
  /** On which day the first participation will be old enough, `2026-11-30`; null while there is none. */
  | { readonly what: 'first'; readonly enoughAt: string | null }
  | Exclude<MissingEvidence, { readonly what: 'since' }>
  /** Nothing but the end of the nomination that is open. */
  | { readonly what: 'deadline'; readonly nomination: Nomination }
  | { readonly what: 'nomination' };

/** P9: what was done in each of the last months, the newest first; months in which nothing was are left out. */
export function monthsOf(days: readonly ParticipationDay[], rules: Edition): MonthDone[] {
  const counts = new Set(counted(days, rules.DISCUSSION_DAYS));
  const months = [...new Set(days.map(({ day }) => monthOf(day)))].toSorted().toReversed();
  return months.map((month) => {
    const those = days.filter(({ day }) => monthOf(day) === month);
    const kinds = [...new Set(those.map(({ kind }) => kind))];
    return {
      month,
      done: kinds.map((kind) => {
        const of = those.filter((each) => each.kind === kind);
        // Of discussion only the days are known.
        const count = of.reduce((sum, each) => sum + (kind === 'discussion' ? 1 : each.count), 0);
        return { kind, count, enough: of.some((each) => counts.has(each)) };
      }),
    };
  });
}

/** The months back from `at`, this one first: `2026-11`, `2026-10`, … */
export const monthsBack = (at: Instant, count: number): string[] =>
  Array.from({ length: count }, (_each, back) => {
    const date = new Date(at);
    return monthOf(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() - back, 1));
  });

/**
 * P5, P8: what somebody lacks to be WG Member; nothing for who is that, or where there are none. The evidence is that of a
 * nomination which would be announced now.
 */
export function missingOf(
  membership: Membership | null,
  {
    group,
    days,
    contributions,
    nomination,
    at,
    rules,
  }: {
    readonly group: Group;
    readonly days: readonly ParticipationDay[];
    readonly contributions: readonly Contribution[];
    /** Theirs in the group that is undecided. */
    readonly nomination: Nomination | null;
    readonly at: Instant;
    readonly rules: Edition;
  },
): Missing[] {
  if (membership?.tier !== 'participant' || !group.memberTier) return [];
  if (isEmeritus(membership)) {
    const tookPart = (membership.participatedAt ?? 0) >= (membership.inactiveSince ?? 0);
    return [{ what: 'return', tookPart, asked: membership.returnAskedAt !== null }];
  }
  const { firstDay, missing } = evidenceFor({ days, contributions, membership }, at, rules);
  const lacks = missing.map((each): Missing =>
    each.what === 'since' ? { what: 'first', enoughAt: firstDay && oldEnoughOn(firstDay, rules) } : each,
  );
  if (lacks.length > 0) return lacks;
  return nomination === null ? [{ what: 'nomination' }] : [{ what: 'deadline', nomination }];
}

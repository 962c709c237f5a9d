import { addMonths } from './calendar.js';
import type { Contribution } from './contribution.js';
import type { Instant } from './ids.js';
import type { Membership } from './membership.js';
import { counted, dayOf, type ParticipationDay, type ParticipationKind } from './participation-kinds.js';
import type { Edition } from './rules.js';

/** One of the months before an announcement: what somebody did in it, by kind. Days are in UTC. */
export interface EvidenceMonth {
  /** Its first day. */
  readonly from: string;
  /** Its last day. */
  readonly to: string;
  readonly counts: Partial<Record<ParticipationKind, number>>;
}

/** P5: what is missing for somebody to become WG Member. */
export type Missing =
  /** They are not Participant in the group any more. */
  | { readonly what: 'participant' }
  /** Their first participation came too late: it had to be on this day or before. */
  | { readonly what: 'since'; readonly by: string }
  | { readonly what: 'month'; readonly from: string; readonly to: string }
  | { readonly what: 'contributions'; readonly needed: number; readonly there: number };

/** P5: what speaks for a nomination, and what is missing. */
export interface Evidence {
  /** The day of the first participation that counts. */
  readonly firstDay: string | null;
  /** The months before the announcement, the oldest first. */
  readonly months: readonly EvidenceMonth[];
  /** Those that a lead has confirmed. */
  readonly contributions: readonly Contribution[];
  /** Days that a lead attests because the bot could not see them. */
  readonly attested: readonly ParticipationDay[];
  readonly missing: readonly Missing[];
}

/**
 * P5: the evidence for a nomination that was announced at `at`. Participation is known by days (in UTC), so the months
 * are spans of days that are counted back from the day of the announcement, which is the last of them; a day that a month
 * lacks becomes its last one. What came after that day is no evidence.
 */
export function evidenceFor(
  known: {
    readonly days: readonly ParticipationDay[];
    readonly contributions: readonly Contribution[];
    readonly membership: Membership | null;
  },
  at: Instant,
  rules: Edition,
): Evidence {
  const { membership } = known;
  const days = counted(
    known.days.filter(({ day }) => day <= dayOf(at)),
    rules.DISCUSSION_DAYS,
  );
  const contributions = known.contributions.filter(({ status }) => status === 'confirmed');
  const months = monthsBefore(at, rules.NOMINATION_MONTHS).map(({ from, to }) => ({
    from,
    to,
    counts: countsOf(days.filter(({ day }) => from <= day && day <= to)),
  }));
  const firstDay = days.reduce<string | null>((first, { day }) => (first === null || day < first ? day : first), null);
  const by = dayOf(addMonths(at, -rules.NOMINATION_MONTHS));
  const missing: Missing[] = [
    ...(membership?.endedAt === null && membership.tier === 'participant' ? [] : [{ what: 'participant' } as const]),
    ...(firstDay !== null && firstDay <= by ? [] : [{ what: 'since', by } as const]),
    ...months.flatMap(({ from, to, counts }) =>
      Object.keys(counts).length > 0 ? [] : [{ what: 'month', from, to } as const],
    ),
    ...(contributions.length >= rules.NOMINATION_CONTRIBUTIONS
      ? []
      : [{ what: 'contributions', needed: rules.NOMINATION_CONTRIBUTIONS, there: contributions.length } as const]),
  ];
  return { firstDay, months, contributions, attested: days.filter(({ kind }) => kind === 'attested'), missing };
}

export const isComplete = ({ missing }: Evidence): boolean => missing.length === 0;

/**
 * P5: the first day on which a nomination can be announced for which participation on `firstDay` is old enough. It may be
 * days after the same day three months later, where that month is shorter.
 */
export function oldEnoughOn(firstDay: string, rules: Edition): string {
  let at = addMonths(Date.parse(firstDay), rules.NOMINATION_MONTHS);
  while (dayOf(addMonths(at, -rules.NOMINATION_MONTHS)) < firstDay) at += DAY_MS;
  return dayOf(at);
}

const DAY_MS = 24 * 60 * 60 * 1000;

/** The n months before an instant as spans of days without gaps, the oldest first; the last one ends with its day. */
function monthsBefore(at: Instant, n: number): { from: string; to: string }[] {
  return Array.from({ length: n }, (_, index) => {
    const ago = n - index;
    return {
      from: dayOf(addMonths(at, -ago)),
      to: ago === 1 ? dayOf(at) : dayOf(addMonths(at, 1 - ago) - DAY_MS),
    };
  });
}

function countsOf(days: readonly ParticipationDay[]): EvidenceMonth['counts'] {
  const counts: Partial<Record<ParticipationKind, number>> = {};
  for (const { kind, count } of days) counts[kind] = (counts[kind] ?? 0) + count;
  return counts;
}

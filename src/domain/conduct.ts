import { businessDaysAfter } from './business-days.js';
import { no, yes, type Decision } from './decision.js';
import type { ConductReport } from './escalation.js';
import type { ConductReportId, Instant, PersonId, Snowflake } from './ids.js';
import { isCoreMaintainer, type Level } from './ladder.js';
import type { Person } from './person.js';
import type { Refusal } from './refusal.js';
import { edition, type EditionName } from './rules.js';
import { ANSWER_AT_MOST, written } from './wording.js';

/** E2: where reports of conduct go. */
export const PRIVATE_PLACES = ['core-maintainers', 'moderators'] as const;
export type PrivatePlace = (typeof PRIVATE_PLACES)[number];

/** All that the card of a report says. */
export interface ConductFacts {
  readonly report: ConductReport;
  readonly reporter: Person;
  readonly taker: Person | null;
  /** Who is told at once that there is one. */
  readonly alerted: readonly Person[];
}

/** Who acts on a report. */
export interface ConductActor {
  readonly personId: PersonId;
  readonly level: Level;
  readonly moderator: boolean;
}

/** E2, E6: somebody reports conduct. Refuses: empty-field, field-too-long. */
export function report(
  reported: {
    readonly id: ConductReportId;
    readonly serverId: Snowflake;
    readonly reporterId: PersonId;
    readonly typed: string;
    readonly at: Instant;
  },
  editionName: EditionName,
): Decision<ConductReport, Refusal> {
  const { typed, at, ...rest } = reported;
  const text = written('E2', 'report', typed, ANSWER_AT_MOST);
  if (!text.ok) return text;
  return yes({
    ...rest,
    text: text.value,
    status: 'reported',
    edition: editionName,
    at,
    dueAt: businessDaysAfter(at, edition(editionName).RESPONSE_BUSINESS_DAYS),
    takerId: null,
    takenAt: null,
    closedAt: null,
  });
}

/**
 * E2: a Core Maintainer or moderator takes care of a report, also of one whose taker was erased. Refuses:
 * not-for-conduct, own-report, report-closed, report-taken.
 */
export function take(before: ConductReport, actor: ConductActor, at: Instant): Decision<ConductReport, Refusal> {
  if (!isCoreMaintainer(actor.level) && !actor.moderator) return no({ clause: 'E2', code: 'not-for-conduct' });
  if (before.reporterId === actor.personId) return no({ clause: 'E2', code: 'own-report' });
  if (before.status === 'closed') return no({ clause: 'E2', code: 'report-closed' });
  if (before.status === 'taken' && before.takerId !== null) return no({ clause: 'E2', code: 'report-taken' });
  return yes({ ...before, status: 'taken', takerId: actor.personId, takenAt: at });
}

/**
 * E2: a report is closed by whoever took care of it, or by a Core Maintainer. Refuses: not-for-conduct, own-report,
 * report-closed, not-the-taker.
 */
export function close(before: ConductReport, actor: ConductActor, at: Instant): Decision<ConductReport, Refusal> {
  const core = isCoreMaintainer(actor.level);
  if (!core && !actor.moderator) return no({ clause: 'E2', code: 'not-for-conduct' });
  if (before.reporterId === actor.personId) return no({ clause: 'E2', code: 'own-report' });
  if (before.status === 'closed') return no({ clause: 'E2', code: 'report-closed' });
  if (!core && before.takerId !== actor.personId) return no({ clause: 'E2', code: 'not-the-taker' });
  return yes({ ...before, status: 'closed', closedAt: at });
}

import { addDays } from './calendar.js';
import { no, yes, type Decision } from './decision.js';
import type { Evidence } from './evidence.js';
import type { Group } from './group.js';
import type { GroupId, Instant, NominationId, ObjectionId, PersonId, Snowflake } from './ids.js';
import type { Person } from './person.js';
import type { ProposalFacts } from './proposal.js';
import type { RecordEntry } from './record.js';
import type { Refusal } from './refusal.js';
import { edition } from './rules.js';

/**
 * Where a nomination stands.
 * - `announcing`: its announcement is on the way; the clock starts with that message (P6)
 * - `open`: it may be objected to until the deadline
 * - `objected`: at least one objection stands, which stops it
 * - `promoted`: silence made the nominee WG Member; `lapsed`: at the deadline the evidence was not complete (P5)
 * - `declined`: by the nominee; `withdrawn`: by the nominator, or the nominee's data were erased
 */
export const NOMINATION_STATUSES = [
  'announcing',
  'open',
  'objected',
  'promoted',
  'lapsed',
  'declined',
  'withdrawn',
] as const;
export type NominationStatus = (typeof NOMINATION_STATUSES)[number];

/** Those in which it is still to be seen what becomes of it. */
export const NOMINATION_UNDECIDED = ['announcing', 'open', 'objected'] as const satisfies readonly NominationStatus[];

/** Somebody is to become WG Member (P5, P6). */
export interface Nomination {
  readonly id: NominationId;
  readonly serverId: Snowflake;
  /** The n of `N-n`. */
  readonly number: number;
  readonly groupId: GroupId;
  /** The nominee. */
  readonly personId: PersonId;
  readonly nominatorId: PersonId;
  readonly reason: string;
  readonly edition: string;
  readonly status: NominationStatus;
  readonly openedAt: Instant;
  /** When the announcement was delivered; the evidence is counted back from there. */
  readonly announcedAt: Instant | null;
  readonly deadlineAt: Instant | null;
  /** X7: when an outage moved the deadline; at most once. */
  readonly outageMovedAt: Instant | null;
  readonly settledAt: Instant | null;
}

/** P6: a lead of the group or a Core Maintainer objects. */
export interface NominationObjection {
  readonly id: ObjectionId;
  readonly nominationId: NominationId;
  readonly personId: PersonId;
  readonly reason: string;
  readonly at: Instant;
  readonly liftedAt: Instant | null;
}

/** All that the card of a nomination says. */
export interface NominationFacts {
  readonly nomination: Nomination;
  readonly group: Group;
  readonly nominee: Person;
  readonly nominator: Person;
  /** In the order in which they were made, lifted ones included. */
  readonly objections: readonly { readonly objection: NominationObjection; readonly by: Person }[];
  readonly evidence: Evidence;
  /** E2: those about it, the first first, with the guidance or decision that it came to (E5). */
  readonly escalations: ProposalFacts['escalations'];
}

/** X4: what explains a nomination: its facts, and each step of its record with who took it. */
export interface NominationHistory {
  readonly facts: NominationFacts;
  readonly steps: readonly { readonly entry: RecordEntry; readonly by: Person | null }[];
}

/** The short reference that people use everywhere. */
export const nominationReference = ({ number }: Pick<Nomination, 'number'>): string => `N-${number}`;

export const isUndecided = ({ status }: Pick<Nomination, 'status'>): boolean =>
  NOMINATION_UNDECIDED.some((each) => each === status);

/** Those that were not lifted. */
export const unlifted = (objections: readonly NominationObjection[]): readonly NominationObjection[] =>
  objections.filter(({ liftedAt }) => liftedAt === null);

/**
 * P6: the announcement was delivered at `at`; the deadline is counted from there, so a late delivery shortens nothing.
 * A nomination whose clock runs, or that has ended, stays as it is.
 */
export function nominationAnnounced(nomination: Nomination, at: Instant): Nomination {
  if (nomination.announcedAt !== null || !isUndecided(nomination)) return nomination;
  const deadlineAt = addDays(at, edition(nomination.edition).NOMINATION_DAYS);
  const status = nomination.status === 'announcing' ? 'open' : nomination.status;
  return { ...nomination, status, announcedAt: at, deadlineAt };
}

/**
 * P6: whether an act at `at` comes before the deadline. It counts by when the person acted: what time made of the
 * nomination meanwhile is undone by an act that came before the deadline.
 */
export function requireBeforeDeadline({ status, deadlineAt }: Nomination, at: Instant): Decision<null, Refusal> {
  if (status === 'declined' || status === 'withdrawn') return no({ clause: 'P6', code: 'nomination-not-open', status });
  if (deadlineAt !== null && at >= deadlineAt) {
    return no({ clause: 'P6', code: 'nomination-over', deadlineAt, actedAt: at });
  }
  return yes(null);
}

/**
 * P5, P6: what an open nomination becomes at its deadline, however late that is processed: silence promotes where the
 * evidence is complete, and nobody where it is not.
 */
export const nominationSettled = (nomination: Nomination, isComplete: boolean): Nomination =>
  nomination.status === 'open' && nomination.deadlineAt !== null
    ? { ...nomination, status: isComplete ? 'promoted' : 'lapsed', settledAt: nomination.deadlineAt }
    : nomination;

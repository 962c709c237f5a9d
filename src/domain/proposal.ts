import type { Escalation, EscalationStep } from './escalation.js';
import type { Approval, Feedback } from './feedback.js';
import type { Group, GroupKind } from './group.js';
import type { GroupId, Instant, ObjectionId, PersonId, ProposalId, Snowflake } from './ids.js';
import type { Person } from './person.js';
import type { Vote } from './vote.js';

export const MATTERS = ['routine', 'scope', 'specification'] as const;
export type Matter = (typeof MATTERS)[number];

export const SIGNIFICANCES = ['minor', 'significant'] as const;
export type Significance = (typeof SIGNIFICANCES)[number];

/** D1: what an Interest Group's consensus can be. */
export const OUTPUT_KINDS = ['recommendation', 'problem-statement', 'use-case'] as const;
export type OutputKind = (typeof OUTPUT_KINDS)[number];

/**
 * Where a proposal stands; how it comes from one to another is in matter.ts.
 * - `announcing`: its announcement is on the way; the clock starts with that message (D3)
 * - `open`: lazy consensus runs until the deadline
 * - `voting`: a formal vote is open (V1)
 * - `accepted`: silence was consent (D4); `passed`: a vote was for it (V4)
 * - `agreed`: one or the other, and Core Maintainers have the last word: they have not approved it (V9), or binding
 *   feedback of theirs stands against it (V5)
 * - `failed`, `no-quorum`: how else a vote ends; `contested`: its result was (E1). A Lead brings them to Core Maintainers.
 * - `escalated`, `awaiting-information`, `deliberating`: it is with Core Maintainers (E5); `guided`: they decided
 * - `awaiting-record`: an IG with disagreement waits for its Facilitators (D1)
 * - `consensus`, `rough-consensus`, `no-consensus`: how an IG ended, never binding (D1)
 * - `withdrawn`: by its author (D7); `closed`: with its group (I11)
 */
export const PROPOSAL_STATUSES = [
  'announcing',
  'open',
  'voting',
  'accepted',
  'passed',
  'agreed',
  'failed',
  'no-quorum',
  'contested',
  'escalated',
  'awaiting-information',
  'deliberating',
  'guided',
  'awaiting-record',
  'consensus',
  'rough-consensus',
  'no-consensus',
  'withdrawn',
  'closed',
] as const;
export type ProposalStatus = (typeof PROPOSAL_STATUSES)[number];

/** Those in which it is not yet settled what becomes of the matter. */
export const UNDECIDED = [
  'announcing',
  'open',
  'voting',
  'agreed',
  'failed',
  'no-quorum',
  'contested',
  'escalated',
  'awaiting-information',
  'deliberating',
  'awaiting-record',
] as const satisfies readonly ProposalStatus[];

export interface Proposal {
  readonly id: ProposalId;
  readonly serverId: Snowflake;
  /** The n of `D-n`. */
  readonly number: number;
  readonly groupId: GroupId;
  readonly groupKind: GroupKind;
  readonly authorId: PersonId;
  readonly title: string;
  readonly text: string;
  /** 1 for the first text, one more for each amendment. */
  readonly version: number;
  readonly matter: Matter;
  readonly significance: Significance;
  /** Length of the clock in days of 24 hours. */
  readonly days: number;
  readonly edition: string;
  readonly status: ProposalStatus;
  readonly openedAt: Instant;
  /** When the announcement that started the present clock was delivered. */
  readonly announcedAt: Instant | null;
  readonly deadlineAt: Instant | null;
  /** X7: when an outage moved the deadline; at most once a matter. */
  readonly outageMovedAt: Instant | null;
  readonly settledAt: Instant | null;
  readonly outputKind: OutputKind | null;
}

/** A block (D5, D6) in a WG, a disagreement (D1) in an IG. */
export interface Objection {
  readonly id: ObjectionId;
  readonly proposalId: ProposalId;
  readonly personId: PersonId;
  readonly kind: 'block' | 'disagreement';
  readonly reason: string;
  /** D6: alternatives, or criteria for resolution. Empty for a disagreement. */
  readonly resolution: string;
  readonly at: Instant;
  readonly liftedAt: Instant | null;
}

/** The short reference that people use everywhere. */
export const referenceOf = (proposal: Pick<Proposal, 'number'>): string => `D-${proposal.number}`;

/** All that a card or a page of a proposal says. */
export interface ProposalFacts {
  readonly proposal: Proposal;
  readonly group: Group;
  readonly author: Person;
  /** In the order in which they were made, lifted ones included. */
  readonly objections: readonly { readonly objection: Objection; readonly by: Person }[];
  /** Who runs the group. */
  readonly leads: readonly Person[];
  /** The latest formal vote; null before there was one. */
  readonly vote: Vote | null;
  /** V1: how many WG Members ask for a vote on the present text. */
  readonly voteRequests: number;
  /** V5: in the order in which it was given, lifted included. */
  readonly feedback: readonly GivenFeedback[];
  /** V9: in the order in which they were given. */
  readonly approvals: readonly { readonly approval: Approval; readonly by: Person }[];
  /** E1, E2: those about it, the first first, with the guidance or decision that it came to (E5). */
  readonly escalations: readonly { readonly escalation: Escalation; readonly answer: EscalationStep | null }[];
}

/** V5: feedback with who gave it. */
export interface GivenFeedback {
  readonly feedback: Feedback;
  readonly by: Person;
  /** It does not bind any more because the author amended the text, not because it was lifted. */
  readonly answered: boolean;
}

/** Those that were not lifted. */
export const standingObjections = (objections: readonly Objection[]): readonly Objection[] =>
  objections.filter((objection) => objection.liftedAt === null);

import type { Group } from './group.js';
import type {
  ConductReportId,
  EscalationId,
  EscalationStepId,
  GroupId,
  Instant,
  NominationId,
  PersonId,
  ProposalId,
  Snowflake,
} from './ids.js';
import type { Person } from './person.js';
import type { ProposalFacts } from './proposal.js';
import type { VoteFacts } from './vote.js';

/** E1, E2: what an escalation is about. All but `decision` go directly to Core Maintainers; `conduct` goes in private. */
export const ESCALATION_CLASSES = ['decision', 'scope', 'authority', 'cross-group', 'conduct', 'membership'] as const;
export type EscalationClass = (typeof ESCALATION_CLASSES)[number];
/** Those that have a number and a card; a report of conduct has neither (see ConductReport). */
export type NumberedClass = Exclude<EscalationClass, 'conduct'>;

/**
 * Where an escalation stands.
 * - `draft`: made by the bot, for the Lead to complete and send (E1)
 * - `open`: with Core Maintainers; the one designated answers (E4, E5)
 * - `awaiting-information`: the Lead is asked for more (E5)
 * - `deliberating`: all Core Maintainers deliberate (E5)
 * - `decided`: by guidance or by a decision; `closed`: not needed any more, or closed with its group
 */
export const ESCALATION_STATUSES = [
  'draft',
  'open',
  'awaiting-information',
  'deliberating',
  'decided',
  'closed',
] as const;
export type EscalationStatus = (typeof ESCALATION_STATUSES)[number];

/** Those in which it waits for somebody. */
export const ESCALATION_UNDECIDED = [
  'draft',
  'open',
  'awaiting-information',
  'deliberating',
] as const satisfies readonly EscalationStatus[];

/** Why there is one: how a vote ended (E1), binding feedback (V5), no consensus of an IG (D2), or somebody's own wish (E2). */
export const ESCALATION_CAUSES = ['no-quorum', 'failed', 'contested', 'feedback', 'no-consensus', 'direct'] as const;
export type EscalationCause = (typeof ESCALATION_CAUSES)[number];

/** E3: what the Lead documents. */
export interface EscalationCase {
  readonly decision: string;
  readonly options: string;
  readonly disagreement: string;
  readonly ask: string;
}

/** What goes to Core Maintainers. */
export interface Escalation extends EscalationCase {
  readonly id: EscalationId;
  readonly serverId: Snowflake;
  /** The n of `E-n`. */
  readonly number: number;
  readonly groupId: GroupId;
  readonly class: NumberedClass;
  readonly cause: EscalationCause;
  readonly status: EscalationStatus;
  readonly edition: string;
  readonly proposalId: ProposalId | null;
  readonly nominationId: NominationId | null;
  /** Of a conflict between groups: the other one. */
  readonly otherGroupId: GroupId | null;
  readonly draftedAt: Instant;
  readonly sentAt: Instant | null;
  /** E6: a first response comes before this. */
  readonly dueAt: Instant | null;
  readonly respondedAt: Instant | null;
  /** E4: who was designated. */
  readonly assigneeId: PersonId | null;
  readonly assignedAt: Instant | null;
  readonly outcome: 'guidance' | 'decision' | null;
  readonly settledAt: Instant | null;
}

/** E3: why somebody is a party. */
export const PARTY_ROLES = [
  'opener',
  'proposer',
  'blocker',
  'contester',
  'feedback',
  'nominee',
  'objector',
  'lead',
  'named',
] as const;
export type PartyRole = (typeof PARTY_ROLES)[number];

export interface EscalationParty {
  readonly personId: PersonId;
  readonly role: PartyRole;
}

export const STEP_KINDS = [
  'sent',
  'assigned',
  'handed-over',
  'more-information',
  'reply',
  'full-deliberation',
  'guidance',
  'decision',
] as const;
export type StepKind = (typeof STEP_KINDS)[number];

/** E4, E5: what somebody said or did in an escalation. */
export interface EscalationStep {
  readonly id: EscalationStepId;
  readonly escalationId: EscalationId;
  readonly personId: PersonId;
  readonly kind: StepKind;
  readonly text: string;
  readonly at: Instant;
}

/** E3: what has happened to the proposal that a draft is about. */
export interface EscalationHistory {
  readonly about: ProposalFacts;
  /** Who contested the latest result, in that order. */
  readonly contests: VoteFacts['contests'];
}

/** All that an escalation's card or page says. */
export interface EscalationFacts {
  readonly escalation: Escalation;
  readonly group: Group;
  readonly otherGroup: Group | null;
  /** The matter that it is about: `D-3 Adopt the format`, with the address of its card; null for none. */
  readonly matter: { readonly reference: string; readonly title: string | null; readonly card: string | null } | null;
  /** What a draft is filled in from; null for one that is no draft of a proposal. */
  readonly history: EscalationHistory | null;
  readonly parties: readonly { readonly person: Person; readonly role: PartyRole }[];
  readonly assignee: Person | null;
  readonly steps: readonly { readonly step: EscalationStep; readonly by: Person }[];
  /** Who leads the group. */
  readonly leads: readonly Person[];
  /** Whether Core Maintainers have a channel (`/setup channels`), in which their card is. */
  readonly hasDesk: boolean;
}

/** E2: a report of conduct: it has no number and is in no record; only those in the private channels see it. */
export interface ConductReport {
  readonly id: ConductReportId;
  readonly serverId: Snowflake;
  readonly reporterId: PersonId;
  readonly text: string;
  readonly status: 'reported' | 'taken' | 'closed';
  readonly edition: string;
  readonly at: Instant;
  /** E6: a first response comes before this. */
  readonly dueAt: Instant;
  readonly takerId: PersonId | null;
  readonly takenAt: Instant | null;
  readonly closedAt: Instant | null;
}

/** The short reference that people use everywhere. */
export const escalationReference = ({ number }: Pick<Escalation, 'number'>): string => `E-${number}`;

import type { Escalation, EscalationParty, EscalationStatus, EscalationStep } from '../domain/escalation.js';
import type { EscalationId, GroupId, Instant, NominationId, ProposalId, Snowflake } from '../domain/ids.js';

/** What goes to Core Maintainers (E1-E6), with its parties and steps. */
export interface Escalations {
  find(id: EscalationId): Promise<Escalation | null>;
  byNumber(serverId: Snowflake, number: number): Promise<Escalation | null>;
  /** Newest first. */
  list(filter: {
    serverId: Snowflake;
    groupId?: GroupId;
    statuses?: readonly EscalationStatus[];
    limit: number;
    offset?: number;
  }): Promise<Escalation[]>;
  /** Those about a proposal, the first first. */
  ofProposal(id: ProposalId): Promise<Escalation[]>;
  /** Those about a nomination, the first first. */
  ofNomination(id: NominationId): Promise<Escalation[]>;
  /** Drafts of servers that the bot is in, made after `from` and at or before `to`. */
  draftedBetween(from: Instant, to: Instant): Promise<Escalation[]>;
  /** Sent ones of servers that the bot is in, without a response, due after `from` and at or before `to`. */
  unansweredDueBetween(from: Instant, to: Instant): Promise<Escalation[]>;
  /** Those that wait for information, of which more was asked after `from` and at or before `to`, with that time (E5). */
  informationAskedBetween(from: Instant, to: Instant): Promise<{ escalation: Escalation; at: Instant }[]>;
  /** I11: undecided ones of retired groups of servers that the bot is in, oldest first. */
  undecidedInRetired(limit: number): Promise<Escalation[]>;
  save(escalation: Escalation): Promise<void>;
  parties(id: EscalationId): Promise<EscalationParty[]>;
  /** Replaces all parties. */
  saveParties(id: EscalationId, parties: readonly EscalationParty[]): Promise<void>;
  /** In the order in which they were taken. */
  steps(id: EscalationId): Promise<EscalationStep[]>;
  addStep(step: EscalationStep): Promise<void>;
}

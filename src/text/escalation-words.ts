import type { ClauseId } from '../domain/clause.js';
import type { EscalationCause, EscalationStatus, NumberedClass, PartyRole, StepKind } from '../domain/escalation.js';

/** Words for the values of an escalation. */

export const ESCALATION_CLASS: Record<NumberedClass, string> = {
  decision: 'decision',
  scope: 'scope dispute',
  authority: 'authority dispute',
  'cross-group': 'conflict between groups',
  membership: 'membership or participation dispute',
};

export const ESCALATION_STATUS: Record<EscalationStatus, string> = {
  draft: 'draft, not sent yet',
  open: 'with Core Maintainers',
  'awaiting-information': 'waiting for the group’s reply',
  deliberating: 'all Core Maintainers deliberate',
  decided: 'decided',
  closed: 'not needed any more',
};

export const ESCALATION_CAUSE: Record<EscalationCause, string> = {
  'no-quorum': 'the vote had no quorum',
  failed: 'the vote did not pass',
  contested: 'the result is contested',
  feedback: 'binding feedback stands against it',
  'no-consensus': 'the group came to no full consensus',
  direct: 'brought directly',
};

/** The rule by which each came about. */
export const CAUSE_CLAUSE: Record<EscalationCause, ClauseId> = {
  'no-quorum': 'E1',
  failed: 'E1',
  contested: 'E1',
  feedback: 'V5',
  'no-consensus': 'E1',
  direct: 'E2',
};

export const PARTY_ROLE: Record<PartyRole, string> = {
  opener: 'brought it',
  proposer: 'proposer',
  blocker: 'blocks',
  contester: 'contests the result',
  feedback: 'gave binding feedback',
  nominee: 'nominee',
  objector: 'objects',
  lead: 'leads a group concerned',
  named: 'concerned',
};

export const STEP: Record<StepKind, string> = {
  sent: 'Sent',
  assigned: 'Designated',
  'handed-over': 'Handed over',
  'more-information': 'More information asked for',
  reply: 'Reply',
  'full-deliberation': 'Full deliberation asked for',
  guidance: 'Guidance that binds',
  decision: 'Decision of the Core Maintainers',
};

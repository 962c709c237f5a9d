import type { ConductReport, Escalation, EscalationStep } from '../../src/domain/escalation.js';
import type { Feedback } from '../../src/domain/feedback.js';
import {
  asId,
  type BallotId,
  type ConductReportId,
  type ContestId,
  type EscalationId,
  type EscalationStepId,
  type FeedbackId,
  type GroupId,
  type PersonId,
  type ProposalId,
  type Snowflake,
  type VoteId,
} from '../../src/domain/ids.js';
import { NO_BALLOTS, type Ballot, type Contest, type Seat, type Vote } from '../../src/domain/vote.js';
import type { Store } from '../../src/ports/store.js';
import { aPerson, aProposal, NOW, settled } from './fixtures.js';

// Votes, feedback, escalations and reports, invented. Every call makes new ones.

let count = 0;
const next = (): string => String(++count).padStart(6, '0');

export const aVote = (proposal: { id: ProposalId; serverId: Snowflake }, parts: Partial<Vote> = {}): Vote => ({
  id: asId<VoteId>(`vote-${next()}`),
  serverId: proposal.serverId,
  proposalId: proposal.id,
  round: 1,
  cause: 'block',
  status: 'open',
  result: null,
  openedAt: NOW,
  announcedAt: NOW,
  closesAt: NOW + 1_000,
  extended: null,
  outageMovedAt: null,
  closedAt: null,
  contestUntil: null,
  contestMovedAt: null,
  seats: 0,
  base: 0,
  forQuorum: 0,
  voted: 0,
  members: NO_BALLOTS,
  participants: NO_BALLOTS,
  ...parts,
});

export const aSeat = (voteId: VoteId, number: number, personId: PersonId, parts: Partial<Seat> = {}): Seat => ({
  ...{ voteId, number, personId, kind: 'member', forQuorum: true, ballotId: null },
  ...parts,
});

export const aBallot = ({ voteId, number, personId }: Seat, parts: Partial<Ballot> = {}): Ballot => ({
  id: asId<BallotId>(`ballot-${next()}`),
  voteId,
  seat: number,
  personId,
  choice: 'approve',
  rationale: 'It is time.',
  receipt: next().padStart(16, 'a'),
  at: NOW,
  ...parts,
});

export const aContest = (voteId: VoteId, personId: PersonId, parts: Partial<Contest> = {}): Contest => ({
  ...{ id: asId<ContestId>(`contest-${next()}`), voteId, personId, grounds: 'Nobody was told.', at: NOW },
  ...parts,
});

export const aFeedback = (proposalId: ProposalId, personId: PersonId, parts: Partial<Feedback> = {}): Feedback => ({
  ...{ id: asId<FeedbackId>(`feedback-${next()}`), proposalId, personId, binding: false, text: 'Mind the gap.' },
  ...{ at: NOW, liftedAt: null },
  ...parts,
});

export const anEscalation = (
  group: { id: GroupId; serverId: Snowflake },
  parts: Partial<Escalation> = {},
): Escalation => ({
  id: asId<EscalationId>(`escalation-${next()}`),
  serverId: group.serverId,
  number: ++count,
  groupId: group.id,
  class: 'decision',
  cause: 'failed',
  status: 'draft',
  edition: 'mcp-2026',
  proposalId: null,
  nominationId: null,
  otherGroupId: null,
  decision: 'Which paint the shed gets',
  options: 'Green or blue',
  disagreement: 'Green fades',
  ask: 'Choose one',
  draftedAt: NOW,
  sentAt: null,
  dueAt: null,
  respondedAt: null,
  assigneeId: null,
  assignedAt: null,
  outcome: null,
  settledAt: null,
  ...parts,
});

export const aStep = (
  escalationId: EscalationId,
  personId: PersonId,
  parts: Partial<EscalationStep> = {},
): EscalationStep => ({
  ...{
    id: asId<EscalationStepId>(`step-${next()}`),
    escalationId,
    personId,
    kind: 'sent',
    text: 'Please look.',
    at: NOW,
  },
  ...parts,
});

export const aReport = (
  serverId: Snowflake,
  reporterId: PersonId,
  parts: Partial<ConductReport> = {},
): ConductReport => ({
  id: asId<ConductReportId>(`report-${next()}`),
  serverId,
  reporterId,
  text: 'Somebody shouts.',
  status: 'reported',
  edition: 'mcp-2026',
  at: NOW,
  dueAt: NOW + 1_000,
  takerId: null,
  takenAt: null,
  closedAt: null,
  ...parts,
});

/** A server with a group, its author, a matter of theirs, and so many people more. */
export async function withMatter(store: Store, others = 0) {
  const { server, group, person } = await settled(store);
  const proposal = aProposal(group, person.id, { status: 'voting' });
  const people = Array.from({ length: others }, () => aPerson(server.id));
  await store.transaction(async (tx) => {
    for (const each of people) await tx.people.save(each);
    await tx.proposals.save(proposal, NOW);
  });
  return { server, group, person, proposal, people };
}

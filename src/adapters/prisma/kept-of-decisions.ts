import type { KeptRows } from '../../domain/own-data.js';
import type { Rows } from './client.js';

type Kinds = 'votes' | 'feedback' | 'escalations' | 'conduct';
type Found = { readonly [Kind in Kinds]: readonly Readonly<Record<string, KeptRows[Kind][number][string] | Date>>[] };

/** X8: what is kept of somebody's part in decisions: ballots, contests, feedback, approvals, escalations, reports. */
export async function keptOfDecisions(rows: Rows, personId: string): Promise<Found> {
  const ofPerson = { where: { personId } };
  const proposal = { select: { number: true } };
  const seats = await rows.voteSeat.findMany({ ...ofPerson, include: { vote: { include: { proposal } } } });
  const ballots = await rows.ballot.findMany({
    ...ofPerson,
    include: { vote: { include: { proposal } } },
    orderBy: { at: 'asc' },
  });
  const requests = await rows.voteRequest.findMany({ ...ofPerson, include: { proposal }, orderBy: { at: 'asc' } });
  const contests = await rows.contest.findMany({
    ...ofPerson,
    include: { vote: { include: { proposal } } },
    orderBy: { at: 'asc' },
  });
  const feedback = await rows.feedback.findMany({ ...ofPerson, include: { proposal }, orderBy: { at: 'asc' } });
  const approvals = await rows.approval.findMany({ ...ofPerson, include: { proposal }, orderBy: { at: 'asc' } });
  const parties = await rows.escalationParty.findMany({
    ...ofPerson,
    include: { escalation: { select: { number: true } } },
  });
  const assigned = await rows.escalation.findMany({ where: { assigneeId: personId }, orderBy: { number: 'asc' } });
  const steps = await rows.escalationStep.findMany({
    ...ofPerson,
    include: { escalation: { select: { number: true, decision: true, options: true, disagreement: true, ask: true } } },
    orderBy: { at: 'asc' },
  });
  const reports = await rows.conductReport.findMany({
    where: { OR: [{ reporterId: personId }, { takerId: personId }] },
    orderBy: { at: 'asc' },
  });
  return {
    votes: [
      ...seats.map(({ vote, number, kind, forQuorum }) => ({
        ...{ reference: `D-${vote.proposal.number}`, round: vote.round, seat: number, as: kind, forQuorum },
      })),
      ...ballots.map(({ vote, choice, rationale, receipt, at }) => ({
        ...{ reference: `D-${vote.proposal.number}`, round: vote.round, choice, rationale, receipt, at },
      })),
      ...requests.map(({ proposal: { number }, version, at }) => ({
        ...{ reference: `D-${number}`, askedForVoteOnVersion: version, at },
      })),
      ...contests.map(({ vote, grounds, at }) => ({ reference: `D-${vote.proposal.number}`, grounds, at })),
    ],
    feedback: [
      ...feedback.map(({ proposal: { number }, binding, text, at, liftedAt }) => ({
        ...{ reference: `D-${number}`, binding, text, at, liftedAt },
      })),
      ...approvals.map(({ proposal: { number }, level, at }) => ({ reference: `D-${number}`, approvedAs: level, at })),
    ],
    escalations: [
      ...parties.map(({ escalation, role }) => ({ reference: `E-${escalation.number}`, partyAs: role })),
      ...assigned.map(({ number, assignedAt }) => ({ reference: `E-${number}`, designatedAt: assignedAt })),
      ...steps.map(({ escalation: { number, ...written }, kind, text, at }) => ({
        ...{ reference: `E-${number}`, step: kind, text, at },
        ...(kind === 'sent' ? written : {}),
      })),
    ],
    conduct: reports.map(({ reporterId, text, status, at, dueAt, takenAt, closedAt }) => ({
      ...(reporterId === personId ? { text } : { takenByYou: true }),
      ...{ status, at, dueAt, takenAt, closedAt },
    })),
  };
}

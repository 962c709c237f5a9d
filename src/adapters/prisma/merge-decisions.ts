import { PARTY_ROLES } from '../../domain/escalation.js';
import type { Rows } from './client.js';
import { oneOf } from './columns.js';

/** L5: somebody's part in decisions becomes another's, who is the same; what one person does once remains once. */
export async function mergeDecisions(rows: Rows, from: string, into: string): Promise<void> {
  const own = { where: { personId: from }, data: { personId: into } };
  await rows.ballot.updateMany(own);
  await rows.feedback.updateMany(own);
  await rows.escalationStep.updateMany(own);
  await rows.escalation.updateMany({ where: { assigneeId: from }, data: { assigneeId: into } });
  await rows.conductReport.updateMany({ where: { reporterId: from }, data: { reporterId: into } });
  await rows.conductReport.updateMany({ where: { takerId: from }, data: { takerId: into } });
  await mergeRequests(rows, from, into);
  await mergeContests(rows, from, into);
  await mergeApprovals(rows, from, into);
  await mergeParties(rows, from, into);
}

/** V1: one person asks once for a vote on a text; the first time counts. */
async function mergeRequests(rows: Rows, from: string, into: string): Promise<void> {
  for (const { proposalId, version, at } of await rows.voteRequest.findMany({ where: { personId: from } })) {
    const keyOf = (personId: string) => ({ proposalId_version_personId: { proposalId, version, personId } });
    const own = await rows.voteRequest.findUnique({ where: keyOf(into) });
    if (!own) {
      await rows.voteRequest.update({ where: keyOf(from), data: { personId: into } });
      continue;
    }
    if (at < own.at) await rows.voteRequest.update({ where: keyOf(into), data: { at } });
    await rows.voteRequest.delete({ where: keyOf(from) });
  }
}

/** E1: one person contests a result once; the first contest stands. */
async function mergeContests(rows: Rows, from: string, into: string): Promise<void> {
  for (const theirs of await rows.contest.findMany({ where: { personId: from } })) {
    const own = await rows.contest.findUnique({
      where: { voteId_personId: { voteId: theirs.voteId, personId: into } },
    });
    const later = own && own.at <= theirs.at ? theirs : own;
    if (later) await rows.contest.delete({ where: { id: later.id } });
    if (later !== theirs) await rows.contest.update({ where: { id: theirs.id }, data: { personId: into } });
  }
}

/** V9: one person approves once; the first approval stands. */
async function mergeApprovals(rows: Rows, from: string, into: string): Promise<void> {
  for (const { proposalId, level, at } of await rows.approval.findMany({ where: { personId: from } })) {
    const keyOf = (personId: string) => ({ proposalId_personId: { proposalId, personId } });
    const own = await rows.approval.findUnique({ where: keyOf(into) });
    if (!own) {
      await rows.approval.update({ where: keyOf(from), data: { personId: into } });
      continue;
    }
    if (at < own.at) await rows.approval.update({ where: keyOf(into), data: { level, at } });
    await rows.approval.delete({ where: keyOf(from) });
  }
}

/** E3: one person is a party once, by what brought them in rather than by being named. */
async function mergeParties(rows: Rows, from: string, into: string): Promise<void> {
  const rank = (role: string): number => PARTY_ROLES.indexOf(oneOf(PARTY_ROLES, role, 'EscalationParty.role'));
  for (const { escalationId, role } of await rows.escalationParty.findMany({ where: { personId: from } })) {
    const keyOf = (personId: string) => ({ escalationId_personId: { escalationId, personId } });
    const own = await rows.escalationParty.findUnique({ where: keyOf(into) });
    if (!own) {
      await rows.escalationParty.update({ where: keyOf(from), data: { personId: into } });
      continue;
    }
    if (rank(role) < rank(own.role)) await rows.escalationParty.update({ where: keyOf(into), data: { role } });
    await rows.escalationParty.delete({ where: keyOf(from) });
  }
}

/** What messages are about that may name somebody for their part in decisions. */
export async function subjectsOfDecisions(rows: Rows, personId: string): Promise<string[]> {
  const own = { personId };
  const votes = await rows.vote.findMany({
    where: { OR: [{ electorate: { some: own } }, { ballots: { some: own } }, { contests: { some: own } }] },
    select: { id: true, proposalId: true },
  });
  const proposals = await rows.proposal.findMany({
    where: {
      OR: [{ feedback: { some: own } }, { approvals: { some: own } }, { voteRequests: { some: own } }],
    },
    select: { id: true },
  });
  const escalations = await rows.escalation.findMany({
    where: { OR: [{ assigneeId: personId }, { parties: { some: own } }, { steps: { some: own } }] },
    select: { id: true, proposalId: true },
  });
  const reports = await rows.conductReport.findMany({
    where: { OR: [{ reporterId: personId }, { takerId: personId }] },
    select: { id: true },
  });
  return [
    ...votes.flatMap(({ id, proposalId }) => [id, proposalId]),
    ...escalations.flatMap(({ id, proposalId }) => (proposalId === null ? [id] : [id, proposalId])),
    ...[...proposals, ...reports].map(({ id }) => id),
  ];
}

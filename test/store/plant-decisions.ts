import { rowOf } from './plant.js';

/** Where the rows belong; `n` makes their ids. */
interface About {
  readonly n: string;
  readonly serverId: string;
  readonly groupId: string;
  readonly proposalId: string;
  /** As a column has it. */
  readonly at: string;
}

/** Statements that add something of somebody to every table of votes, feedback, escalations and reports of conduct. */
export function decisionsOf({ n, serverId, groupId, proposalId, at }: About, personId: string): string[] {
  const edition = 'mcp-2026';
  const words = { decision: 'd', options: 'o', disagreement: 'd', ask: 'a' };
  return [
    rowOf('Vote', {
      ...{ id: `v${n}`, serverId, proposalId, round: 1, cause: 'block', status: 'open', openedAt: at },
      ...{ seats: 1, base: 1, forQuorum: 1, voted: 1, memberYes: 1 },
    }),
    rowOf('VoteSeat', { voteId: `v${n}`, number: 1, personId, kind: 'member', forQuorum: true, ballotId: `b${n}` }),
    rowOf('Ballot', {
      ...{ id: `b${n}`, voteId: `v${n}`, seat: 1, personId, choice: 'approve', rationale: 'r', receipt: `r${n}`, at },
    }),
    rowOf('VoteRequest', { proposalId, personId, version: 1, at }),
    rowOf('Contest', { id: `ct${n}`, voteId: `v${n}`, personId, grounds: 'g', at }),
    rowOf('Feedback', { id: `fb${n}`, proposalId, personId, binding: true, text: 't', at }),
    rowOf('Approval', { proposalId, personId, level: 'core-maintainer', at }),
    rowOf('Escalation', {
      ...{ id: `es${n}`, serverId, number: 1, groupId, class: 'decision', status: 'open', edition, proposalId },
      ...{ cause: 'failed', ...words, draftedAt: at, assigneeId: personId, assignedAt: at },
    }),
    rowOf('EscalationParty', { escalationId: `es${n}`, personId, role: 'blocker' }),
    rowOf('EscalationStep', { id: `st${n}`, escalationId: `es${n}`, personId, kind: 'sent', text: 't', at }),
    rowOf('ConductReport', {
      ...{ id: `cr${n}`, serverId, reporterId: personId, text: 't', status: 'taken', edition, at, dueAt: at },
      ...{ takerId: personId, takenAt: at },
    }),
  ];
}

import type { Escalation } from '../domain/escalation.js';
import type { Group } from '../domain/group.js';
import type { EscalationId, ProposalId } from '../domain/ids.js';
import { UNDECIDED, type Proposal } from '../domain/proposal.js';
import { ESCALATION_UNDECIDED } from '../domain/escalation.js';
import type { Tx } from '../ports/store.js';
import { cancelVote } from './cancel-vote.js';
import type { Deps } from './deps.js';
import { lockedProposal } from './locked-proposal.js';
import { writeEscalation } from './write-escalation.js';
import { writeProposal } from './write-proposal.js';

const isUndecided = ({ status }: Proposal): boolean => UNDECIDED.some((each) => each === status);
const waits = ({ status }: Escalation): boolean => ESCALATION_UNDECIDED.some((each) => each === status);

/** I11: a matter of a retired group that is undecided is closed with it, and its open vote cancelled. */
export async function closeProposal(tx: Tx, deps: Deps, id: ProposalId): Promise<void> {
  const found = await lockedProposal(tx, id);
  if (!found || found.group.status !== 'retired' || !isUndecided(found.proposal)) return;
  const { proposal, group } = found;
  const at = deps.clock.now();
  await writeProposal(tx, {
    proposal: { ...proposal, status: 'closed', settledAt: at },
    group,
    at,
    happened: 'group-retired',
    clauses: ['I11'],
    notice: {
      key: `settled:${id}:closed`,
      say: (entry) => ({ type: 'proposal-settled', id, recordHead: entry.hash }),
    },
    now: at,
  });
  const vote = await tx.votes.latestOf(id);
  if (vote?.status === 'open') await cancelVote(tx, vote, { group, at, now: at });
}

/** I11: the same for what its leads brought, or would bring, to Core Maintainers. */
export async function closeEscalation(tx: Tx, deps: Deps, id: EscalationId): Promise<void> {
  const glimpse = await tx.escalations.find(id);
  if (!glimpse) return;
  await tx.servers.lock(glimpse.serverId);
  const escalation = await tx.escalations.find(id);
  const group: Group | null = escalation && (await tx.groups.find(escalation.groupId));
  if (!escalation || group?.status !== 'retired' || !waits(escalation)) return;
  const at = deps.clock.now();
  await writeEscalation(tx, {
    escalation: { ...escalation, status: 'closed', settledAt: at },
    group,
    at,
    happened: 'group-retired',
    clauses: ['I11'],
    now: at,
  });
}

import { announced } from '../domain/lazy-consensus.js';
import type { Instant, ProposalId } from '../domain/ids.js';
import type { Tx } from '../ports/store.js';
import { lockedProposal } from './locked-proposal.js';
import { writeProposal } from './write-proposal.js';

/**
 * D3: the message that announces a proposal was delivered at `at`, its own time; the clock starts there. Runs in the
 * transaction that notes the delivery.
 * @param now when this is written
 */
export async function announceProposal(tx: Tx, id: ProposalId, at: Instant, now: Instant): Promise<void> {
  const found = await lockedProposal(tx, id);
  if (!found) return;
  const { proposal, group } = found;
  const running = announced(proposal, at);
  if (running === proposal) return;
  await writeProposal(tx, {
    proposal: running,
    group,
    at,
    happened: 'proposal-announced',
    clauses: ['D3'],
    facts: { version: running.version, days: running.days },
    now,
  });
}

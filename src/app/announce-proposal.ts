import { announced } from '../domain/proposal-clock.js';
import type { Instant, ProposalId } from '../domain/ids.js';
import { referenceOf, type Proposal } from '../domain/proposal.js';
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
  const running = announced(proposal, at, await restartedAt(tx, proposal));
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

const RESTARTS: ReadonlySet<string> = new Set(['proposal-amended', 'proposal-made-significant']);
/** More than the entries that one proposal can reasonably have. */
const ENTRIES_AT_MOST = 1_000;

/**
 * When the clock of a proposal was last restarted, or null. A message may have been on its way then: it reached Discord
 * before, but shows the text or the time that was changed.
 */
async function restartedAt(tx: Tx, proposal: Proposal): Promise<Instant | null> {
  const { serverId } = proposal;
  const entries = await tx.record.list({ serverId, subject: referenceOf(proposal), limit: ENTRIES_AT_MOST });
  return entries.findLast((entry) => RESTARTS.has(entry.kind))?.at ?? null;
}

import { addHours } from '../domain/calendar.js';
import type { Instant, ProposalId } from '../domain/ids.js';
import { movedDeadline, type Span } from '../domain/outage.js';
import type { Proposal } from '../domain/proposal.js';
import { edition } from '../domain/rules.js';
import type { Tx } from '../ports/store.js';
import type { Deps } from './deps.js';
import { lockedProposal } from './locked-proposal.js';
import { presenceIn } from './server-presence.js';
import { writeProposal } from './write-proposal.js';

/**
 * X7: the session that is live now, up to now: the database knows of it only up to the last tick, or not yet at all.
 * Empty without one.
 */
export const liveSession = ({ chat, clock }: Pick<Deps, 'chat' | 'clock'>): readonly Span[] => {
  const since = chat.connectedSince();
  return since === null ? [] : [{ since, until: clock.now() }];
};

/**
 * X7: where an outage moves the deadline of this proposal to, or null. To be asked only while the bot is connected.
 * @param live see liveSession
 */
export async function deadlineAfterOutage(
  tx: Tx,
  proposal: Proposal,
  now: Instant,
  live: readonly Span[],
): Promise<Instant | null> {
  if (proposal.deadlineAt === null || proposal.outageMovedAt !== null || proposal.status !== 'open') return null;
  const rules = edition(proposal.edition);
  const from = addHours(proposal.deadlineAt, -rules.OUTAGE_WINDOW_HOURS);
  // So much of the window must be over before too much of it can be lost.
  if (now <= addHours(from, rules.OUTAGE_TOLERATED_HOURS)) return null;
  return movedDeadline(proposal, await presenceIn(tx, proposal.serverId, { from, to: now, live }), now);
}

/** X7: moves a deadline before which people could not act, once a matter; announced and recorded. False when it stands. */
export async function moveDeadline(tx: Tx, id: ProposalId, now: Instant, live: readonly Span[]): Promise<boolean> {
  const found = await lockedProposal(tx, id);
  if (!found || found.proposal.deadlineAt === null) return false;
  const { proposal: before, group } = found;
  const from = found.proposal.deadlineAt;
  const to = await deadlineAfterOutage(tx, before, now, live);
  if (to === null) return false;
  await writeProposal(tx, {
    proposal: { ...before, deadlineAt: to, outageMovedAt: now },
    group,
    at: now,
    happened: 'deadline-moved',
    clauses: ['X7'],
    facts: { from, to },
    notice: { key: `moved:${id}`, say: () => ({ type: 'deadline-moved', id, from, to }) },
    now,
  });
  return true;
}

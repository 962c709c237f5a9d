import { addHours } from '../domain/calendar.js';
import type { Instant, NominationId, ProposalId, Snowflake, VoteId } from '../domain/ids.js';
import { movedDeadline, type Clocked, type Span } from '../domain/outage.js';
import { edition } from '../domain/rules.js';
import { clockOf } from '../domain/vote-clock.js';
import type { Tx } from '../ports/store.js';
import type { Deps } from './deps.js';
import { lockedNomination } from './locked-nomination.js';
import { lockedProposal } from './locked-proposal.js';
import { lockedVote } from './locked-vote.js';
import { presenceIn } from './server-presence.js';
import { writeNomination } from './write-nomination.js';
import { writeProposal } from './write-proposal.js';
import { writeVote } from './write-vote.js';

/** A matter that is decided by silence at a deadline, with its server. */
type Matter = Clocked & { readonly serverId: Snowflake };

/**
 * X7: the session that is live now, up to now: the database knows of it only up to the last tick, or not yet at all.
 * Empty without one.
 */
export const liveSession = ({ chat, clock }: Pick<Deps, 'chat' | 'clock'>): readonly Span[] => {
  const since = chat.connectedSince();
  return since === null ? [] : [{ since, until: clock.now() }];
};

/**
 * X7: where an outage moves the deadline of this matter to, or null. To be asked only while the bot is connected.
 * @param live see liveSession
 */
export async function deadlineAfterOutage(
  tx: Tx,
  matter: Matter,
  now: Instant,
  live: readonly Span[],
): Promise<Instant | null> {
  if (matter.deadlineAt === null || matter.outageMovedAt !== null || matter.status !== 'open') return null;
  const rules = edition(matter.edition);
  const from = addHours(matter.deadlineAt, -rules.OUTAGE_WINDOW_HOURS);
  // So much of the window must be over before too much of it can be lost.
  if (now <= addHours(from, rules.OUTAGE_TOLERATED_HOURS)) return null;
  return movedDeadline(matter, await presenceIn(tx, matter.serverId, { from, to: now, live }), now);
}

/** X7: right after an outage an act may come before the clock has moved the deadline; it counts by where it moves to. */
export const movesNow = async (tx: Tx, deps: Deps, matter: Matter): Promise<Instant | null> => {
  const live = liveSession(deps);
  return deps.outageExtension && live.length > 0 ? deadlineAfterOutage(tx, matter, deps.clock.now(), live) : null;
};

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

/** X7: the same for the close of a vote (V7). */
export async function moveVoteClose(tx: Tx, id: VoteId, now: Instant, live: readonly Span[]): Promise<boolean> {
  const found = await lockedVote(tx, id);
  const from = found?.vote.closesAt ?? null;
  const to = found && (await deadlineAfterOutage(tx, clockOf(found.vote, found.proposal), now, live));
  if (!found || from === null || to === null) return false;
  const { vote, proposal, group } = found;
  await writeVote(tx, {
    vote: { ...vote, closesAt: to, outageMovedAt: now },
    proposal,
    group,
    at: now,
    happened: 'vote-moved',
    clauses: ['X7'],
    facts: { from, to },
    notice: { key: `moved:${id}`, say: () => ({ type: 'vote-moved', id, from, to }) },
    now,
  });
  return true;
}

/** X7: the same for a nomination. */
export async function moveNominationDeadline(
  tx: Tx,
  deps: Deps,
  id: NominationId,
  now: Instant,
  live: readonly Span[],
): Promise<boolean> {
  const found = await lockedNomination(tx, id);
  if (!found || found.nomination.deadlineAt === null) return false;
  const { nomination: before, group } = found;
  const from = found.nomination.deadlineAt;
  const to = await deadlineAfterOutage(tx, before, now, live);
  if (to === null) return false;
  await writeNomination(tx, deps, {
    nomination: { ...before, deadlineAt: to, outageMovedAt: now },
    group,
    at: now,
    happened: 'deadline-moved',
    clauses: ['X7'],
    facts: { from, to },
    notice: { key: `moved:${id}`, say: () => ({ type: 'nomination-moved', id, from, to }) },
  });
  return true;
}

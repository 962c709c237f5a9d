import { randomUUID } from 'node:crypto';
import { cast, mayVote, type BallotCast, type Cast } from '../domain/ballot.js';
import { addHours } from '../domain/calendar.js';
import { no, yes, type Decision } from '../domain/decision.js';
import { asId, type BallotId, type VoteId } from '../domain/ids.js';
import { headShown } from '../domain/record.js';
import type { Refusal } from '../domain/refusal.js';
import { edition } from '../domain/rules.js';
import { everybodyVoted, withEarlyClose } from '../domain/vote-clock.js';
import { recounted } from '../domain/vote-result.js';
import type { Ballot, Choice, Seat } from '../domain/vote.js';
import type { Tx } from '../ports/store.js';
import type { Act } from './act.js';
import { closeVote, recountVote, resultNotice } from './close-vote.js';
import type { Deps } from './deps.js';
import type { Voting } from './locked-vote.js';
import { onVote, presentVoting, seatAt } from './on-vote.js';
import { takePart } from './take-part.js';
import { writeVote } from './write-vote.js';

/** V3, V8: whether the person may vote, asked before the form opens; answers with their last ballot. */
export const askToVote = (deps: Deps, act: Act, id: VoteId): Promise<Decision<Ballot | null, Refusal>> =>
  deps.store.read(async (tx) => {
    const voting = await presentVoting(tx, deps, act, id);
    if (!voting) return no({ clause: 'X3', code: 'unknown-reference', typed: id });
    const { seat, last } = await seatAt(tx, act, id);
    const allowed = mayVote(voting.vote, voting.proposal, seat, voting.group.title, act.at);
    return allowed.ok ? yes(last) : allowed;
  });

/**
 * V3, V6, V8: somebody in the electorate votes, or votes again. The last ballot of a vote in which everybody has voted
 * may close it (V7); one from before the close that comes after it is counted all the same.
 */
export const castBallot = (
  deps: Deps,
  act: Act,
  id: VoteId,
  typed: { readonly choice: Choice; readonly rationale: string },
): Promise<Decision<BallotCast, Refusal>> =>
  onVote(deps, act, id, async (tx, voting) => {
    const { vote: before, proposal, group } = voting;
    const { seat, last } = await seatAt(tx, act, id);
    const allowed = mayVote(before, proposal, seat, group.title, act.at);
    if (!allowed.ok) return allowed;
    const done = cast(before, allowed.value, last, typed, act.at, asId<BallotId>(randomUUID()));
    if (!done.ok) return done;
    const { ballot, counts } = done.value;
    const isFirst = last === null;
    const counting = { ...voting, ...done.value, seat: allowed.value, actor: act.user.id, isFirst };
    const count = counts ? (before.status === 'closed' ? late : inTime) : beside;
    const counted = await count(tx, deps, counting);
    await takePart(tx, deps, { groupId: group.id, personId: ballot.personId, kind: 'ballot', at: act.at });
    return yes({ ...counted, counts, replaced: counts && !isFirst });
  });

interface Counting extends Voting {
  readonly seat: Seat;
  readonly ballot: Cast;
  readonly counts: boolean;
  readonly actor: string;
  readonly isFirst: boolean;
}

type Counted = Omit<BallotCast, 'counts' | 'replaced'>;

/** V8: the same person cast a newer ballot, which came in first: this one changes nothing, and is kept. */
async function beside(tx: Tx, deps: Deps, counting: Counting): Promise<Counted> {
  const { vote, proposal } = counting;
  return { ballot: await write(tx, deps, counting), proposal, vote };
}

/** V7: while the vote is open; with the last of the electorate's first ballots it closes, or will as soon as it may. */
async function inTime(tx: Tx, deps: Deps, counting: Counting): Promise<Counted> {
  const { vote, proposal, group } = counting;
  if (!counting.isFirst || !everybodyVoted(vote) || vote.announcedAt === null) {
    return { ballot: await write(tx, deps, counting), proposal, vote };
  }
  const rules = edition(proposal.edition);
  // Ballots may have come in another order than they were cast in.
  const cast = [counting.ballot, ...(await tx.votes.counted(vote.id)).map(({ ballot }) => ballot)];
  const at = cast.reduce((latest, each) => Math.max(latest, each.at), 0);
  if (at < addHours(vote.announcedAt, rules.EARLY_CLOSE_HOURS)) {
    const soon = withEarlyClose(vote, rules);
    return { ballot: await write(tx, deps, { ...counting, vote: soon }), proposal, vote: soon };
  }
  const ballot = await write(tx, deps, counting);
  return { ballot, ...(await closeVote(tx, deps, { vote, proposal, group }, at)) };
}

/** V8: after the close. The result is counted anew, and said anew. */
async function late(tx: Tx, deps: Deps, counting: Counting): Promise<Counted> {
  const { proposal, group } = counting;
  const vote = recounted(counting.vote, proposal);
  if (vote.result === counting.vote.result) {
    const ballot = await write(tx, deps, counting, resultNotice(vote, counting.ballot.id));
    return { ballot, proposal, vote };
  }
  const ballot = await write(tx, deps, counting);
  return { ballot, ...(await recountVote(tx, deps, { vote, proposal, group }, ballot)) };
}

/** Keeps a ballot with its entry in the record, which gives it its receipt. */
async function write(
  tx: Tx,
  deps: Deps,
  { vote, proposal, group, seat, ballot, counts, actor, isFirst }: Counting,
  notice?: ReturnType<typeof resultNotice>,
): Promise<Ballot> {
  const { personId, choice, rationale, at } = ballot;
  const entry = await writeVote(tx, {
    vote,
    proposal,
    group,
    at,
    happened: 'ballot-cast',
    clauses: ['V3', 'V6', 'V8'],
    facts: { seat: seat.number, kind: seat.kind, choice, forQuorum: seat.forQuorum, first: isFirst },
    sealed: {
      actor: { value: actor, personId },
      ...(rationale === '' ? {} : { rationale: { value: rationale, personId } }),
    },
    ...(notice ? { notice } : {}),
    now: deps.clock.now(),
  });
  const cast: Ballot = { ...ballot, receipt: headShown(entry.hash) };
  await (counts ? tx.votes.cast(cast) : tx.votes.keep(cast));
  return cast;
}

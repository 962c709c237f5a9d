import type { VoteShown } from '../domain/ballot.js';
import { no, yes, type Decision } from '../domain/decision.js';
import type { Refusal } from '../domain/refusal.js';
import type { Act } from './act.js';
import type { Deps } from './deps.js';
import { seatAt, voteNamed } from './on-vote.js';
import { voteFacts } from './vote-facts.js';

/** V8: the latest vote on the proposal that somebody named. */
export const showLatestVote = (deps: Deps, act: Act, typed: string): Promise<Decision<VoteShown, Refusal>> =>
  deps.store.read(async (tx) => {
    const named = await voteNamed(tx, act, typed);
    if (!named.ok) return named;
    const facts = await voteFacts(tx, named.value);
    if (!facts) return no({ clause: 'X3', code: 'unknown-reference', typed });
    const { seat, last } = await seatAt(tx, act, named.value);
    const own = seat ? await tx.votes.ballotsOf(named.value, seat.number) : [];
    return yes({ facts, seat, last, earlier: Math.max(own.length - 1, 0) });
  });

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { counted } from '../../src/domain/ballot.js';
import { asId, type VoteId } from '../../src/domain/ids.js';
import { MATTERS } from '../../src/domain/proposal.js';
import { edition } from '../../src/domain/rules.js';
import { ballotsIn, passes, quorumOf, resultOf, tipped } from '../../src/domain/tally.js';
import { CHOICES, SEAT_KINDS, type Choice, type Seat, type Vote } from '../../src/domain/vote.js';
import { person, vote } from './sample.js';

const RULES = edition('mcp-2026');
const ADVISORY = { ...RULES, PARTICIPANTS_COUNT: false };

const seat = (number: number, kind: Seat['kind'], forQuorum: boolean): Seat => ({
  ...{ voteId: asId<VoteId>('vote-1'), number, personId: person(number).id },
  ...{ kind, forQuorum: forQuorum && kind !== 'participant', ballotId: null },
});

const electorates = fc
  .array(fc.tuple(fc.constantFrom(...SEAT_KINDS), fc.boolean()), { minLength: 1, maxLength: 12 })
  .map((kinds) => kinds.map(([kind, active], index) => seat(index + 1, kind, active || kind === 'member')));

/** An electorate with the ballots of each of its seats, in order; some never vote. */
const elections = electorates.chain((seats) =>
  fc.tuple(fc.constant(seats), fc.tuple(...seats.map(() => fc.array(fc.constantFrom(...CHOICES), { maxLength: 3 })))),
);

const opened = (seats: readonly Seat[]): Vote =>
  vote({ seats: seats.length, base: seats.filter(({ forQuorum }) => forQuorum).length });

/** The vote after these ballots, by seat and choice, in this order. */
function after(seats: readonly Seat[], cast: readonly (readonly [Seat, Choice])[]): Vote {
  const last = new Map<Seat, Choice>();
  return cast.reduce((before, [of, choice]) => {
    const now = counted(before, of, last.get(of) ?? null, choice);
    last.set(of, choice);
    return now;
  }, opened(seats));
}

describe('counting', () => {
  it('V8: does not depend on the order in which people vote, and only last ballots are in it', () => {
    fc.assert(
      fc.property(elections, fc.infiniteStream(fc.nat()), ([seats, ballots], noise) => {
        const inTurn = seats.flatMap((of, index) => (ballots[index] ?? []).map((choice) => [of, choice] as const));
        // Any order of people, each one's own ballots in theirs.
        const queues = seats.map((of, index) => (ballots[index] ?? []).map((choice) => [of, choice] as const));
        const mixed: (readonly [Seat, Choice])[] = [];
        for (const turn of noise) {
          const waiting = queues.filter((queue) => queue.length > 0);
          const next = waiting[turn % Math.max(waiting.length, 1)]?.shift();
          if (!next) break;
          mixed.push(next);
        }
        const [one, other] = [after(seats, inTurn), after(seats, mixed)];
        expect(other).toEqual(one);
        const voted = ballots.filter((each) => each.length > 0).length;
        expect([one.voted, ballotsIn(one.members) + ballotsIn(one.participants)]).toEqual([voted, voted]);
        expect(one.forQuorum).toBe(seats.filter((each, index) => each.forQuorum && ballots[index]?.length).length);
      }),
    );
  });

  it('V4: one more approval never turns passed into failed', () => {
    fc.assert(
      fc.property(
        elections,
        fc.constantFrom(...MATTERS),
        fc.constantFrom(RULES, ADVISORY),
        fc.nat(),
        ([seats, ballots], matter, rules, pick) => {
          const cast = seats.flatMap((of, index) => (ballots[index] ?? []).map((choice) => [of, choice] as const));
          const before = after(seats, cast);
          const more = after(seats, [...cast, [seats[pick % seats.length] ?? seat(1, 'member', true), 'approve']]);
          if (resultOf(before, matter, rules) === 'passed') expect(resultOf(more, matter, rules)).toBe('passed');
        },
      ),
    );
  });

  it('V2: a ballot of the base never takes the quorum away, and a Participant’s never gives it', () => {
    fc.assert(
      fc.property(elections, fc.constantFrom(...CHOICES), ([seats, ballots], choice) => {
        const cast = seats.flatMap((of, index) => (ballots[index] ?? []).map((each) => [of, each] as const));
        const before = resultOf(after(seats, cast), 'routine', RULES);
        for (const of of seats) {
          const now = resultOf(after(seats, [...cast, [of, choice]]), 'routine', RULES);
          if (before !== 'no-quorum') expect(now).not.toBe('no-quorum');
          else if (!of.forQuorum) expect(now).toBe('no-quorum');
        }
      }),
    );
  });
});

describe('the numbers', () => {
  it.each([
    [0, null],
    [1, 1],
    [2, 1],
    [5, 3],
    [6, 3],
    [7, 4],
  ])('V2: of %i it takes %s', (base, needed) => {
    expect(quorumOf({ base }, RULES)).toBe(needed);
  });

  it('V4: two thirds in integers', () => {
    const scope = (approve: number, reject: number) => passes({ approve, reject, abstain: 9 }, 'scope', RULES);
    expect([scope(4, 2), scope(3, 2), scope(1, 0), scope(0, 0)]).toEqual([true, false, true, false]);
  });

  it('V3: an edition may make Participants advisory', () => {
    const disputed = vote({
      ...{ base: 3, forQuorum: 2, voted: 4 },
      members: { approve: 0, reject: 2, abstain: 0 },
      participants: { approve: 3, reject: 0, abstain: 0 },
    });
    expect(resultOf(disputed, 'routine', RULES)).toBe('passed');
    expect(resultOf(disputed, 'routine', ADVISORY)).toBe('failed');
    expect(tipped(disputed, 'routine', RULES)).toBe(true);
  });
});

import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { GroupKind } from '../../src/domain/group.js';
import type { Instant } from '../../src/domain/ids.js';
import { amend, markSignificant, withdraw } from '../../src/domain/amendment.js';
import { block, lift } from '../../src/domain/block.js';
import { announced, settled } from '../../src/domain/proposal-clock.js';
import type { Objection, Proposal } from '../../src/domain/proposal.js';
import { disagree } from '../../src/domain/rough-consensus.js';
import { DAY, MONDAY, group, objectionId, proposal, standing, vote } from './sample.js';

/** What somebody did, and when by Discord's clock. */
interface Act {
  readonly what: 'object' | 'lift' | 'amend' | 'mark-significant' | 'withdraw';
  readonly by: number;
  readonly at: Instant;
}

interface State {
  readonly proposal: Proposal;
  readonly objections: readonly Objection[];
}

const DEADLINE = MONDAY + 5 * DAY;

/** Processes an act as the use cases do; a refused one changes nothing. */
function processed({ proposal: before, objections }: State, { what, by, at }: Act): State {
  const tier = before.groupKind === 'working-group' ? 'member' : 'participant';
  const who = standing(by, tier, group(before.groupKind));
  const after = (made: Proposal, noted: readonly Objection[] = objections): State => ({
    // The message that restarts a clock is delivered at once.
    proposal: announced(made, at + 1, null),
    objections: noted,
  });
  const id = objectionId(at);
  if (what === 'object') {
    if (before.groupKind === 'working-group') {
      const made = block(before, objections, who, { reason: 'No.', resolution: 'Wait.' }, at, id);
      // The vote that it opens.
      const voting: Proposal = { ...before, status: 'voting', settledAt: null };
      return made.ok ? after(voting, [...objections, made.value]) : { proposal: before, objections };
    }
    const made = disagree(before, objections, who, 'No.', at, id);
    return made.ok
      ? after(made.value.proposal, [...objections, made.value.objection])
      : { proposal: before, objections };
  }
  if (what === 'lift') {
    const done = lift(before, objections, who, vote(), at);
    if (!done.ok) return { proposal: before, objections };
    const { lifted } = done.value;
    return after(
      done.value.proposal,
      objections.map((each) => (each.id === lifted.id ? lifted : each)),
    );
  }
  const changed =
    what === 'amend'
      ? amend(before, who, { title: `Text of ${at}`, text: 'Another.' }, [], at)
      : what === 'withdraw'
        ? withdraw(before, who, { feedback: [], vote: vote() }, at)
        : markSignificant(before, who, at);
  return changed.ok ? after(changed.value) : { proposal: before, objections };
}

/** Silence is recorded once the deadline has come. */
const swept = (state: State, now: Instant): State =>
  state.proposal.deadlineAt !== null && state.proposal.deadlineAt <= now
    ? { ...state, proposal: settled(state.proposal, state.objections, []) }
    : state;

const act = fc.record({
  what: fc.constantFrom<Act['what']>('object', 'object', 'lift', 'lift', 'amend', 'mark-significant', 'withdraw'),
  by: fc.integer({ min: 1, max: 3 }),
  at: fc.oneof(
    fc.integer({ min: DEADLINE - 2_000, max: DEADLINE + 1_000 }),
    fc.integer({ min: MONDAY + 1, max: DEADLINE + DAY }),
  ),
});
const acts = fc
  .uniqueArray(act, { selector: ({ at }) => at, maxLength: 8 })
  .map((made) => made.toSorted((a, b) => a.at - b.at));

it.each<GroupKind>(['working-group', 'interest-group'])(
  'D4, D5, X7: when silence is recorded between late acts makes no difference (%s)',
  (kind) => {
    fc.assert(
      fc.property(acts, fc.array(fc.boolean(), { minLength: 8, maxLength: 8 }), (made, sweeps) => {
        const begun: State = { proposal: proposal(kind), objections: [] };
        // In order: at each act everything that was due before it has been settled.
        const inOrder = made.reduce((state, each) => processed(swept(state, each.at), each), begun);
        // Late: all acts wait until after the last one, and silence is recorded somewhere between them.
        const now = DEADLINE + 2 * DAY;
        const late = made.reduce(
          (state, each, index) => processed(sweeps[index] === true ? swept(state, now) : state, each),
          begun,
        );
        expect(swept(late, now)).toEqual(swept(inOrder, now));
      }),
      { numRuns: 1_000 },
    );
  },
);

it('D5: objections of different people may be processed in any order', () => {
  fc.assert(
    fc.property(
      fc.constantFrom<GroupKind>('working-group', 'interest-group'),
      fc.uniqueArray(fc.integer({ min: 1, max: 6 }), { minLength: 2, maxLength: 6 }),
      (kind, people) => {
        const objected = people.map((by): Act => ({ what: 'object', by, at: MONDAY + by * 1_000 }));
        const begun: State = { proposal: proposal(kind), objections: [] };
        const forth = objected.reduce(processed, begun);
        const back = objected.toReversed().reduce(processed, begun);
        expect(back.proposal).toEqual(forth.proposal);
        expect(new Set(back.objections)).toEqual(new Set(forth.objections));
      },
    ),
  );
});

it('every instant of a proposal is a whole number, whatever happens to it', () => {
  fc.assert(
    fc.property(fc.constantFrom<GroupKind>('working-group', 'interest-group'), acts, (kind, made) => {
      const begun: State = { proposal: proposal(kind), objections: [] };
      const end = swept(made.reduce(processed, begun), DEADLINE + 30 * DAY);
      const { announcedAt, deadlineAt, settledAt, openedAt } = end.proposal;
      for (const at of [announcedAt, deadlineAt, settledAt, openedAt]) {
        expect(at === null || Number.isSafeInteger(at)).toBe(true);
      }
    }),
  );
});

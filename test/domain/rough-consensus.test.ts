import { describe, expect, it } from 'vitest';
import { markSignificant } from '../../src/domain/amendment.js';
import { lift } from '../../src/domain/block.js';
import { OUTPUT_KINDS, PROPOSAL_STATUSES } from '../../src/domain/proposal.js';
import { disagree, mayDisagree, mayRecordOutcome, recordOutcome } from '../../src/domain/rough-consensus.js';
import { expectRefused, granted } from './decided.js';
import { DAY, MONDAY, group, objection, objectionId, proposal, standing } from './sample.js';

const DEADLINE = MONDAY + 5 * DAY;
const there = group('interest-group');
const participant = standing(2, 'participant', there);
const facilitator = standing(3, 'lead', there);
const open = proposal('interest-group');

describe('a disagreement', () => {
  it('D1: of a Participant is noted with its reason, and the proposal stays open', () => {
    const made = granted(disagree(open, [], participant, ' Not everybody reads it. ', DEADLINE - 1, objectionId(5)));
    expect(made.proposal).toEqual(open);
    expect(made.objection).toEqual({
      id: 'objection-5',
      proposalId: open.id,
      personId: 'person-2',
      kind: 'disagreement',
      reason: 'Not everybody reads it.',
      resolution: '',
      at: DEADLINE - 1,
      liftedAt: null,
    });
  });

  it('D1: needs a Participant, words, time, and an Interest Group; one a person', () => {
    for (const tier of ['observer', null] as const) {
      expectRefused(mayDisagree(open, [], standing(2, tier, there), MONDAY), 'D1', 'tier-too-low');
    }
    expectRefused(disagree(open, [], participant, '\u200b…', MONDAY, objectionId(1)), 'D1', 'empty-field');
    expectRefused(disagree(open, [], participant, 'a'.repeat(4_001), MONDAY, objectionId(1)), 'D1', 'field-too-long');
    expectRefused(mayDisagree(open, [], participant, DEADLINE), 'D1', 'deadline-passed');
    expect(mayDisagree(open, [], participant, DEADLINE - 1).ok).toBe(true);
    expectRefused(mayDisagree(open, [objection(2, 'disagreement')], participant, MONDAY), 'D1', 'own-objection-stands');
    const lifted = objection(2, 'disagreement', { liftedAt: MONDAY });
    expect(mayDisagree(open, [lifted], participant, MONDAY + 1).ok).toBe(true);
    expectRefused(mayDisagree(proposal('working-group'), [], standing(2, 'lead'), MONDAY), 'D1', 'for-interest-groups');
  });

  it('D1: before the deadline undoes consensus that was recorded meanwhile', () => {
    const silent = proposal('interest-group', { status: 'consensus', settledAt: DEADLINE });
    const made = granted(disagree(silent, [], participant, 'No.', DEADLINE - 1, objectionId(1)));
    expect(made.proposal).toEqual({ ...silent, status: 'awaiting-record', settledAt: null });
    const waiting = proposal('interest-group', { status: 'awaiting-record' });
    expect(granted(disagree(waiting, [], participant, 'No.', DEADLINE - 1, objectionId(1))).proposal).toEqual(waiting);
  });

  it('D1: comes too late for what Facilitators have recorded', () => {
    for (const status of ['rough-consensus', 'no-consensus', 'withdrawn'] as const) {
      expectRefused(mayDisagree(proposal('interest-group', { status }), [], participant, MONDAY), 'D1', 'not-open');
    }
  });
});

describe('lifting a disagreement', () => {
  const own = objection(2, 'disagreement');

  it('D1: is for whoever disagreed, before the deadline', () => {
    expect(granted(lift(open, [own], participant, null, DEADLINE - 1))).toEqual({
      proposal: open,
      lifted: { ...own, liftedAt: DEADLINE - 1 },
    });
    expectRefused(lift(open, [own], participant, null, DEADLINE), 'D1', 'deadline-passed');
    expectRefused(lift(open, [own], facilitator, null, MONDAY), 'V1', 'no-own-objection');
  });

  it('D1, D4: in time but processed late, the last one makes it the consensus that it would have been', () => {
    const waiting = proposal('interest-group', { status: 'awaiting-record' });
    expect(granted(lift(waiting, [own], participant, null, DEADLINE - 1)).proposal).toEqual({
      ...waiting,
      status: 'consensus',
      settledAt: DEADLINE,
    });
    expect(
      granted(lift(waiting, [own, objection(4, 'disagreement')], participant, null, DEADLINE - 1)).proposal,
    ).toEqual(waiting);
  });
});

describe('the recorded outcome', () => {
  const waiting = proposal('interest-group', { status: 'awaiting-record' });

  it.each(OUTPUT_KINDS)('D1: rough consensus with a kind of output: %s', (outputKind) => {
    expect(granted(recordOutcome(waiting, facilitator, { rough: true, outputKind }, DEADLINE + DAY))).toEqual({
      ...waiting,
      status: 'rough-consensus',
      outputKind,
      settledAt: DEADLINE + DAY,
    });
  });

  it('D1: or none, which has no output whatever was chosen', () => {
    const none = granted(recordOutcome(waiting, facilitator, { rough: false, outputKind: 'use-case' }, DEADLINE));
    expect(none).toEqual({ ...waiting, status: 'no-consensus', outputKind: null, settledAt: DEADLINE });
    expectRefused(
      recordOutcome(waiting, facilitator, { rough: true, outputKind: null }, DEADLINE),
      'D1',
      'empty-field',
    );
  });

  it('D1: not before the deadline, even if disagreement was recorded by a clock that was ahead', () => {
    expectRefused(mayRecordOutcome(waiting, facilitator, DEADLINE - 1), 'D1', 'not-yet-the-deadline');
    expect(mayRecordOutcome(waiting, facilitator, DEADLINE).ok).toBe(true);
  });

  it('D1: is for Facilitators of an Interest Group, once its deadline has come with disagreement', () => {
    for (const tier of ['member', 'participant', 'observer', null] as const) {
      expectRefused(mayRecordOutcome(waiting, standing(3, tier, there), DEADLINE), 'D1', 'tier-too-low');
    }
    expectRefused(
      mayRecordOutcome(proposal('working-group'), standing(3, 'lead'), DEADLINE),
      'D1',
      'for-interest-groups',
    );
    for (const status of PROPOSAL_STATUSES) {
      const decided = mayRecordOutcome(proposal('interest-group', { status }), facilitator, DEADLINE);
      if (status === 'awaiting-record') expect(decided.ok).toBe(true);
      else if (status === 'open' || status === 'announcing') expectRefused(decided, 'D1', 'not-yet-the-deadline');
      else expectRefused(decided, 'D1', 'not-open');
    }
  });

  it('D3: nobody marks a proposal of an Interest Group significant', () => {
    expectRefused(markSignificant(open, facilitator, MONDAY), 'D3', 'for-working-groups');
  });
});

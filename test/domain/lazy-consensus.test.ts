import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { GroupKind } from '../../src/domain/group.js';
import { amend, markSignificant, mayAmend, withdraw } from '../../src/domain/amendment.js';
import { block, lift, mayBlock } from '../../src/domain/block.js';
import { announced, requireInTime, settled } from '../../src/domain/proposal-clock.js';
import { propose, termsOf, type ProposalRequest } from '../../src/domain/proposal-terms.js';
import {
  PROPOSAL_STATUSES,
  standingObjections,
  type Proposal,
  type ProposalStatus,
} from '../../src/domain/proposal.js';
import { edition } from '../../src/domain/rules.js';
import { expectRefused, granted } from './decided.js';
import { DAY, HOUR, MONDAY, group, objection, objectionId, proposal, standing, vote } from './sample.js';

const RULES = edition('mcp-2026');
const DEADLINE = MONDAY + 5 * DAY;
const member = standing(2, 'member');
const author = standing(1, 'participant');
/** D7: neither feedback nor a vote. */
const NOTHING_ELSE = { feedback: [], vote: null };
const SAID = { reason: 'It costs too much.', resolution: 'Show that it costs less than now.' };

const request = (parts: Partial<ProposalRequest> = {}): ProposalRequest => ({
  title: 'Adopt a weekly summary',
  text: 'Every Friday somebody writes what was decided.',
  matter: 'routine',
  significance: null,
  days: null,
  ...parts,
});

/** The statuses in which silence was recorded, in a Working Group. */
const SILENT = ['accepted', 'agreed'] as const;
const SETTLED_LATE: readonly ProposalStatus[] = [...SILENT, 'consensus', 'awaiting-record'];
const RUNNING: readonly ProposalStatus[] = ['announcing', 'open', 'voting'];
/** Those that no act from before the deadline changes any more. */
const ENDED = PROPOSAL_STATUSES.filter((status) => !RUNNING.includes(status) && !SETTLED_LATE.includes(status));

describe('the terms of a proposal', () => {
  it.each([
    ['routine', null, 5, 'minor'],
    ['routine', 'minor', 5, 'minor'],
    ['routine', 'significant', 10, 'significant'],
    ['scope', null, 10, 'significant'],
    ['scope', 'significant', 10, 'significant'],
    ['specification', null, 10, 'significant'],
  ] as const)('D3: a %s matter said to be %s stands %i days and is %s', (matter, asked, days, significance) => {
    const terms = granted(propose(request({ matter, significance: asked }), author, RULES));
    expect(terms).toEqual({ title: request().title, text: request().text, matter, significance, days });
  });

  it.each(['scope', 'specification'] as const)('D3: a %s matter is never minor', (matter) => {
    const refusal = expectRefused(
      propose(request({ matter, significance: 'minor' }), author, RULES),
      'D3',
      'always-significant',
    );
    expect(refusal).toMatchObject({ matter });
  });

  it('D3: days may be more and never less than the least', () => {
    for (const [significance, least] of [
      ['minor', 5],
      ['significant', 10],
    ] as const) {
      expect(granted(termsOf(request({ significance, days: least }), author, RULES)).days).toBe(least);
      expect(granted(termsOf(request({ significance, days: 90 }), author, RULES)).days).toBe(90);
      expect(
        expectRefused(termsOf(request({ significance, days: least - 1 }), author, RULES), 'D3', 'too-few-days'),
      ).toMatchObject({ days: least - 1, least, significant: significance === 'significant' });
      expect(
        expectRefused(termsOf(request({ significance, days: 91 }), author, RULES), 'D3', 'too-many-days'),
      ).toMatchObject({ days: 91, most: 90 });
    }
    expectRefused(termsOf(request({ days: -5 }), author, RULES), 'D3', 'too-few-days');
  });

  it('P2: Participants and above propose, Observers and strangers do not', () => {
    for (const tier of ['participant', 'member', 'lead'] as const) {
      expect(propose(request(), standing(3, tier), RULES).ok).toBe(true);
    }
    for (const tier of ['observer', null] as const) {
      expectRefused(propose(request(), standing(3, tier), RULES), 'P2', 'tier-too-low');
    }
    const retired = group('working-group', { status: 'retired' });
    expectRefused(propose(request(), standing(3, 'lead', retired), RULES), 'P2', 'group-retired');
  });

  it('D3: title and text are needed; a title has 80 characters at most, counted as code points', () => {
    expectRefused(propose(request({ title: ' \u200b ' }), author, RULES), 'D3', 'empty-field');
    expectRefused(propose(request({ text: '\n\u3164' }), author, RULES), 'D3', 'empty-field');
    expect(propose(request({ title: '𝒜'.repeat(80) }), author, RULES).ok).toBe(true);
    expectRefused(propose(request({ title: 'a'.repeat(81) }), author, RULES), 'D3', 'field-too-long');
    expect(propose(request({ text: 'a'.repeat(100_000) }), author, RULES).ok).toBe(true);
    expectRefused(propose(request({ text: 'a'.repeat(100_001) }), author, RULES), 'D3', 'field-too-long');
    expect(granted(propose(request({ title: 'a\nb' }), author, RULES)).title).toBe('a b');
  });
});

describe('the announcement', () => {
  const waiting = proposal('working-group', { status: 'announcing', announcedAt: null, deadlineAt: null });

  it('D3: starts the clock at its own time, n x 24 h to the millisecond', () => {
    fc.assert(
      fc.property(fc.integer({ min: MONDAY, max: MONDAY + 400 * DAY }), fc.integer({ min: 5, max: 90 }), (at, days) => {
        const running = announced({ ...waiting, days }, at, null);
        expect(running).toEqual({ ...waiting, days, status: 'open', announcedAt: at, deadlineAt: at + days * DAY });
        expect(Number.isSafeInteger(running.deadlineAt)).toBe(true);
      }),
    );
  });

  it('D3: changes nothing when the clock runs already or the proposal has ended', () => {
    const open = announced(waiting, MONDAY, null);
    expect(announced(open, MONDAY + DAY, null)).toBe(open);
    for (const status of [...ENDED, ...SETTLED_LATE]) {
      const ended = { ...waiting, status };
      expect(announced(ended, MONDAY, null)).toBe(ended);
    }
  });

  it('D5: a proposal that was blocked before its announcement arrived stays blocked, with a deadline', () => {
    expect(announced({ ...waiting, status: 'voting' }, MONDAY, null)).toMatchObject({
      status: 'voting',
      deadlineAt: DEADLINE,
    });
  });

  it('D7: a message from before the restart starts nothing; one at or after it does', () => {
    const restartedAt = MONDAY + HOUR;
    expect(announced(waiting, restartedAt - 1, restartedAt)).toBe(waiting);
    expect(announced(waiting, restartedAt, restartedAt).announcedAt).toBe(restartedAt);
  });
});

describe('the deadline', () => {
  it.each([
    [-1_000, true],
    [-1, true],
    [0, false],
    [1, false],
    [1_000, false],
  ])('D5: an act %i ms from the deadline is in time: %s', (from, inTime) => {
    const decided = requireInTime(proposal('working-group'), DEADLINE + from, 'D5');
    if (inTime) expect(decided.ok).toBe(true);
    else {
      expect(expectRefused(decided, 'D5', 'deadline-passed')).toMatchObject({
        deadlineAt: DEADLINE,
        actedAt: DEADLINE + from,
      });
    }
  });

  it('D5: while the announcement is on its way everybody is in time', () => {
    const waiting = proposal('working-group', { status: 'announcing', announcedAt: null, deadlineAt: null });
    expect(requireInTime(waiting, Number.MAX_SAFE_INTEGER, 'D5').ok).toBe(true);
  });

  it('D5: counts by when the person acted, so silence that was recorded meanwhile does not refuse', () => {
    for (const status of PROPOSAL_STATUSES) {
      const settledAt = RUNNING.includes(status) ? null : DEADLINE;
      const decided = requireInTime(proposal('working-group', { status, settledAt }), DEADLINE - 1, 'D5');
      if (ENDED.includes(status)) expectRefused(decided, 'D5', 'not-open');
      else expect(decided.ok).toBe(true);
    }
  });

  it('D5, V1: what a vote has agreed on before the deadline was not silence, and no act undoes it', () => {
    const agreed = proposal('working-group', { status: 'agreed', settledAt: DEADLINE - DAY });
    for (const at of [DEADLINE - 2 * DAY, DEADLINE - DAY, DEADLINE - 1]) {
      expectRefused(requireInTime(agreed, at, 'D5'), 'D5', 'not-open');
    }
  });
});

describe('a block', () => {
  const open = proposal('working-group');

  it('D5: of a WG Member or Lead stops the proposal, with objection and way forward', () => {
    for (const tier of ['member', 'lead'] as const) {
      const made = granted(block(open, [], standing(2, tier), SAID, DEADLINE - 1, objectionId(7)));
      expect(made).toEqual({
        id: 'objection-7',
        proposalId: open.id,
        personId: 'person-2',
        kind: 'block',
        ...SAID,
        at: DEADLINE - 1,
        liftedAt: null,
      });
    }
  });

  it('D5: is not for Participants, Observers and strangers', () => {
    for (const tier of ['participant', 'observer', null] as const) {
      expectRefused(block(open, [], standing(2, tier), SAID, MONDAY, objectionId(1)), 'D5', 'tier-too-low');
      expectRefused(mayBlock(open, [], standing(2, tier), MONDAY), 'D5', 'tier-too-low');
    }
  });

  it('D5: comes before the deadline', () => {
    expectRefused(block(open, [], member, SAID, DEADLINE, objectionId(1)), 'D5', 'deadline-passed');
    expect(block(open, [], member, SAID, DEADLINE - 1, objectionId(1)).ok).toBe(true);
  });

  it.each(['', '  ', '\u200b\u2060', '...', '\u3164'])(
    'D5, D6: needs words in both fields, and %j is none',
    (typed) => {
      expectRefused(block(open, [], member, { ...SAID, reason: typed }, MONDAY, objectionId(1)), 'D5', 'empty-field');
      expectRefused(
        block(open, [], member, { ...SAID, resolution: typed }, MONDAY, objectionId(1)),
        'D6',
        'no-alternative',
      );
    },
  );

  it('D6: has at most 4,000 characters in each field', () => {
    const long = 'a'.repeat(4_001);
    expectRefused(block(open, [], member, { ...SAID, reason: long }, MONDAY, objectionId(1)), 'D5', 'field-too-long');
    expectRefused(
      block(open, [], member, { ...SAID, resolution: long }, MONDAY, objectionId(1)),
      'D6',
      'field-too-long',
    );
    const longest = 'a'.repeat(4_000);
    expect(block(open, [], member, { reason: longest, resolution: longest }, MONDAY, objectionId(1)).ok).toBe(true);
  });

  it('D5: one standing block a person; after lifting it the person may block anew', () => {
    const own = objection(2, 'block');
    expectRefused(mayBlock(open, [own], member, MONDAY), 'D5', 'own-objection-stands');
    expect(mayBlock(open, [{ ...own, liftedAt: MONDAY + DAY }], member, MONDAY).ok).toBe(true);
    expect(mayBlock(open, [objection(3, 'block')], member, MONDAY).ok).toBe(true);
  });

  it('D1: belongs to Working Groups', () => {
    const there = group('interest-group');
    expectRefused(
      mayBlock(proposal('interest-group'), [], standing(2, 'lead', there), MONDAY),
      'D1',
      'for-working-groups',
    );
  });

  it.each(SILENT)('D5: before the deadline comes before silence that was recorded meanwhile (%s)', (status) => {
    const silent = proposal('working-group', { status, settledAt: DEADLINE });
    expect(block(silent, [], member, SAID, DEADLINE - 1, objectionId(1)).ok).toBe(true);
    expectRefused(block(silent, [], member, SAID, DEADLINE, objectionId(1)), 'D5', 'deadline-passed');
  });

  it('D7: is refused once the proposal is withdrawn', () => {
    expectRefused(mayBlock(proposal('working-group', { status: 'withdrawn' }), [], member, MONDAY), 'D5', 'not-open');
  });
});

describe('lifting', () => {
  const blocked = proposal('working-group', { status: 'voting' });
  const own = objection(2, 'block');

  it.each([
    ['long before the deadline', DEADLINE - 49 * HOUR, DEADLINE],
    ['48 h and 1 ms before it', DEADLINE - 48 * HOUR - 1, DEADLINE],
    ['48 h before it', DEADLINE - 48 * HOUR, DEADLINE],
    ['48 h less 1 ms before it', DEADLINE - 48 * HOUR + 1, DEADLINE + 1],
    ['weeks after it', DEADLINE + 30 * DAY, DEADLINE + 32 * DAY],
  ])('V1: the last block %s leaves at least 48 h', (_when, at, deadlineAt) => {
    const { proposal: open, lifted } = granted(lift(blocked, [own], member, vote({ closesAt: at + 1 }), at));
    expect(open).toEqual({ ...blocked, status: 'open', deadlineAt });
    expect(lifted).toEqual({ ...own, liftedAt: at });
  });

  it('V1: one of several blocks leaves the proposal blocked', () => {
    const { proposal: still } = granted(lift(blocked, [own, objection(3, 'block')], member, vote(), MONDAY + DAY));
    expect(still).toEqual(blocked);
    const last = granted(
      lift(
        blocked,
        [{ ...own, liftedAt: MONDAY + DAY }, objection(3, 'block')],
        standing(3, 'member'),
        vote(),
        DEADLINE,
      ),
    );
    expect(last.proposal).toMatchObject({ status: 'open', deadlineAt: DEADLINE + 2 * DAY });
  });

  it('V1: is for whoever blocked, even after leaving the group; for nobody else and only once', () => {
    expect(lift(blocked, [own], standing(2, null), vote(), MONDAY).ok).toBe(true);
    expectRefused(lift(blocked, [own], standing(3, 'lead'), vote(), MONDAY), 'V1', 'no-own-objection');
    expectRefused(lift(blocked, [{ ...own, liftedAt: MONDAY }], member, vote(), MONDAY), 'V1', 'no-own-objection');
  });

  it('V1: counts until the close of the vote, whether or not it was counted meanwhile', () => {
    const closesAt = DEADLINE + 3 * DAY;
    const open = vote({ closesAt });
    const closed = vote({ status: 'closed', closesAt, closedAt: closesAt });
    const results = ['passed', 'agreed', 'failed', 'no-quorum'] as const;
    const counted = results.map((status) => ({ ...blocked, status, settledAt: closesAt }));
    for (const [before, on] of [[blocked, open] as const, ...counted.map((each) => [each, closed] as const)]) {
      const lifted = granted(lift(before, [own], member, on, closesAt - 1));
      expect(lifted.proposal).toEqual({ ...blocked, status: 'open', deadlineAt: closesAt - 1 + 48 * HOUR });
      for (const late of [closesAt, closesAt + 1]) {
        expectRefused(lift(before, [own], member, on, late), 'V7', 'vote-over');
      }
    }
  });

  it('V1: changes no result of a vote that somebody asked for, or while another block stands', () => {
    const closedAt = DEADLINE + 3 * DAY;
    const failed = { ...blocked, status: 'failed' } as const;
    const asked = vote({ cause: 'members', status: 'closed', closedAt });
    expect(granted(lift(failed, [own], member, asked, closedAt - 1)).proposal).toBe(failed);
    const opened = vote({ status: 'closed', closedAt });
    expect(granted(lift(failed, [own, objection(3, 'block')], member, opened, closedAt - 1)).proposal).toBe(failed);
    const contested = { ...blocked, status: 'contested' } as const;
    expectRefused(lift(contested, [own], member, opened, closedAt - 1), 'V8', 'result-moved-on');
  });

  it.each(['lead', 'members'] as const)('V1: the last block leaves a vote open that was asked for (%s)', (cause) => {
    expect(granted(lift(blocked, [own], member, vote({ cause }), MONDAY + DAY)).proposal).toBe(blocked);
  });

  it('V1: does nothing to a proposal that was withdrawn meanwhile', () => {
    expectRefused(
      lift({ ...blocked, status: 'withdrawn' }, [own], member, vote({ status: 'cancelled' }), MONDAY),
      'V1',
      'not-open',
    );
  });

  it('V1: before the announcement arrived, the proposal waits for it again', () => {
    const early = { ...blocked, announcedAt: null, deadlineAt: null };
    expect(granted(lift(early, [own], member, vote(), MONDAY)).proposal).toEqual({ ...early, status: 'announcing' });
  });
});

describe('amending', () => {
  const open = proposal('working-group', { outageMovedAt: MONDAY });
  const typed = { title: 'Adopt a monthly summary', text: 'Once a month.' };

  it('D7: restarts the clock, raises the version, and keeps that an outage moved it once', () => {
    expect(granted(amend(open, author, typed, [], DEADLINE - 1))).toEqual({
      ...open,
      ...typed,
      version: 2,
      status: 'announcing',
      announcedAt: null,
      deadlineAt: null,
    });
  });

  it('D7: is for the author alone, before the deadline, and not while a vote is next', () => {
    expectRefused(amend(open, standing(2, 'lead'), typed, [], MONDAY), 'D7', 'not-the-author');
    expectRefused(amend(open, author, typed, [], DEADLINE), 'D7', 'deadline-passed');
    expectRefused(amend({ ...open, status: 'voting' }, author, typed, [], MONDAY), 'D7', 'not-open');
    expectRefused(amend({ ...open, status: 'withdrawn' }, author, typed, [], MONDAY), 'D7', 'not-open');
    const retired = group('working-group', { status: 'retired' });
    expectRefused(mayAmend(open, standing(1, 'lead', retired), [], MONDAY), 'D7', 'group-retired');
  });

  it('D7: needs words, and a change', () => {
    expectRefused(amend(open, author, { ...typed, title: '…' }, [], MONDAY), 'D7', 'empty-field');
    expectRefused(amend(open, author, { ...typed, text: '\u200b' }, [], MONDAY), 'D7', 'empty-field');
    expectRefused(amend(open, author, { ...typed, title: 'a'.repeat(81) }, [], MONDAY), 'D7', 'field-too-long');
    expectRefused(amend(open, author, { ...typed, text: 'a'.repeat(100_001) }, [], MONDAY), 'D7', 'field-too-long');
    expectRefused(
      amend(open, author, { title: ` ${open.title} `, text: `${open.text}\n` }, [], MONDAY),
      'D7',
      'unchanged',
    );
    expect(granted(amend(open, author, { title: open.title, text: typed.text }, [], MONDAY)).version).toBe(2);
  });

  it.each(SILENT)('D7: before the deadline comes before silence that was recorded meanwhile (%s)', (status) => {
    const silent = proposal('working-group', { status, settledAt: DEADLINE });
    expect(granted(amend(silent, author, typed, [], DEADLINE - 1))).toMatchObject({
      status: 'announcing',
      settledAt: null,
      deadlineAt: null,
    });
  });
});

describe('withdrawing', () => {
  it('D7: is for the author alone, before the deadline or while blocked', () => {
    const open = proposal('working-group');
    expect(granted(withdraw(open, author, NOTHING_ELSE, DEADLINE - 1))).toEqual({
      ...open,
      status: 'withdrawn',
      settledAt: DEADLINE - 1,
    });
    expectRefused(withdraw(open, standing(2, 'lead'), NOTHING_ELSE, MONDAY), 'D7', 'not-the-author');
    expectRefused(withdraw(open, author, NOTHING_ELSE, DEADLINE), 'D7', 'deadline-passed');
    const inVote = { feedback: [], vote: vote() };
    const { closesAt } = inVote.vote;
    expect(withdraw({ ...open, status: 'voting' }, author, inVote, (closesAt ?? 0) - 1).ok).toBe(true);
    expectRefused(withdraw({ ...open, status: 'voting' }, author, inVote, closesAt ?? 0), 'V7', 'vote-over');
    expectRefused(withdraw({ ...open, status: 'withdrawn' }, author, NOTHING_ELSE, MONDAY), 'D7', 'not-open');
  });

  it('D7: before the deadline comes before silence that was recorded meanwhile', () => {
    const silent = proposal('working-group', { status: 'accepted', settledAt: DEADLINE });
    expect(granted(withdraw(silent, author, NOTHING_ELSE, DEADLINE - 1))).toMatchObject({
      status: 'withdrawn',
      settledAt: DEADLINE - 1,
    });
  });
});

describe('marking significant', () => {
  const open = proposal('working-group');

  it('D3: restarts the clock at ten days, or at the longer time that was asked for', () => {
    expect(granted(markSignificant(open, member, DEADLINE - 1))).toEqual({
      ...open,
      status: 'announcing',
      announcedAt: null,
      deadlineAt: null,
      significance: 'significant',
      days: 10,
    });
    expect(granted(markSignificant({ ...open, days: 14 }, member, MONDAY)).days).toBe(14);
  });

  it('D3: is for WG Members, before the deadline, of a minor proposal of a Working Group', () => {
    expectRefused(markSignificant(open, standing(3, 'participant'), MONDAY), 'D3', 'tier-too-low');
    expectRefused(markSignificant(open, member, DEADLINE), 'D3', 'deadline-passed');
    expectRefused(
      markSignificant({ ...open, significance: 'significant' }, member, MONDAY),
      'D3',
      'already-significant',
    );
    expectRefused(markSignificant({ ...open, status: 'voting' }, member, MONDAY), 'D3', 'not-open');
    expectRefused(markSignificant({ ...open, status: 'withdrawn' }, member, MONDAY), 'D3', 'not-open');
    const facilitator = standing(2, 'lead', group('interest-group'));
    expectRefused(markSignificant(proposal('interest-group'), facilitator, MONDAY), 'D3', 'for-working-groups');
  });

  it.each(SILENT)('D3: before the deadline comes before silence that was recorded meanwhile (%s)', (status) => {
    const silent = proposal('working-group', { status, settledAt: DEADLINE });
    expect(granted(markSignificant(silent, member, DEADLINE - 1))).toMatchObject({
      status: 'announcing',
      settledAt: null,
    });
  });
});

describe('silence', () => {
  it.each([
    ['working-group', 'routine', 0, 'accepted'],
    ['working-group', 'scope', 0, 'agreed'],
    ['working-group', 'specification', 0, 'agreed'],
    ['interest-group', 'routine', 0, 'consensus'],
    ['interest-group', 'scope', 0, 'consensus'],
    ['interest-group', 'routine', 1, 'awaiting-record'],
  ] as const)('D4, D1, V9: %s, %s matter, %i disagreements: %s', (kind, matter, disagreements, status) => {
    const open = proposal(kind, { matter });
    const objections = disagreements === 0 ? [] : [objection(2, 'disagreement')];
    const settledAt = status === 'awaiting-record' ? null : DEADLINE;
    expect(settled(open, objections, [])).toEqual({ ...open, status, settledAt });
  });

  it('D4: carries the deadline as its time, and happens to open proposals alone', () => {
    for (const status of PROPOSAL_STATUSES.filter((each) => each !== 'open')) {
      for (const kind of ['working-group', 'interest-group'] as const) {
        const other = proposal(kind, { status });
        expect(settled(other, [], [])).toBe(other);
      }
    }
  });

  it('D1: a lifted disagreement does not count', () => {
    const lifted = objection(2, 'disagreement', { liftedAt: MONDAY + DAY });
    expect(settled(proposal('interest-group'), [lifted], []).status).toBe('consensus');
    expect(standingObjections([lifted, objection(3, 'disagreement')])).toHaveLength(1);
  });
});

/** Statuses in which a proposal has a running clock, and those in which it is settled at its deadline. */
const hasClock = (each: Proposal): boolean => each.announcedAt !== null && each.deadlineAt !== null;

it('D3: whatever is asked for, a proposal never stands shorter than the rules say', () => {
  fc.assert(
    fc.property(
      fc.record({
        matter: fc.constantFrom('routine' as const, 'scope' as const, 'specification' as const),
        significance: fc.constantFrom(null, 'minor' as const, 'significant' as const),
        days: fc.option(fc.integer({ min: -10, max: 400 })),
      }),
      fc.constantFrom<GroupKind>('working-group', 'interest-group'),
      (asked, kind) => {
        const terms = propose(request(asked), standing(1, 'participant', group(kind)), RULES);
        if (!terms.ok) return;
        const waiting = proposal(kind, { ...terms.value, status: 'announcing', announcedAt: null, deadlineAt: null });
        const open = announced(waiting, MONDAY, null);
        expect(hasClock(open)).toBe(true);
        const least = open.significance === 'significant' ? 10 : 5;
        expect(open.deadlineAt).toBeGreaterThanOrEqual(MONDAY + least * DAY);
        if (open.matter !== 'routine') expect(open.significance).toBe('significant');
      },
    ),
  );
});

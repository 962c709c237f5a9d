import { describe, expect, it } from 'vitest';
import { attest, mayAttest } from '../../src/domain/attestation.js';
import { evidenceFor, isComplete } from '../../src/domain/evidence.js';
import { evidenceKeptIn, keptFacts } from '../../src/domain/kept-evidence.js';
import { asId, type ObjectionId, type PersonId } from '../../src/domain/ids.js';
import type { Level } from '../../src/domain/ladder.js';
import { endNomination, liftFrom, mayObject, objectTo, type Actor } from '../../src/domain/nomination-objection.js';
import { nominationAnnounced, nominationSettled } from '../../src/domain/nomination.js';
import { nominate } from '../../src/domain/nominate.js';
import type { Tier } from '../../src/domain/membership.js';
import { movedDeadline } from '../../src/domain/outage.js';
import { edition } from '../../src/domain/rules.js';
import { contribution, nomination, nominationObjection, took } from './nomination-sample.js';
import { DAY, HOUR, MONDAY, group, membership, person, standing } from './sample.js';

const RULES = edition('mcp-2026');
const ID = asId<ObjectionId>('objection-new');
const code = (decided: { ok: boolean; refusal?: { code: string } }) => decided.refusal?.code ?? 'yes';
const actor = (n: number, tier: Tier | null, level: Level = 'contributor'): Actor => ({
  standing: standing(n, tier),
  level,
});

describe('P5: evidence', () => {
  const participant = membership(3, 'participant');
  const at = (days: readonly string[], moment = MONDAY) =>
    evidenceFor(
      { days: days.map((day) => took(day)), contributions: [contribution(1)], membership: participant },
      moment,
      RULES,
    );

  it('P5: counts three months back from the day of the announcement, without gaps', () => {
    const { months } = at([]);
    expect(months.map(({ from, to }) => [from, to])).toEqual([
      ['2026-08-02', '2026-09-01'],
      ['2026-09-02', '2026-10-01'],
      ['2026-10-02', '2026-11-02'],
    ]);
  });

  it('P5: a day that a month lacks becomes its last one', () => {
    const { months, missing } = at([], Date.UTC(2026, 4, 31, 23, 59));
    expect(months.map(({ from, to }) => [from, to])).toEqual([
      ['2026-02-28', '2026-03-30'],
      ['2026-03-31', '2026-04-29'],
      ['2026-04-30', '2026-05-31'],
    ]);
    expect(missing[0]).toEqual({ what: 'since', by: '2026-02-28' });
    const leap = at([], Date.UTC(2028, 4, 31));
    expect(leap.months[0]?.from).toBe('2028-02-29');
  });

  it.each([
    ['the first day of each', ['2026-08-02', '2026-09-02', '2026-10-02'], []],
    ['the last day of each', ['2026-08-01', '2026-09-01', '2026-10-01', '2026-11-02'], []],
    ['a first one a day too young', ['2026-08-03', '2026-09-02', '2026-10-02'], ['since']],
    ['a month without any', ['2026-08-02', '2026-10-02'], ['month']],
    ['what came after the announcement', ['2026-08-02', '2026-09-02', '2026-11-03'], ['month']],
    ['nothing', [], ['since', 'month', 'month', 'month']],
  ] as const)('P5: %s', (_what, days, missing) => {
    expect(at(days).missing.map(({ what }) => what)).toEqual(missing);
  });

  it('P5, P9: discussion counts on three days of a calendar month, and days after the announcement add nothing', () => {
    const talk = (...days: string[]) => days.map((day) => took(day, 'discussion'));
    const months = (days: ReturnType<typeof talk>) =>
      evidenceFor({ days, contributions: [], membership: participant }, MONDAY, RULES).months.map(
        ({ counts }) => counts.discussion,
      );
    expect(months(talk('2026-10-05', '2026-10-06', '2026-10-07'))).toEqual([undefined, undefined, 3]);
    expect(months(talk('2026-10-05', '2026-10-06'))).toEqual([undefined, undefined, undefined]);
    expect(months(talk('2026-11-01', '2026-11-02', '2026-11-03'))).toEqual([undefined, undefined, undefined]);
  });

  it('P5: needs a contribution that a lead has confirmed, and somebody who is Participant', () => {
    const days = ['2026-08-02', '2026-09-02', '2026-10-02'].map((day) => took(day));
    const missing = (parts: Partial<Parameters<typeof evidenceFor>[0]>) =>
      evidenceFor({ days, contributions: [contribution(1)], membership: participant, ...parts }, MONDAY, RULES).missing;
    expect(missing({})).toEqual([]);
    expect(missing({ contributions: [contribution(1, { status: 'waiting', decided: null })] })).toEqual([
      { what: 'contributions', needed: 1, there: 0 },
    ]);
    expect(missing({ membership: null })).toEqual([{ what: 'participant' }]);
    expect(missing({ membership: membership(3, 'participant', { endedAt: MONDAY }) })).toEqual([
      { what: 'participant' },
    ]);
    expect(missing({ membership: membership(3, 'lead') })).toEqual([{ what: 'participant' }]);
  });

  it('P5, X4: is read again from what the record keeps of it', () => {
    const evidence = at(['2026-08-02', '2026-09-02', '2026-10-02']);
    expect(isComplete(evidence)).toBe(true);
    expect(evidenceKeptIn(keptFacts(evidence))).toEqual({ months: evidence.months, contributions: 1 });
    expect(evidenceKeptIn({ status: 'open' })).toBeNull();
  });
});

describe('P4, P5: who nominates whom', () => {
  const nominee = { personId: person(3).id, membership: membership(3, 'participant'), undecided: null };
  const by = (tier: Tier | null, of = group('working-group')) => standing(2, tier, of);

  it.each([
    ['a WG Member', nominate(by('member'), nominee, 'Why not'), 'yes'],
    ['a lead', nominate(by('lead'), nominee, 'Why not'), 'yes'],
    ['a Participant', nominate(by('participant'), nominee, 'Why not'), 'tier-too-low'],
    ['nobody of the group', nominate(by(null), nominee, 'Why not'), 'tier-too-low'],
    ['a lead of an IG without the tier', nominate(by('lead', group('interest-group')), nominee, 'x'), 'no-member-tier'],
    [
      'a lead of an IG that adopted it',
      nominate(by('lead', group('interest-group', { memberTier: true })), nominee, 'x'),
      'yes',
    ],
    [
      'a retired group',
      nominate(by('lead', group('working-group', { status: 'retired' })), nominee, 'x'),
      'group-retired',
    ],
    ['oneself', nominate(by('member'), { ...nominee, personId: person(2).id }, 'x'), 'own-nomination'],
    [
      'somebody unknown',
      nominate(by('member'), { ...nominee, personId: null, membership: null }, 'x'),
      'not-nominable',
    ],
    ['without a reason', nominate(by('member'), nominee, ' … '), 'empty-field'],
    ['with an essay', nominate(by('member'), nominee, 'x'.repeat(1_001)), 'field-too-long'],
    ['once more', nominate(by('member'), { ...nominee, undecided: nomination() }, 'x'), 'already-nominated'],
  ] as const)('P5: %s', (_who, decided, expected) => {
    expect(code(decided)).toBe(expected);
  });

  it.each([
    ['observer', membership(3, 'observer'), 'observer'],
    ['member', membership(3, 'member'), 'has-tier'],
    ['lead', membership(3, 'lead'), 'has-tier'],
    ['emeritus', membership(3, 'participant', { inactiveSince: MONDAY }), 'emeritus'],
    ['left', membership(3, 'participant', { endedAt: MONDAY }), 'not-in-group'],
  ] as const)('P5: not somebody who is %s', (_what, present, because) => {
    const decided = nominate(by('member'), { ...nominee, membership: present }, 'x');
    expect(decided).toMatchObject({ refusal: { code: 'not-nominable', because } });
  });
});

describe('P6: the clock', () => {
  const fresh = nomination({ status: 'announcing', announcedAt: null, deadlineAt: null });

  it('P6: starts with the announcement, once, also under an objection', () => {
    const open = nominationAnnounced(fresh, MONDAY);
    expect(open).toEqual(nomination());
    expect(nominationAnnounced(open, MONDAY + DAY)).toBe(open);
    const stopped = { ...fresh, status: 'objected' } as const;
    expect(nominationAnnounced(stopped, MONDAY)).toMatchObject({ status: 'objected', deadlineAt: MONDAY + 7 * DAY });
    const declined = { ...fresh, status: 'declined' } as const;
    expect(nominationAnnounced(declined, MONDAY)).toBe(declined);
  });

  it('P6: settles only what is open, at its deadline', () => {
    expect(nominationSettled(nomination(), true)).toMatchObject({ status: 'promoted', settledAt: MONDAY + 7 * DAY });
    expect(nominationSettled(nomination(), false)).toMatchObject({ status: 'lapsed', settledAt: MONDAY + 7 * DAY });
    const stopped = nomination({ status: 'objected' });
    expect(nominationSettled(stopped, true)).toBe(stopped);
  });

  it('X7: an outage moves it as it moves a proposal', () => {
    const deadline = MONDAY + 7 * DAY;
    const connected = [
      { since: MONDAY, until: deadline - 5 * HOUR },
      { since: deadline - 2 * HOUR, until: deadline },
    ];
    expect(movedDeadline(nomination(), connected, deadline)).toBe(deadline + 22 * HOUR);
    expect(movedDeadline(nomination({ status: 'objected' }), connected, deadline)).toBeNull();
  });
});

describe('P6: objections', () => {
  const deadline = MONDAY + 7 * DAY;

  it.each([
    ['a lead', actor(5, 'lead'), deadline - 1, 'yes'],
    ['a lead at the deadline', actor(5, 'lead'), deadline, 'nomination-over'],
    ['a Core Maintainer', actor(6, null, 'core-maintainer'), deadline - 1, 'yes'],
    ['a Lead Maintainer', actor(6, null, 'lead-maintainer'), deadline - 1, 'yes'],
    ['a Maintainer', actor(6, 'member', 'maintainer'), deadline - 1, 'leads-object'],
    ['a WG Member', actor(4, 'member'), deadline - 1, 'leads-object'],
    ['the nominee, who is Core Maintainer', actor(3, 'participant', 'core-maintainer'), deadline - 1, 'own-nomination'],
  ] as const)('P6: by %s', (_who, by, at, expected) => {
    expect(code(mayObject(nomination(), [], by, at))).toBe(expected);
  });

  it('P6: undoes what time recorded meanwhile, and comes too late for what people ended', () => {
    for (const status of ['promoted', 'lapsed'] as const) {
      const settled = nomination({ status, settledAt: deadline });
      const objected = objectTo(settled, [], actor(5, 'lead'), 'No.', deadline - 1, ID);
      expect(objected).toMatchObject({ ok: true, value: { nomination: { status: 'objected', settledAt: null } } });
      expect(code(mayObject(settled, [], actor(5, 'lead'), deadline))).toBe('nomination-over');
    }
    for (const status of ['declined', 'withdrawn'] as const) {
      expect(code(mayObject(nomination({ status }), [], actor(5, 'lead'), MONDAY))).toBe('nomination-not-open');
    }
  });

  it('P6: needs a reason, and stands once a person', () => {
    expect(code(objectTo(nomination(), [], actor(5, 'lead'), ' . ', MONDAY, ID))).toBe('empty-field');
    const own = [nominationObjection(5)];
    expect(code(mayObject(nomination({ status: 'objected' }), own, actor(5, 'lead'), MONDAY))).toBe('objected-already');
  });

  it('P6: lifted by its author, the last one opens it again with 48 hours left', () => {
    const stopped = nomination({ status: 'objected' });
    const two = [nominationObjection(5), nominationObjection(6)];
    expect(code(liftFrom(stopped, two, actor(4, 'lead'), MONDAY))).toBe('not-objected');
    expect(liftFrom(stopped, two, actor(5, null), MONDAY)).toMatchObject({ value: { nomination: stopped } });
    const one = [nominationObjection(5)];
    const early = liftFrom(stopped, one, actor(5, null), MONDAY + DAY);
    expect(early).toMatchObject({ value: { nomination: { status: 'open', deadlineAt: deadline } } });
    const late = liftFrom(stopped, one, actor(5, null), deadline + DAY);
    expect(late).toMatchObject({ value: { nomination: { status: 'open', deadlineAt: deadline + 3 * DAY } } });
    const unannounced = { ...stopped, announcedAt: null, deadlineAt: null };
    expect(liftFrom(unannounced, one, actor(5, null), MONDAY)).toMatchObject({
      value: { nomination: { status: 'announcing', deadlineAt: null } },
    });
  });

  it('P6: the nominee declines, the nominator withdraws, nobody else, also while it is stopped', () => {
    const ended = (
      n: number,
      as: 'declined' | 'withdrawn',
      parts: Parameters<typeof nomination>[0] = {},
      at = MONDAY,
    ) => code(endNomination(nomination(parts), actor(n, 'member'), as, at));
    expect(ended(3, 'declined')).toBe('yes');
    expect(ended(2, 'declined')).toBe('nominee-declines');
    expect(ended(2, 'withdrawn')).toBe('yes');
    expect(ended(3, 'withdrawn')).toBe('own-nomination');
    expect(ended(4, 'withdrawn')).toBe('nominator-withdraws');
    expect(ended(3, 'declined', { status: 'objected' }, deadline + DAY)).toBe('yes');
    expect(ended(3, 'declined', { status: 'promoted', settledAt: deadline }, deadline)).toBe('nomination-over');
    expect(ended(3, 'declined', { status: 'promoted', settledAt: deadline }, deadline - 1)).toBe('yes');
    expect(ended(2, 'withdrawn', { status: 'declined' })).toBe('nomination-not-open');
  });
});

describe('P5: attestation', () => {
  const lead = standing(5, 'lead');
  const typed = (days: string, sentence = 'I saw it.') => attest(nomination(), lead, { days, sentence }, MONDAY + DAY);

  it('P5: lines of a day and a link', () => {
    const lines = '2026-09-30 https://notes.example/a?b=1#c\r\n\r\n  2026-11-02   http://notes.example/d  ';
    expect(typed(lines)).toMatchObject({
      value: {
        days: [
          { at: Date.UTC(2026, 8, 30), link: 'https://notes.example/a?b=1#c' },
          { at: Date.UTC(2026, 10, 2), link: 'http://notes.example/d' },
        ],
      },
    });
  });

  it.each([
    ['2026-02-30 https://notes.example', 'day'],
    ['30.9.2026 https://notes.example', 'day'],
    ['2026-11-03 https://notes.example', 'late'],
    ['2026-09-30', 'form'],
    ['2026-09-30 see the notes', 'form'],
    ['2026-09-30 notes.example', 'link'],
    ['2026-09-30 ftp://notes.example', 'link'],
    ['2026-09-30 javascript:alert(1)', 'link'],
  ])('P5: “%s” is refused', (line, because) => {
    expect(typed(line)).toMatchObject({ refusal: { code: 'line-unreadable', because } });
  });

  it('P5: something in both fields, and no more days than a form has room for', () => {
    const line = '2026-09-30 https://notes.example';
    expect(code(typed(' '))).toBe('empty-field');
    expect(code(typed(line, ' '))).toBe('empty-field');
    expect(code(typed(Array.from({ length: 41 }, () => line).join('\n')))).toBe('too-many-lines');
  });

  it('P5, P6: by leads of the group, not the nominee, before the deadline', () => {
    const may = (n: number, tier: Tier | null, parts: Parameters<typeof nomination>[0] = {}, at = MONDAY) =>
      code(mayAttest(nomination(parts), standing(n, tier), at));
    expect(may(5, 'lead')).toBe('yes');
    expect(may(4, 'member')).toBe('leads-attest');
    expect(may(3, 'lead')).toBe('own-nomination');
    expect(may(5, 'lead', {}, MONDAY + 7 * DAY)).toBe('nomination-over');
    expect(may(5, 'lead', { status: 'objected' }, MONDAY + 9 * DAY)).toBe('yes');
    expect(may(5, 'lead', { status: 'promoted' })).toBe('nomination-not-open');
    expect(may(5, 'lead', { personId: asId<PersonId>('someone') })).toBe('yes');
  });
});

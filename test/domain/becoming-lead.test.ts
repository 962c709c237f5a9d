import { describe, expect, it } from 'vitest';
import {
  accept,
  appointed,
  mayAddLeads,
  mayCheck,
  maySponsor,
  mayStand,
  sponsor,
  termTyped,
  withdrawCandidacy,
  withdrawSponsorship,
} from '../../src/domain/becoming-lead.js';
import { leadsBy } from '../../src/domain/candidacy.js';
import { asId, type MembershipId, type SponsorshipId } from '../../src/domain/ids.js';
import { LADDER, knownLevel, type Level } from '../../src/domain/ladder.js';
import { leaveLead, type Leaving } from '../../src/domain/leaving-lead.js';
import { edition } from '../../src/domain/rules.js';
import { checklistOf, countingSponsors, isComplete, isEnough, isSponsored } from '../../src/domain/sponsoring.js';
import { candidacy, candidacyFacts, sponsoredBy } from './candidates.js';
import { expectRefused, granted } from './decided.js';
import { DAY, MONDAY, group, membership, person, standing } from './sample.js';

const RULES = edition('mcp-2026');
const ID = asId<SponsorshipId>('sponsorship-new');
const MEMBERSHIP = asId<MembershipId>('membership-new');
const WG = group('working-group');
const RETIRED = group('working-group', { status: 'retired' });
const CORE = 'core-maintainer';
const settled = candidacyFacts(
  { status: 'appointed', settledAt: MONDAY },
  { membership: membership(2, 'lead', { since: MONDAY }) },
);

describe('L2: the ladder', () => {
  it('L2: the higher of what is kept and what was seen last is known', () => {
    expect(knownLevel(person(1))).toBe('contributor');
    expect(knownLevel(person(1, { ladder: 'member' }))).toBe('member');
    expect(knownLevel(person(1, { ladder: 'member', seenAs: { level: 'maintainer', at: 0 } }))).toBe('maintainer');
  });

  it.each(LADDER)('L2: on the checklist %s counts from Member on', (level) => {
    const candidate = person(2, { seenAs: { level, at: MONDAY } });
    expect(checklistOf(candidacyFacts({}, { candidate })).ladder).toBe(level !== 'contributor');
  });
});

describe('L5: enough sponsors', () => {
  it.each<[Level[], boolean]>([
    [[], false],
    [['core-maintainer'], false],
    [['core-maintainer', 'maintainer'], false],
    [['core-maintainer', 'core-maintainer'], true],
    [['lead-maintainer'], true],
    [['lead-maintainer', 'core-maintainer'], true],
    [['maintainer', 'maintainer', 'maintainer'], false],
  ])('L5: %j: %s', (levels, enough) => {
    expect(isEnough(levels, RULES)).toBe(enough);
  });

  it('L5: the candidate, who withdrew, who lost the level, and one person twice don’t count', () => {
    const sponsors = [
      sponsoredBy(2, 'lead-maintainer'),
      sponsoredBy(3, 'lead-maintainer', { withdrawnAt: MONDAY }),
      sponsoredBy(4, 'maintainer'),
      sponsoredBy(5, CORE),
      sponsoredBy(5, CORE, { id: ID }),
    ];
    expect(countingSponsors(candidacyFacts({}, { sponsors })).map(({ id }) => id)).toEqual([person(5).id]);
    expect(isSponsored(candidacyFacts({}, { sponsors }))).toBe(false);
    expect(isSponsored(candidacyFacts({}, { sponsors: [...sponsors, sponsoredBy(6, CORE)] }))).toBe(true);
  });

  it('L1: only all three make a lead', () => {
    for (const [ladder, accepted, sponsored] of [0, 1, 2, 3, 4, 5, 6, 7].map((n) => [n & 1, n & 2, n & 4])) {
      const facts = candidacyFacts(
        { acceptedAt: accepted ? MONDAY : null },
        {
          candidate: person(2, { ladder: ladder ? 'member' : 'contributor' }),
          sponsors: sponsored ? [sponsoredBy(3, 'lead-maintainer')] : [],
        },
      );
      expect(isComplete(checklistOf(facts))).toBe(Boolean(ladder && accepted && sponsored));
    }
  });
});

describe('L1: who becomes a candidate', () => {
  it('L1: leads of the group and Core Maintainers add them, in an active group', () => {
    expect(mayAddLeads(standing(1, 'lead'), 'contributor').ok).toBe(true);
    expect(mayAddLeads(standing(1, null), CORE).ok).toBe(true);
    expect(mayAddLeads(standing(1, null), 'lead-maintainer').ok).toBe(true);
    for (const tier of ['member', 'participant', 'observer', null] as const) {
      expectRefused(mayAddLeads(standing(1, tier), 'maintainer'), 'L1', 'leads-or-core');
    }
    expectRefused(mayAddLeads(standing(1, 'lead', RETIRED), CORE), 'L1', 'group-retired');
  });

  it('L1: a lead is one already, and a candidate stands once; who ended may stand again', () => {
    expectRefused(mayStand(WG, membership(2, 'lead'), []), 'L1', 'already-lead');
    expectRefused(mayStand(WG, membership(2, 'member'), [candidacy('working-group')]), 'L1', 'already-candidate');
    expect(mayStand(WG, membership(2, 'lead', { endedAt: MONDAY }), []).ok).toBe(true);
    expect(mayStand(WG, null, []).ok).toBe(true);
  });

  it.each(['6 months', '1 year', 'Ongoing', 'initial', '6 months (ends Nov 3, 2026)'])('L1: %s is a term', (term) => {
    expect(granted(termTyped(` ${term} `, MONDAY))).toBe(term);
  });

  it.each(['until spring', '0 months', '6 months (ends Nov 1, 2026)', 'ends 2027-02-30', 'Ongoing?'])(
    'L1: %s is none that ends in the future',
    (term) => {
      expectRefused(termTyped(term, MONDAY), 'L1', 'not-a-term');
    },
  );

  it('L1: no term is none, an empty one says nothing, and one of a page is too long', () => {
    expect(granted(termTyped(null, MONDAY))).toBeNull();
    expectRefused(termTyped(' . ', MONDAY), 'L1', 'empty-field');
    expectRefused(termTyped(`6 months ${'x'.repeat(60)}`, MONDAY), 'L1', 'field-too-long');
  });
});

describe('L4: acceptance', () => {
  it('L4: is the candidate’s own, once, while it is open', () => {
    expect(granted(accept(candidacyFacts(), person(2).id, MONDAY + DAY)).acceptedAt).toBe(MONDAY + DAY);
    expectRefused(accept(candidacyFacts(), person(1).id, MONDAY), 'L4', 'not-the-candidate');
    expectRefused(accept(candidacyFacts({ acceptedAt: MONDAY }), person(2).id, MONDAY), 'L4', 'already-accepted');
    expectRefused(accept(settled, person(2).id, MONDAY), 'L6', 'candidacy-settled');
    expectRefused(accept(candidacyFacts({}, { group: RETIRED }), person(2).id, MONDAY), 'L6', 'group-retired');
  });

  it('L4: the candidate or who may add takes it back', () => {
    const at = MONDAY + DAY;
    for (const [by, level] of [
      [standing(2, null), 'contributor'],
      [standing(1, 'lead'), 'contributor'],
      [standing(1, null), CORE],
    ] as const) {
      expect(granted(withdrawCandidacy(candidacyFacts(), by, level, at))).toMatchObject({
        status: 'withdrawn',
        settledAt: at,
      });
    }
    expectRefused(withdrawCandidacy(candidacyFacts(), standing(1, 'member'), 'maintainer', at), 'L1', 'leads-or-core');
    expectRefused(withdrawCandidacy(settled, standing(2, 'lead'), CORE, at), 'L4', 'candidacy-settled');
    expectRefused(mayCheck(candidacyFacts({ status: 'withdrawn' })), 'L2', 'candidacy-settled');
  });
});

describe('L3, L5: sponsoring', () => {
  it('L5: is for Core and Lead Maintainers, not for oneself, once', () => {
    expect(granted(maySponsor(candidacyFacts(), person(3).id, CORE))).toBe(CORE);
    expect(granted(maySponsor(candidacyFacts(), person(3).id, 'lead-maintainer'))).toBe('lead-maintainer');
    for (const level of ['contributor', 'member', 'maintainer'] as const) {
      expectRefused(maySponsor(candidacyFacts(), person(3).id, level), 'L5', 'level-too-low');
    }
    expectRefused(maySponsor(candidacyFacts(), person(2).id, CORE), 'L5', 'own-sponsorship');
    const sponsors = [sponsoredBy(3, CORE)];
    expectRefused(maySponsor(candidacyFacts({}, { sponsors }), person(3).id, CORE), 'L5', 'already-sponsored');
    const withdrawn = [sponsoredBy(3, CORE, { withdrawnAt: MONDAY })];
    expect(maySponsor(candidacyFacts({}, { sponsors: withdrawn }), person(3).id, CORE).ok).toBe(true);
  });

  it('L5: goes on after the appointment, as long as the person leads by it', () => {
    expect(maySponsor(settled, person(3).id, CORE).ok).toBe(true);
    const { candidacy: done } = settled;
    for (const present of [
      null,
      membership(2, 'member', { since: MONDAY }),
      membership(2, 'lead', { since: MONDAY, endedAt: MONDAY }),
      membership(2, 'lead', { since: MONDAY + 1 }),
    ]) {
      const facts = candidacyFacts(done, { membership: present });
      expect(leadsBy(facts)).toBe(false);
      expectRefused(maySponsor(facts, person(3).id, CORE), 'L5', 'candidacy-settled');
    }
  });

  it('L3: says something, in a thousand characters', () => {
    const said = (typed: string) => sponsor(candidacyFacts(), person(3).id, CORE, typed, MONDAY, ID);
    expect(granted(said(' Kept the notes. '))).toEqual({
      ...{ id: ID, candidacyId: candidacy('working-group').id, personId: person(3).id, level: CORE },
      ...{ statement: 'Kept the notes.', at: MONDAY, withdrawnAt: null },
    });
    expectRefused(said(' … '), 'L3', 'empty-field');
    expect(said('x'.repeat(1_000)).ok).toBe(true);
    expectRefused(said('x'.repeat(1_001)), 'L3', 'field-too-long');
  });

  it('L5: is taken back by the sponsor alone, once', () => {
    const facts = candidacyFacts({}, { sponsors: [sponsoredBy(3, CORE)] });
    expect(granted(withdrawSponsorship(facts, person(3).id, MONDAY + DAY)).withdrawnAt).toBe(MONDAY + DAY);
    expectRefused(withdrawSponsorship(facts, person(4).id, MONDAY), 'L5', 'no-own-sponsorship');
    const gone = candidacyFacts({}, { sponsors: [sponsoredBy(3, CORE, { withdrawnAt: MONDAY })] });
    expectRefused(withdrawSponsorship(gone, person(3).id, MONDAY), 'L5', 'no-own-sponsorship');
  });
});

describe('L1: the place of a lead', () => {
  it('L1, P8: it has role and term of its kind, and the clock begins', () => {
    const made = appointed(candidacyFacts({ term: '6 months' }), Date.UTC(2026, 7, 31), MEMBERSHIP);
    expect(made).toMatchObject({
      ...{ id: MEMBERSHIP, tier: 'lead', source: 'appointed', role: 'Lead', term: '6 months', request: null },
      ...{ since: Date.UTC(2026, 7, 31), termEndsAt: Date.UTC(2027, 1, 28), inactiveAt: Date.UTC(2026, 10, 30) },
    });
    const facilitator = candidacyFacts({ term: 'Ongoing' }, { group: group('interest-group') });
    expect(appointed(facilitator, MONDAY, MEMBERSHIP)).toMatchObject({ role: 'Facilitator', termEndsAt: null });
  });

  it('L1: who was in the group keeps the row, an emeritus and a request included', () => {
    const present = membership(2, 'participant', {
      inactiveSince: MONDAY,
      returnAskedAt: MONDAY,
      request: { at: MONDAY, confirmBy: MONDAY + DAY },
    });
    expect(appointed(candidacyFacts({}, { membership: present }), MONDAY + DAY, MEMBERSHIP)).toMatchObject({
      ...{ id: present.id, tier: 'lead', inactiveSince: null, returnAskedAt: null, request: null },
    });
  });
});

describe('L9: no lead any more', () => {
  const leaving = (parts: Partial<Leaving>): Leaving => ({
    ...{ by: standing(2, 'lead'), level: 'contributor', personId: person(2).id, leads: 2, reason: null },
    ...{ present: membership(2, 'lead', { role: 'Lead', term: 'Ongoing' }), at: MONDAY, ...parts },
  });
  const removing = (parts: Partial<Leaving>): Leaving =>
    leaving({ by: standing(1, null), level: CORE, reason: 'No notes', ...parts });

  it('L9: by one’s own act, with or without a reason', () => {
    expect(granted(leaveLead(leaving({})))).toMatchObject({
      reason: null,
      membership: { tier: 'member', role: null, term: null, termEndsAt: null, since: MONDAY, endedAt: null },
    });
    expect(granted(leaveLead(leaving({ reason: ' New job ' }))).reason).toBe('New job');
  });

  it('L9: by a Core Maintainer with a reason', () => {
    expect(granted(leaveLead(removing({}))).reason).toBe('No notes');
    expectRefused(leaveLead(removing({ reason: null })), 'L9', 'empty-field');
    expectRefused(leaveLead(removing({ reason: '-' })), 'L9', 'empty-field');
    expectRefused(leaveLead(removing({ level: 'maintainer' })), 'L9', 'level-too-low');
    expectRefused(leaveLead(removing({ by: standing(1, 'lead'), level: 'member' })), 'L9', 'level-too-low');
  });

  it('L1: the last one stays, whoever asks', () => {
    expectRefused(leaveLead(leaving({ leads: 1 })), 'L1', 'last-lead');
    expectRefused(leaveLead(removing({ leads: 1 })), 'L1', 'only-lead');
  });

  it('L9: only a lead, in an active group', () => {
    for (const present of [null, membership(2, 'member'), membership(2, 'lead', { endedAt: MONDAY })]) {
      expectRefused(leaveLead(leaving({ present })), 'L9', 'not-a-lead');
    }
    expectRefused(leaveLead(leaving({ by: standing(2, 'lead', RETIRED) })), 'L9', 'group-retired');
  });

  it('P3, P8: with the tier one stays WG Member with the same clock, without it Participant without one', () => {
    const active = membership(2, 'lead', { participatedAt: MONDAY - DAY, inactiveAt: MONDAY + DAY });
    const inactive = membership(2, 'lead', { participatedAt: MONDAY - 99 * DAY, inactiveSince: MONDAY - DAY });
    const ig = group('interest-group');
    const place = (present: typeof active, of = WG) =>
      granted(leaveLead(leaving({ present, by: standing(2, 'lead', of) }))).membership;
    expect(place(active)).toMatchObject({ tier: 'member', inactiveAt: MONDAY + DAY, inactiveSince: null });
    expect(place(inactive)).toMatchObject({ tier: 'participant', inactiveAt: null, inactiveSince: MONDAY - DAY });
    expect(place(active, ig)).toMatchObject({ tier: 'participant', inactiveAt: null, inactiveSince: null });
    expect(place(inactive, ig)).toMatchObject({ tier: 'participant', inactiveAt: null, inactiveSince: null });
  });
});

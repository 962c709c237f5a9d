import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { electorateOf } from '../../src/domain/electorate.js';
import { asId, type VoteId } from '../../src/domain/ids.js';
import { TIERS, type Membership } from '../../src/domain/membership.js';
import { DAY, MONDAY, membership, person } from './sample.js';

const VOTE = asId<VoteId>('vote-1');
const seats = (...members: Membership[]) => electorateOf(VOTE, members, MONDAY);

describe('who votes', () => {
  it('V3: WG Members, leads and Participants, numbered in the order in which they are given', () => {
    expect(seats(membership(4, 'participant'), membership(2, 'lead'), membership(7, 'member'))).toEqual([
      { voteId: VOTE, number: 1, personId: person(4).id, kind: 'participant', forQuorum: false, ballotId: null },
      { voteId: VOTE, number: 2, personId: person(2).id, kind: 'lead', forQuorum: true, ballotId: null },
      { voteId: VOTE, number: 3, personId: person(7).id, kind: 'member', forQuorum: true, ballotId: null },
    ]);
  });

  it('V3: Observers, and those who asked to be Participant, are not among them', () => {
    const asking = { request: { at: MONDAY - DAY, confirmBy: MONDAY + 6 * DAY } };
    expect(seats(membership(1, 'observer'), membership(2, 'observer', asking))).toEqual([]);
  });

  it.each([
    [-1_000, true],
    [-1, true],
    [0, false],
    [1, false],
    [1_000, false],
  ])('V3: a Participant since %i ms from the announcement votes: %s', (from, votes) => {
    expect(seats(membership(1, 'participant', { since: MONDAY + from }))).toHaveLength(votes ? 1 : 0);
  });

  it.each(['member', 'lead'] as const)('V3: a %s votes, whenever they became it', (kind) => {
    expect(seats(membership(1, kind, { since: MONDAY + DAY }))).toMatchObject([{ kind, forQuorum: true }]);
  });

  it('P8: an emeritus votes as a Participant, also one since after the announcement, and is not in the base', () => {
    const emeritus = membership(1, 'participant', { since: MONDAY + DAY, inactiveSince: MONDAY + DAY });
    expect(seats(emeritus)).toMatchObject([{ kind: 'participant', forQuorum: false }]);
  });

  it('P8, V2: an inactive lead votes as lead, and is not in the base', () => {
    const inactive = membership(1, 'lead', { inactiveSince: MONDAY - DAY });
    expect(seats(inactive, membership(2, 'lead'))).toMatchObject([
      { kind: 'lead', forQuorum: false },
      { kind: 'lead', forQuorum: true },
    ]);
  });

  it('V2: nobody is in the base of a group without WG Members and leads', () => {
    expect(seats()).toEqual([]);
    expect(seats(membership(1, 'participant')).filter(({ forQuorum }) => forQuorum)).toEqual([]);
  });

  it('V3: numbers are 1, 2, 3 without a gap, one for each person, and only they are in the base who vote as members', () => {
    const anybody = fc.record({
      tier: fc.constantFrom(...TIERS),
      since: fc.integer({ min: MONDAY - DAY, max: MONDAY + DAY }),
      inactiveSince: fc.option(fc.integer({ min: MONDAY - DAY, max: MONDAY + DAY }), { nil: null }),
    });
    fc.assert(
      fc.property(fc.array(anybody, { maxLength: 30 }), (parts) => {
        const electorate = seats(...parts.map(({ tier, ...more }, n) => membership(n, tier, more)));
        expect(electorate.map(({ number }) => number)).toEqual(electorate.map((_seat, index) => index + 1));
        expect(new Set(electorate.map(({ personId }) => personId)).size).toBe(electorate.length);
        for (const seat of electorate) expect(seat.forQuorum && seat.kind === 'participant').toBe(false);
        const full = parts.filter(({ tier }) => tier === 'member' || tier === 'lead');
        expect(electorate.filter(({ kind }) => kind !== 'participant')).toHaveLength(full.length);
      }),
    );
  });
});

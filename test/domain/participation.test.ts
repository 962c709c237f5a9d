import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { confirm, confirmedBySilence, join, leave } from '../../src/domain/participation.js';
import { edition } from '../../src/domain/rules.js';
import { asId, type MembershipId } from '../../src/domain/ids.js';
import { expectRefused, granted } from './decided.js';
import { DAY, MONDAY, group, membership, standing } from './sample.js';

const RULES = edition('mcp-2026');
const ID = asId<MembershipId>('membership-new');
const lead = standing(9, 'lead');
const asked = membership(2, 'observer', { request: { at: MONDAY, confirmBy: MONDAY + 7 * DAY } });

describe('joining', () => {
  it('P1: as Observer is done at once', () => {
    expect(granted(join(standing(2, null), null, 'observer', MONDAY, ID, RULES))).toEqual(
      membership(2, 'observer', { id: ID, since: MONDAY }),
    );
  });

  it('P1: as Participant is asked for, with seven days of silence; meanwhile the person is Observer', () => {
    expect(granted(join(standing(2, null), null, 'participant', MONDAY, ID, RULES))).toEqual(
      membership(2, 'observer', { id: ID, since: MONDAY, request: { at: MONDAY, confirmBy: MONDAY + 7 * DAY } }),
    );
  });

  it('P1: an Observer who asks keeps row and date', () => {
    const observer = membership(2, 'observer');
    expect(granted(join(standing(2, 'observer'), observer, 'participant', MONDAY, ID, RULES))).toEqual({
      ...observer,
      request: { at: MONDAY, confirmBy: MONDAY + 7 * DAY },
    });
  });

  it('P1: who is in that tier or a higher one has joined already', () => {
    for (const tier of ['observer', 'participant', 'member', 'lead'] as const) {
      expectRefused(
        join(standing(2, tier), membership(2, tier), 'observer', MONDAY, ID, RULES),
        'P1',
        'already-joined',
      );
    }
    for (const tier of ['participant', 'member', 'lead'] as const) {
      expectRefused(
        join(standing(2, tier), membership(2, tier), 'participant', MONDAY, ID, RULES),
        'P1',
        'already-joined',
      );
    }
  });

  it('P1: asking twice does not start the seven days anew', () => {
    const refusal = expectRefused(
      join(standing(2, 'observer'), asked, 'participant', MONDAY + DAY, ID, RULES),
      'P1',
      'already-asked',
    );
    expect(refusal).toMatchObject({ confirmBy: MONDAY + 7 * DAY });
  });

  it('P1: who left comes back as Observer, whatever tier there was, in the same row', () => {
    const left = membership(2, 'lead', { role: 'Chair', term: '2027', source: 'charter', endedAt: MONDAY });
    expect(granted(join(standing(2, null), left, 'observer', MONDAY + DAY, ID, RULES))).toEqual(
      membership(2, 'observer', { since: MONDAY + DAY }),
    );
  });

  it('a retired group takes nobody in', () => {
    const retired = group('interest-group', { status: 'retired' });
    expectRefused(join(standing(2, null, retired), null, 'observer', MONDAY, ID, RULES), 'P1', 'group-retired');
  });
});

describe('confirming', () => {
  it('P1: a lead makes it a Participant from that moment', () => {
    expect(granted(confirm(asked, lead, MONDAY + DAY))).toEqual({
      ...asked,
      tier: 'participant',
      since: MONDAY + DAY,
      request: null,
    });
  });

  it('P1: is for leads, of somebody else, and of an open request', () => {
    for (const tier of ['member', 'participant', 'observer', null] as const) {
      expectRefused(confirm(asked, standing(9, tier), MONDAY), 'P1', 'leads-confirm');
    }
    expectRefused(confirm(asked, standing(2, 'lead'), MONDAY), 'P1', 'own-request');
    expectRefused(confirm(membership(2, 'observer'), lead, MONDAY), 'P1', 'no-request');
    expectRefused(confirm({ ...asked, endedAt: MONDAY }, lead, MONDAY), 'P1', 'no-request');
  });

  it('P1: silence confirms at its own time, however late it is processed', () => {
    const confirmed = { ...asked, tier: 'participant', since: MONDAY + 7 * DAY, request: null };
    expect(confirmedBySilence(asked)).toEqual(confirmed);
    expect(granted(confirm(asked, lead, MONDAY + 8 * DAY))).toEqual(confirmed);
  });

  it('P1: silence changes nothing where nothing was asked, and lowers no tier', () => {
    const member = membership(2, 'member');
    expect(confirmedBySilence(member)).toBe(member);
    expect(confirmedBySilence({ ...member, request: asked.request }).tier).toBe('member');
  });

  it('P1: whoever is first, and however late it is processed, the date is the same', () => {
    fc.assert(
      fc.property(fc.integer({ min: MONDAY, max: MONDAY + 20 * DAY }), (at) => {
        const { since } = granted(confirm(asked, lead, at));
        expect(since).toBe(Math.min(at, MONDAY + 7 * DAY));
        expect(Number.isSafeInteger(since)).toBe(true);
      }),
    );
  });
});

describe('leaving', () => {
  it('P1: ends the place and the request', () => {
    expect(granted(leave(standing(2, 'observer'), asked, 1, MONDAY))).toEqual({
      ...asked,
      request: null,
      endedAt: MONDAY,
    });
  });

  it('L1: the last lead stays, one of two may go', () => {
    expectRefused(leave(standing(2, 'lead'), membership(2, 'lead'), 1, MONDAY), 'L1', 'last-lead');
    expect(leave(standing(2, 'lead'), membership(2, 'lead'), 2, MONDAY).ok).toBe(true);
  });

  it('P1: is only for who is in', () => {
    expectRefused(leave(standing(2, null), null, 1, MONDAY), 'P1', 'not-in-group');
    const left = membership(2, 'observer', { endedAt: MONDAY });
    expectRefused(leave(standing(2, null), left, 1, MONDAY), 'P1', 'not-in-group');
  });
});

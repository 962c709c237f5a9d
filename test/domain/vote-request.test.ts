import { describe, expect, it } from 'vitest';
import type { PersonId } from '../../src/domain/ids.js';
import { PROPOSAL_STATUSES } from '../../src/domain/proposal.js';
import { requestVote } from '../../src/domain/vote-request.js';
import { expectRefused, granted } from './decided.js';
import { DAY, MONDAY, group, person, proposal, standing } from './sample.js';

const DEADLINE = MONDAY + 5 * DAY;
const open = proposal('working-group');
const member = standing(2, 'member');
const IG = group('interest-group', { memberTier: true });
const asked = (before: readonly PersonId[]) => ({ asked: before, vote: null });
const people = (...numbers: number[]) => numbers.map((n) => person(n).id);

describe('asking for a vote', () => {
  it('V1: one, two, and with the third WG Member it opens', () => {
    expect(granted(requestVote(open, member, asked([]), MONDAY))).toEqual({ requests: 1, needed: 3, opens: null });
    expect(granted(requestVote(open, member, asked(people(3)), MONDAY))).toEqual({
      requests: 2,
      needed: 3,
      opens: null,
    });
    const third = granted(requestVote(open, member, asked(people(3, 4)), MONDAY));
    expect(third).toEqual({ requests: 3, needed: 3, opens: 'members' });
  });

  it('V1: a lead’s opens it at once, also of one who asked before as WG Member', () => {
    const lead = standing(2, 'lead');
    expect(granted(requestVote(open, lead, asked([]), MONDAY))).toEqual({ requests: 1, needed: 3, opens: 'lead' });
    expect(granted(requestVote(open, lead, asked(people(2)), MONDAY))).toEqual({
      requests: 1,
      needed: 3,
      opens: 'lead',
    });
  });

  it('V1: a WG Member asks once', () => {
    const refused = expectRefused(
      requestVote(open, member, asked(people(3, 2)), MONDAY),
      'V1',
      'vote-asked-for-already',
    );
    expect(refused).toMatchObject({ requests: 2, needed: 3 });
  });

  it.each(['participant', 'observer', null] as const)('V1: is not for %s', (tier) => {
    expectRefused(requestVote(open, standing(2, tier), asked(people(3, 4)), MONDAY), 'V1', 'tier-too-low');
  });

  it('V1: before the deadline, and before the announcement as well', () => {
    expect(requestVote(open, member, asked([]), DEADLINE - 1).ok).toBe(true);
    for (const at of [DEADLINE, DEADLINE + 1]) {
      expectRefused(requestVote(open, member, asked([]), at), 'V1', 'deadline-passed');
    }
    const announcing = { ...open, status: 'announcing', announcedAt: null, deadlineAt: null } as const;
    expect(requestVote(announcing, member, asked([]), MONDAY).ok).toBe(true);
  });

  it('V1: of what was settled, only silence is undone by a request from before the deadline', () => {
    const silent = ['accepted', 'agreed', 'consensus', 'awaiting-record'];
    for (const status of PROPOSAL_STATUSES) {
      const settledAt = status === 'announcing' || status === 'open' ? null : DEADLINE;
      const decided = requestVote({ ...open, status, settledAt }, member, asked([]), DEADLINE - 1);
      if (status === 'announcing' || status === 'open' || silent.includes(status)) expect(decided.ok).toBe(true);
      else expectRefused(decided, 'V1', 'not-open');
    }
  });

  it('P4: in an Interest Group only with the WG Member tier', () => {
    const there = proposal('interest-group');
    for (const tier of ['lead', 'participant', null] as const) {
      const without = standing(2, tier, group('interest-group'));
      expectRefused(requestVote(there, without, asked([]), MONDAY), 'P4', 'no-member-tier');
    }
    expect(granted(requestVote(there, standing(2, 'lead', IG), asked([]), MONDAY)).opens).toBe('lead');
    expect(granted(requestVote(there, standing(2, 'member', IG), asked(people(3, 4)), MONDAY)).opens).toBe('members');
  });

  it('V1: not in a retired group', () => {
    for (const kind of ['working-group', 'interest-group'] as const) {
      const retired = group(kind, { status: 'retired' });
      expectRefused(
        requestVote(proposal(kind), standing(2, 'lead', retired), asked([]), MONDAY),
        'V1',
        'group-retired',
      );
    }
  });
});

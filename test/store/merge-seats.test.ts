import { describe, expect, it } from 'vitest';
import type { PersonId } from '../../src/domain/ids.js';
import { edition } from '../../src/domain/rules.js';
import { NO_BALLOTS, type Choice, type Seat, type SeatKind, type Vote } from '../../src/domain/vote.js';
import { aBallot, aContest, aSeat, aVote, withMatter } from './decision-fixtures.js';
import { onEachStore } from './each-store.js';
import { NOW } from './fixtures.js';

interface Sits {
  readonly kind: SeatKind;
  readonly forQuorum: boolean;
  readonly choice?: Choice;
  readonly at?: number;
}

const LEAD = { kind: 'lead', forQuorum: true } as const;
const MEMBER = { kind: 'member', forQuorum: true } as const;
const PARTICIPANT = { kind: 'participant', forQuorum: false } as const;

onEachStore((store) => {
  const merge = (from: PersonId, into: PersonId) =>
    store().transaction((tx) => tx.merging.merge(from, into, NOW, edition('mcp-2026')));

  /** A vote in which somebody sits once or twice beside another person who has approved as WG Member. */
  async function voteWith(sits: readonly (Sits | null)[], parts: Partial<Vote> = {}) {
    const { proposal, people } = await withMatter(store(), 3);
    const [into, from, other] = people;
    if (!into || !from || !other) throw new Error('three people');
    const vote = aVote(proposal);
    const who: readonly (Sits | null)[] = [...sits, { ...MEMBER, choice: 'approve' }];
    const seats = who.flatMap((each, at): { seat: Seat; sits: Sits }[] => {
      const person = [into, from, other][at];
      if (!each || !person) return [];
      const { kind, forQuorum } = each;
      return [{ seat: aSeat(vote.id, at + 1, person.id, { kind, forQuorum }), sits: each }];
    });
    await store().transaction(async (tx) => {
      await tx.votes.open(
        vote,
        seats.map(({ seat }) => seat),
      );
      let now = { ...vote, seats: seats.length, base: seats.filter(({ seat }) => seat.forQuorum).length, ...parts };
      for (const { seat, sits: each } of seats) {
        if (!each.choice) continue;
        await tx.votes.cast(aBallot(seat, { choice: each.choice, at: each.at ?? NOW }));
        const tally = each.kind === 'participant' ? 'participants' : 'members';
        now = {
          ...now,
          voted: now.voted + 1,
          forQuorum: now.forQuorum + (each.forQuorum ? 1 : 0),
          [tally]: { ...now[tally], [each.choice]: now[tally][each.choice] + 1 },
        };
      }
      await tx.votes.save(now);
    });
    const after = () => store().read((tx) => tx.votes.find(vote.id));
    return { vote, proposal, into, from, other, after };
  }

  describe('L5, V3: two seats of one person become one', () => {
    it.each<[string, Sits, Sits, number, Partial<Vote>]>([
      [
        'a lead rather than a WG Member, whose ballot is out of the tally',
        { ...MEMBER, choice: 'reject' },
        { ...LEAD, choice: 'approve' },
        2,
        { seats: 2, base: 2, forQuorum: 2, voted: 2, members: { approve: 2, reject: 0, abstain: 0 } },
      ],
      [
        'a WG Member rather than a Participant, though only the Participant has voted',
        MEMBER,
        { ...PARTICIPANT, choice: 'abstain' },
        1,
        { seats: 2, base: 2, forQuorum: 1, voted: 1, participants: NO_BALLOTS },
      ],
      [
        'a lead who is out of the base rather than a WG Member in it',
        { kind: 'lead', forQuorum: false, choice: 'reject' },
        { ...MEMBER, choice: 'reject' },
        1,
        { seats: 2, base: 1, forQuorum: 1, voted: 2, members: { approve: 1, reject: 1, abstain: 0 } },
      ],
      [
        'of two leads the one in the base',
        { kind: 'lead', forQuorum: false },
        LEAD,
        2,
        { seats: 2, base: 2, forQuorum: 1, voted: 1 },
      ],
      [
        'V8: of two alike the one with the last ballot',
        { ...PARTICIPANT, choice: 'approve', at: NOW },
        { ...PARTICIPANT, choice: 'reject', at: NOW + 1 },
        2,
        { seats: 2, base: 1, voted: 2, participants: { approve: 0, reject: 1, abstain: 0 } },
      ],
      ['of two alike without a ballot the first', MEMBER, MEMBER, 1, { seats: 2, base: 2, forQuorum: 1, voted: 1 }],
    ])('%s', async (_what, own, theirs, stays, expected) => {
      const { vote, proposal, into, from, after } = await voteWith([own, theirs]);
      const ended = await merge(from.id, into.id);
      const gone = stays === 1 ? theirs : own;
      expect(ended).toEqual([
        {
          happened: 'seat-merged',
          subject: `D-${proposal.number}`,
          groupId: proposal.groupId,
          edition: 'mcp-2026',
          facts: {
            ...{ status: 'voting', round: 1, closesAt: vote.closesAt, seat: stays === 1 ? 2 : 1, kind: gone.kind },
            ...{ choice: gone.choice ?? null, forQuorum: gone.forQuorum },
          },
        },
      ]);
      expect(await after()).toMatchObject(expected);
      await store().read(async (tx) => {
        expect(await tx.votes.seatOf(vote.id, into.id)).toMatchObject({ number: stays });
        expect((await tx.votes.seats(vote.id)).map(({ number }) => number)).toEqual([stays, 3]);
        // Every ballot is kept, and those that count are what the tally says.
        const cast = [...(await tx.votes.ballotsOf(vote.id, 1)), ...(await tx.votes.ballotsOf(vote.id, 2))];
        expect(cast).toHaveLength([own, theirs].filter(({ choice }) => choice).length);
        expect(cast.every(({ personId }) => personId === into.id)).toBe(true);
        expect(await tx.votes.counted(vote.id)).toHaveLength(expected.voted ?? 0);
      });
    });

    it('a seat that only one of them has goes along, and nothing is taken out', async () => {
      const { vote, into, from, after } = await voteWith([null, { ...MEMBER, choice: 'reject' }]);
      const before = await after();
      expect(await merge(from.id, into.id)).toEqual([]);
      expect(await after()).toEqual(before);
      expect(await store().read((tx) => tx.votes.seatOf(vote.id, into.id))).toMatchObject({ number: 2 });
    });

    it('E1: a result that was announced stands, with the tally of one person less', async () => {
      const closed = { status: 'closed', result: 'failed', closedAt: NOW } as const;
      const both = { ...MEMBER, choice: 'reject' } as const;
      const { into, from, after } = await voteWith([both, both], closed);
      await merge(from.id, into.id);
      expect(await after()).toMatchObject({ ...closed, members: { approve: 1, reject: 1, abstain: 0 } });
    });
  });

  it('V1, V9, E1: one request, one contest, one approval remain: the first', async () => {
    const { vote, proposal, into, from } = await voteWith([MEMBER, MEMBER]);
    const { contests, approvals, requests } = await store().transaction(async (tx) => {
      await tx.votes.saveRequest(proposal.id, 1, into.id, NOW + 5);
      await tx.votes.saveRequest(proposal.id, 1, from.id, NOW);
      await tx.votes.saveRequest(proposal.id, 2, from.id, NOW);
      const first = aContest(vote.id, from.id, { at: NOW, grounds: 'first' });
      await tx.votes.saveContest(aContest(vote.id, into.id, { at: NOW + 5 }));
      await tx.votes.saveContest(first);
      const approval = { proposalId: proposal.id, personId: into.id, level: 'lead-maintainer', at: NOW } as const;
      await tx.feedbacks.saveApproval(approval);
      await tx.feedbacks.saveApproval({ ...approval, personId: from.id, level: 'core-maintainer', at: NOW + 1 });
      await tx.merging.merge(from.id, into.id, NOW, edition('mcp-2026'));
      return {
        contests: [await tx.votes.contests(vote.id), [{ ...first, personId: into.id }]],
        approvals: [await tx.feedbacks.approvals(proposal.id), [approval]],
        requests: [await tx.votes.requests(proposal.id, 1), await tx.votes.requests(proposal.id, 2)],
      };
    });
    expect(contests[0]).toEqual(contests[1]);
    expect(approvals[0]).toEqual(approvals[1]);
    expect(requests).toEqual([[into.id], [into.id]]);
  });
});

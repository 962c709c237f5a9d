import { describe, expect, it } from 'vitest';
import type { Vote } from '../../src/domain/vote.js';
import { aBallot, aContest, aSeat, aVote, withMatter } from './decision-fixtures.js';
import { onEachStore } from './each-store.js';
import { NOW, aPerson, aProposal } from './fixtures.js';

onEachStore((store) => {
  const opened = async (parts: Partial<Vote> = {}, voters = 3) => {
    const matter = await withMatter(store(), voters);
    const vote = aVote(matter.proposal, parts);
    const seats = matter.people.map(({ id }, at) => aSeat(vote.id, at + 1, id));
    await store().transaction((tx) => tx.votes.open(vote, seats));
    return { ...matter, vote, seats };
  };

  it('a vote comes back as it was written, and as it was saved again', async () => {
    const { vote, proposal } = await opened();
    expect(await store().read((tx) => tx.votes.find(vote.id))).toEqual(vote);
    const closed: Vote = {
      ...{ ...vote, status: 'closed', result: 'failed', round: 4, cause: 'members' },
      ...{ extended: { at: NOW + 1, days: 14 }, outageMovedAt: NOW + 2, closedAt: NOW + 3, contestUntil: NOW + 4 },
      ...{ contestMovedAt: NOW + 5, announcedAt: null, closesAt: null, openedAt: NOW - 1 },
      ...{ seats: 9, base: 8, forQuorum: 7, voted: 6 },
      ...{ members: { approve: 1, reject: 2, abstain: 3 }, participants: { approve: 4, reject: 5, abstain: 6 } },
    };
    await store().transaction((tx) => tx.votes.save(closed));
    await store().read(async (tx) => {
      expect(await tx.votes.find(vote.id)).toEqual(closed);
      expect(await tx.votes.latestOf(proposal.id)).toEqual(closed);
      expect(await tx.votes.find(aVote(proposal).id)).toBeNull();
    });
  });

  it('V1: the votes on a proposal come in their rounds, and the latest is the last round', async () => {
    const { proposal, vote, group, person } = await opened({ round: 2 });
    const first = aVote(proposal, { round: 1, openedAt: NOW + 5 });
    const other = aProposal(group, person.id);
    await store().transaction(async (tx) => {
      await tx.votes.open(first, []);
      await tx.proposals.save(other, NOW);
    });
    await store().read(async (tx) => {
      expect((await tx.votes.ofProposal(proposal.id)).map(({ id }) => id)).toEqual([first.id, vote.id]);
      expect((await tx.votes.latestOf(proposal.id))?.id).toBe(vote.id);
      expect(await tx.votes.ofProposal(other.id)).toEqual([]);
      expect(await tx.votes.latestOf(other.id)).toBeNull();
    });
  });

  it('V3: an electorate of more than a thousand is written and read in the order of its numbers', async () => {
    const { vote, seats, people, person } = await opened({}, 1_003);
    await store().read(async (tx) => {
      expect(await tx.votes.seats(vote.id)).toEqual(seats);
      expect(await tx.votes.seatOf(vote.id, seats[1_001]?.personId ?? person.id)).toEqual(seats[1_001]);
      expect(await tx.votes.seatOf(vote.id, person.id)).toBeNull();
      expect(await tx.votes.unvoted(vote.id)).toEqual(people.map(({ id }) => id));
    });
  });

  it('V8: the last ballot of a seat counts, and all are kept', async () => {
    const { vote, seats, server } = await opened();
    const [, second, third] = seats;
    if (!second || !third) throw new Error('three seats');
    const cast = [
      aBallot(third, { choice: 'reject', at: NOW + 2 }),
      aBallot(second, { choice: 'approve', at: NOW + 1 }),
      aBallot(third, { choice: 'abstain', rationale: '', at: NOW + 3 }),
    ] as const;
    await store().transaction(async (tx) => {
      for (const ballot of cast) await tx.votes.cast(ballot);
    });
    await store().read(async (tx) => {
      expect(await tx.votes.counted(vote.id)).toEqual([
        { seat: { ...second, ballotId: cast[1].id }, ballot: cast[1] },
        { seat: { ...third, ballotId: cast[2].id }, ballot: cast[2] },
      ]);
      expect(await tx.votes.ballotsOf(vote.id, 3)).toEqual([cast[0], cast[2]]);
      expect(await tx.votes.ballotsOf(vote.id, 1)).toEqual([]);
      expect(await tx.votes.unvoted(vote.id)).toEqual([seats[0]?.personId]);
      expect(await tx.votes.ballot(cast[0].id)).toEqual(cast[0]);
      expect(await tx.votes.ballot(aBallot(second).id)).toBeNull();
      expect(await tx.votes.byReceipt(server.id, cast[0].receipt)).toEqual(cast[0]);
      expect(await tx.votes.byReceipt(server.id, 'ffff')).toBeNull();
    });
  });

  it('X1: a receipt is found in its own server only', async () => {
    const { seats } = await opened();
    const elsewhere = await opened();
    const [seat] = seats;
    if (!seat) throw new Error('a seat');
    const ballot = aBallot(seat);
    await store().transaction((tx) => tx.votes.cast(ballot));
    expect(await store().read((tx) => tx.votes.byReceipt(elsewhere.server.id, ballot.receipt))).toBeNull();
  });

  it('a seat is replaced, and no other', async () => {
    const { vote, seats } = await opened();
    const [first, second] = seats;
    if (!first || !second) throw new Error('two seats');
    const changed = { ...first, kind: 'participant', forQuorum: false } as const;
    await store().transaction((tx) => tx.votes.saveSeat(changed));
    await store().read(async (tx) => {
      expect(await tx.votes.seatOf(vote.id, first.personId)).toEqual(changed);
      expect(await tx.votes.seatOf(vote.id, second.personId)).toEqual(second);
    });
  });

  describe('by time', () => {
    // A time of its own for each test, so that votes of other tests on the same database are not in the way.
    const at = NOW + 1e9;

    it('V7: what is due comes earliest first, at its very instant, and not from a server that the bot left', async () => {
      const late = await opened({ closesAt: at });
      const early = await opened({ closesAt: at - 1 });
      await opened({ closesAt: at + 1 });
      await opened({ closesAt: at - 1, status: 'closed', result: 'passed' });
      await opened({ closesAt: null, announcedAt: null });
      const gone = await opened({ closesAt: at - 2 });
      await store().transaction((tx) => tx.servers.save({ ...gone.server, leftAt: NOW }));
      const ids = async (limit: number) =>
        (await store().read((tx) => tx.votes.due(at, limit))).filter(({ closesAt }) => (closesAt ?? 0) >= at - 2);
      const due = (await ids(10_000)).map(({ id }) => id);
      expect(due).toEqual([early.vote.id, late.vote.id]);
      expect(await store().read((tx) => tx.votes.due(at, 1))).toHaveLength(1);
    });

    it('V7: what closes after an instant is what is open and not due then', async () => {
      const later = NOW + 2e9;
      await opened({ closesAt: later });
      const [second, first] = [await opened({ closesAt: later + 2 }), await opened({ closesAt: later + 1 })];
      const gone = await opened({ closesAt: later + 1 });
      await opened({ closesAt: later + 1, status: 'cancelled' });
      await store().transaction((tx) => tx.servers.save({ ...gone.server, leftAt: NOW }));
      expect((await store().read((tx) => tx.votes.closingAfter(later))).map(({ id }) => id)).toEqual([
        first.vote.id,
        second.vote.id,
      ]);
    });

    it('E1: what may be contested until after one instant and at or before another', async () => {
      const from = NOW + 3e9;
      const closed = { status: 'closed', result: 'failed', closedAt: NOW } as const;
      await opened({ ...closed, contestUntil: from });
      const [second, first] = [
        await opened({ ...closed, contestUntil: from + 2 }),
        await opened({ ...closed, contestUntil: from + 1 }),
      ];
      await opened({ ...closed, contestUntil: from + 3 });
      const gone = await opened({ ...closed, contestUntil: from + 1 });
      await store().transaction((tx) => tx.servers.save({ ...gone.server, leftAt: NOW }));
      const found = await store().read((tx) => tx.votes.contestableBetween(from, from + 2));
      expect(found.map(({ id }) => id)).toEqual([first.vote.id, second.vote.id]);
    });
  });

  it('E1: contests come in the order in which they were made, each person’s once', async () => {
    const { vote, people } = await opened();
    const [a, b] = people;
    if (!a || !b) throw new Error('two people');
    const [later, first] = [aContest(vote.id, a.id, { at: NOW + 1 }), aContest(vote.id, b.id)];
    await store().transaction(async (tx) => {
      for (const contest of [later, first]) await tx.votes.saveContest(contest);
      await tx.votes.saveContest({ ...later, grounds: 'Said better.' });
    });
    expect(await store().read((tx) => tx.votes.contests(vote.id))).toEqual([
      first,
      { ...later, grounds: 'Said better.' },
    ]);
    const again = aContest(vote.id, a.id);
    await expect(store().transaction((tx) => tx.votes.saveContest(again))).rejects.toThrow();
  });

  it('V1: who asks for a vote on a text is counted once, in the order in which they asked', async () => {
    const { proposal, people } = await opened();
    const [a, b] = people;
    if (!a || !b) throw new Error('two people');
    await store().transaction(async (tx) => {
      await tx.votes.saveRequest(proposal.id, 1, a.id, NOW + 1);
      await tx.votes.saveRequest(proposal.id, 1, b.id, NOW);
      await tx.votes.saveRequest(proposal.id, 1, a.id, NOW - 5);
      await tx.votes.saveRequest(proposal.id, 2, a.id, NOW);
    });
    await store().read(async (tx) => {
      expect(await tx.votes.requests(proposal.id, 1)).toEqual([b.id, a.id]);
      expect(await tx.votes.requests(proposal.id, 2)).toEqual([a.id]);
      expect(await tx.votes.requests(proposal.id, 3)).toEqual([]);
    });
  });

  it('V3: nobody has two seats in a vote', async () => {
    const { server, proposal } = await opened({ round: 1 });
    const person = aPerson(server.id);
    const vote = aVote(proposal, { round: 2 });
    const twice = [aSeat(vote.id, 1, person.id), aSeat(vote.id, 2, person.id)];
    await expect(
      store().transaction(async (tx) => {
        await tx.people.save(person);
        await tx.votes.open(vote, twice);
      }),
    ).rejects.toThrow();
    expect(await store().read((tx) => tx.votes.find(vote.id))).toBeNull();
  });
});

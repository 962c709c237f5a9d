import { expect, it } from 'vitest';
import { blockProposal } from '../../src/app/block-proposal.js';
import { contestResult } from '../../src/app/contest-result.js';
import { announceVote } from '../../src/app/announce-vote.js';
import closeVotes from '../../src/jobs/close-votes.js';
import closeWithGroup from '../../src/jobs/close-with-group.js';
import { UNDECIDED, type ProposalStatus } from '../../src/domain/proposal.js';
import { verify } from '../../src/domain/record.js';
import { onEachStore } from '../store/each-store.js';
import { latest, voted } from './oversight.js';
import { aPlace, done, openIn, stored, type Place } from './place.js';

const retire = (place: Place, group = place.wg) =>
  place.deps.store.transaction((tx) => tx.groups.save({ ...group, status: 'retired' }));

/** Does everything that is due in this place, as the runner does. */
async function close(place: Place): Promise<number> {
  const job = closeWithGroup(place.deps);
  const { store, clock } = place.deps;
  const due = await store.read((tx) => job.due(tx, clock.now()));
  for (const { subject, dueAt } of due) await store.transaction((tx) => job.run(tx, subject, dueAt, clock.now()));
  return due.length;
}

onEachStore((store) => {
  it('I11: an undecided matter is closed with its group, its vote cancelled, and said once', async () => {
    const place = await aPlace(store());
    const proposal = await openIn(place);
    done(
      await blockProposal(place.deps, place.act('bob'), proposal.id, { reason: 'It breaks.', resolution: 'A shim.' }),
    );
    expect(await close(place)).toBe(0);
    await retire(place);
    place.clock.at += 1_000;
    const { entries, posts } = await place.written(() => close(place));
    expect(await stored(place, proposal.id)).toMatchObject({ status: 'closed', settledAt: place.clock.at });
    expect(await latest(place, proposal.id)).toMatchObject({ status: 'cancelled', closedAt: place.clock.at });
    expect(entries).toMatchObject([
      { kind: 'group-retired', subject: 'D-1', clauses: ['I11'], at: place.clock.at, facts: { status: 'closed' } },
    ]);
    expect(posts).toEqual(expect.arrayContaining([`card:proposal:${proposal.id}`, `settled:${proposal.id}:closed`]));
    expect((await place.written(() => close(place))).entries).toEqual([]);
    expect(verify(await place.record())).toBeNull();
  });

  it.each(['the vote first', 'the group first'] as const)(
    'I11: a vote whose close comes with the end of its group harms neither (%s)',
    async (order) => {
      const place = await aPlace(store());
      const proposal = await openIn(place);
      const said = { reason: 'It breaks.', resolution: 'A shim.' };
      done(await blockProposal(place.deps, place.act('bob'), proposal.id, said));
      const { id } = await latest(place, proposal.id);
      await store().transaction((tx) => announceVote(tx, place.deps, id, place.clock.at));
      const closesAt = (await latest(place, proposal.id)).closesAt ?? 0;
      await retire(place);
      place.clock.at = closesAt;
      const closeVote = () => store().transaction((tx) => closeVotes(place.deps).run(tx, id, closesAt, closesAt));
      if (order === 'the vote first') await closeVote();
      await close(place);
      if (order === 'the group first') await closeVote();
      expect((await stored(place, proposal.id)).status).toBe('closed');
      const status = order === 'the vote first' ? 'closed' : 'cancelled';
      expect(await latest(place, proposal.id)).toMatchObject({ status });
      const escalations = await store().read((tx) => tx.escalations.ofProposal(proposal.id));
      expect(escalations.filter((each) => each.status !== 'closed')).toEqual([]);
      expect(await close(place)).toBe(0);
    },
  );

  it.each(UNDECIDED)('I11: whatever it waits for (%s)', async (status: ProposalStatus) => {
    const place = await aPlace(store());
    const proposal = await openIn(place);
    await store().transaction((tx) => tx.proposals.save({ ...proposal, status }, place.clock.at));
    await retire(place);
    await close(place);
    expect((await stored(place, proposal.id)).status).toBe('closed');
  });

  it('I11: what is decided stays, and so does what another group has open', async () => {
    const place = await aPlace(store());
    const decided = await openIn(place);
    const elsewhere = await openIn(place, { group: place.ig });
    await store().transaction((tx) => tx.proposals.save({ ...decided, status: 'accepted' }, place.clock.at));
    await retire(place);
    expect(await close(place)).toBe(0);
    expect((await stored(place, elsewhere.id)).status).toBe('open');
  });

  it('I11: its escalation is closed too', async () => {
    const place = await aPlace(store());
    const { proposal, vote } = await voted(place, 'failed');
    done(await contestResult(place.deps, place.act('bob'), vote.id, 'Nobody saw the card.'));
    await retire(place);
    expect(await close(place)).toBe(2);
    expect(await store().read((tx) => tx.escalations.ofProposal(proposal.id))).toMatchObject([{ status: 'closed' }]);
    expect((await place.record()).slice(-2)).toMatchObject([
      { kind: 'group-retired', subject: 'D-1' },
      { kind: 'group-retired', subject: 'E-1', facts: { status: 'closed' } },
    ]);
    expect(await close(place)).toBe(0);
  });

  it('I11: without a channel nothing is posted, and it is closed', async () => {
    const place = await aPlace(store());
    const proposal = await openIn(place);
    await place.deps.store.transaction((tx) => tx.groups.save({ ...place.wg, status: 'retired', channelId: null }));
    expect((await place.written(() => close(place))).posts).toEqual([]);
    expect((await stored(place, proposal.id)).status).toBe('closed');
  });
});

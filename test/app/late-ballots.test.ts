import { expect, it } from 'vitest';
import { announceVote } from '../../src/app/announce-vote.js';
import { erasePerson } from '../../src/app/erase-person.js';
import { explainReceipt } from '../../src/app/explain-receipt.js';
import { extendVote } from '../../src/app/extend-vote.js';
import { closeDueVote } from '../../src/app/close-vote.js';
import { liftObjection } from '../../src/app/lift-objection.js';
import { requestVote } from '../../src/app/request-vote.js';
import { withdrawProposal } from '../../src/app/withdraw-proposal.js';
import { undecidedCards } from '../../src/app/undecided-cards.js';
import { verify } from '../../src/domain/record.js';
import { replay } from '../../src/domain/replay.js';
import type { Choice } from '../../src/domain/vote.js';
import { onEachStore } from '../store/each-store.js';
import { aPlace, DAY, done, HOUR, refusalOf, stored, type Name, type Place } from './place.js';
import { cast, closeIn, latest, openVoteIn } from './votes.js';

const escalations = (keys: readonly string[]) => keys.filter((key) => key.startsWith('card:escalation'));

/** What the record of the only proposal comes to. */
const replayed = async (place: Place) => replay((await place.record()).filter(({ subject }) => subject === 'D-1'));

// Ballots that were on their way while the vote closed.
onEachStore((store) => {
  it('V8: a ballot from before the close that comes after it turns failed into passed, and the draft is dropped', async () => {
    const place = await aPlace(store());
    const voted = await openVoteIn(place);
    done(await cast(place, voted, 'alice', 'approve'));
    done(await cast(place, voted, 'bob', 'reject'));
    await closeIn(place, voted);
    expect((await stored(place, voted.proposal.id)).status).toBe('failed');
    const draft = () => store().read((tx) => tx.escalations.ofProposal(voted.proposal.id));
    expect(await draft()).toMatchObject([{ status: 'draft', cause: 'failed' }]);

    const { entries, posts } = await place.written(async () =>
      done(await cast(place, voted, 'carol', 'approve', voted.vote.closesAt - 1)),
    );
    expect(await stored(place, voted.proposal.id)).toMatchObject({ status: 'passed', settledAt: voted.vote.closesAt });
    expect(await latest(place, voted.proposal)).toMatchObject({
      ...{ status: 'closed', result: 'passed', voted: 3, closedAt: voted.vote.closesAt },
      members: { approve: 2, reject: 1, abstain: 0 },
    });
    const moved = entries.find(({ kind }) => kind === 'vote-recounted');
    expect(entries[0]).toMatchObject({ kind: 'ballot-cast', at: voted.vote.closesAt - 1 });
    expect(moved?.facts).toMatchObject({ undoes: 'failed', result: 'passed', members: { approve: 2 } });
    expect(posts.some((key) => key.startsWith(`undone:${voted.proposal.id}`))).toBe(true);
    expect(posts.filter((key) => key.startsWith(`vote-result:${voted.vote.id}`))).toHaveLength(1);
    expect(escalations(posts)).toHaveLength(1);
    expect(await draft()).toMatchObject([{ status: 'closed' }]);
    expect(verify(await place.record())).toBeNull();
  });

  it('V8: the other way round a draft is made, and a changed ballot moves its choice', async () => {
    const place = await aPlace(store());
    const voted = await openVoteIn(place);
    done(await cast(place, voted, 'alice', 'approve'));
    done(await cast(place, voted, 'bob', 'abstain'));
    await closeIn(place, voted);
    expect((await stored(place, voted.proposal.id)).status).toBe('passed');
    done(await cast(place, voted, 'alice', 'reject', voted.vote.closesAt - 1));
    expect((await stored(place, voted.proposal.id)).status).toBe('failed');
    const drafts = await store().read((tx) => tx.escalations.ofProposal(voted.proposal.id));
    expect(drafts).toMatchObject([{ status: 'draft', cause: 'failed', draftedAt: place.clock.at }]);
  });

  it('V8: one that changes nothing of the result is counted and said, and one from the close on is not', async () => {
    const place = await aPlace(store());
    const voted = await openVoteIn(place);
    done(await cast(place, voted, 'alice', 'approve'));
    done(await cast(place, voted, 'bob', 'approve'));
    await closeIn(place, voted);
    expect(refusalOf(await cast(place, voted, 'carol', 'reject', voted.vote.closesAt))).toBe('vote-over');
    const { entries, posts } = await place.written(async () =>
      done(await cast(place, voted, 'carol', 'reject', voted.vote.closesAt - 1)),
    );
    expect(entries.map(({ kind }) => kind)).toEqual(['ballot-cast']);
    expect(posts.filter((key) => key.startsWith('vote-result:'))).toHaveLength(1);
    expect(posts.filter((key) => key.startsWith('undone:'))).toEqual([]);
    expect(await latest(place, voted.proposal)).toMatchObject({ voted: 3, members: { approve: 2, reject: 1 } });
  });

  it('V8: once the matter has moved on a late ballot is refused', async () => {
    const place = await aPlace(store());
    const voted = await openVoteIn(place);
    done(await cast(place, voted, 'alice', 'approve'));
    await closeIn(place, voted);
    await store().transaction(async (tx) => {
      const proposal = await tx.proposals.find(voted.proposal.id);
      if (proposal) await tx.proposals.save({ ...proposal, status: 'contested' }, place.clock.at);
    });
    expect(refusalOf(await cast(place, voted, 'bob', 'reject', voted.vote.closesAt - 1))).toBe('result-moved-on');
  });

  it('V7: an extension from before the close that comes after it opens the vote again', async () => {
    const place = await aPlace(store());
    const voted = await openVoteIn(place);
    done(await cast(place, voted, 'alice', 'approve'));
    await closeIn(place, voted);
    expect((await stored(place, voted.proposal.id)).status).toBe('no-quorum');
    const extend = (at: number) => extendVote(place.deps, place.act('alice', { at }), { ref: 'D-1', days: 2 });
    expect(refusalOf(await extend(voted.vote.closesAt))).toBe('vote-over');
    const { entries } = await place.written(async () => done(await extend(voted.vote.closesAt - 1)));
    expect(entries[0]).toMatchObject({ kind: 'vote-extended', facts: { undoes: 'no-quorum', days: 2 } });
    expect(await stored(place, voted.proposal.id)).toMatchObject({ status: 'voting', settledAt: null });
    const again = await latest(place, voted.proposal);
    expect(again).toMatchObject({
      status: 'open',
      result: null,
      closedAt: null,
      closesAt: voted.vote.closesAt + 2 * DAY,
    });
    expect(await store().read((tx) => tx.escalations.ofProposal(voted.proposal.id))).toMatchObject([
      { status: 'closed' },
    ]);
    done(await cast(place, voted, 'bob', 'approve'));
    await closeIn(place, { ...voted, vote: { ...voted.vote, closesAt: voted.vote.closesAt + 2 * DAY } });
    expect((await stored(place, voted.proposal.id)).status).toBe('passed');
  });

  it.each([
    ['passed', 'approve'],
    ['failed', 'reject'],
  ] as const)('D7: a withdrawal from before the close takes the result back (%s)', async (status, choice) => {
    const place = await aPlace(store());
    const voted = await openVoteIn(place);
    done(await cast(place, voted, 'alice', choice));
    done(await cast(place, voted, 'bob', choice));
    await closeIn(place, voted);
    expect((await stored(place, voted.proposal.id)).status).toBe(status);
    const withdraw = (at: number) => withdrawProposal(place.deps, place.act('dave', { at }), voted.proposal.id);
    if (status === 'passed') expect(refusalOf(await withdraw(voted.vote.closesAt))).toBe('not-open');
    const { posts } = await place.written(async () => done(await withdraw(voted.vote.closesAt - 1)));
    expect(await stored(place, voted.proposal.id)).toMatchObject({
      ...{ status: 'withdrawn', settledAt: voted.vote.closesAt - 1 },
    });
    expect(await latest(place, voted.proposal)).toMatchObject({ status: 'cancelled', result: null });
    expect(posts.some((key) => key.startsWith('undone:'))).toBe(status === 'passed');
    expect(await replayed(place)).toMatchObject({ flaws: [], matter: { votes: [{ status: 'cancelled' }] } });
  });

  it.each(['passed', 'failed'] as const)(
    'D7: after the close a withdrawal does not depend on whether the result has been recorded (%s)',
    async (status) => {
      const place = await aPlace(store());
      const voted = await openVoteIn(place);
      for (const name of ['alice', 'bob'] as const) {
        done(await cast(place, voted, name, status === 'passed' ? 'approve' : 'reject'));
      }
      place.clock.at = voted.vote.closesAt;
      const deps = { ...place.deps, outageExtension: false };
      const withdrawn = await withdrawProposal(deps, place.act('dave'), voted.proposal.id);
      expect(refusalOf(withdrawn)).toBe(status === 'passed' ? 'not-open' : null);
      await closeIn(place, voted);
      expect((await stored(place, voted.proposal.id)).status).toBe(status === 'passed' ? 'passed' : 'withdrawn');
      expect(await latest(place, voted.proposal)).toMatchObject({ status: 'closed', result: status });
    },
  );

  it('V1: a request from before a block that comes after it makes the vote one that was asked for', async () => {
    const place = await aPlace(store());
    const inTime = place.clock.at + HOUR + DAY - 1;
    const voted = await openVoteIn(place);
    const ask = (name: Name, at: number) => requestVote(place.deps, place.act(name, { at }), voted.proposal.id);
    expect(refusalOf(await ask('carol', voted.vote.openedAt))).toBe('not-open');
    expect(done(await ask('carol', inTime)).request).toMatchObject({ requests: 1, opens: null });
    expect(await latest(place, voted.proposal)).toMatchObject({ cause: 'block' });
    const { entries } = await place.written(async () => done(await ask('alice', inTime)));
    expect(entries).toMatchObject([{ kind: 'vote-requested', facts: { status: 'voting', round: 1, cause: 'lead' } }]);
    expect(await latest(place, voted.proposal)).toMatchObject({ ...voted.vote, cause: 'lead' });
    done(await liftObjection(place.deps, place.act('bob'), voted.proposal.id));
    expect((await stored(place, voted.proposal.id)).status).toBe('voting');
    expect(await replayed(place)).toMatchObject({ flaws: [], matter: { votes: [{ status: 'open', cause: 'lead' }] } });
  });

  it('V1: a last block lifted before the close that comes after it takes the result back', async () => {
    const place = await aPlace(store());
    const voted = await openVoteIn(place);
    done(await cast(place, voted, 'alice', 'reject'));
    done(await cast(place, voted, 'carol', 'reject'));
    await closeIn(place, voted);
    const lift = (at: number) => liftObjection(place.deps, place.act('bob', { at }), voted.proposal.id);
    expect(refusalOf(await lift(voted.vote.closesAt))).toBe('vote-over');
    const { posts } = await place.written(async () => done(await lift(voted.vote.closesAt - 1)));
    expect(await stored(place, voted.proposal.id)).toMatchObject({
      ...{ status: 'open', settledAt: null, deadlineAt: voted.vote.closesAt - 1 + 2 * DAY },
    });
    expect(await latest(place, voted.proposal)).toMatchObject({ status: 'cancelled', result: null });
    expect(posts.some((key) => key.startsWith('undone:'))).toBe(true);
    expect(await replayed(place)).toMatchObject({ flaws: [], matter: { votes: [{ status: 'cancelled' }] } });
  });

  it('V7: the outcome is the same in whichever order ballots arrive', async () => {
    const ballots: readonly [Name, Choice, number][] = [
      ['alice', 'approve', 1],
      ['bob', 'reject', 30],
      ['carol', 'approve', 31],
      ['dave', 'abstain', 32],
    ];
    for (const order of [ballots, ballots.toReversed()]) {
      const place = await aPlace(store());
      const voted = await openVoteIn(place);
      place.clock.at += 40 * HOUR;
      for (const [name, choice, hours] of order) {
        done(await cast(place, voted, name, choice, voted.vote.announcedAt + hours * HOUR));
      }
      expect(await latest(place, voted.proposal)).toMatchObject({
        ...{ status: 'closed', result: 'passed' },
        closedAt: voted.vote.announcedAt + 32 * HOUR,
      });
    }
  });

  it('V8: of two ballots of one person the later one counts, whichever arrives first', async () => {
    const place = await aPlace(store());
    const voted = await openVoteIn(place);
    const { at } = place.clock;
    done(await cast(place, voted, 'bob', 'reject', at + 2));
    const older = done(await cast(place, voted, 'bob', 'approve', at + 1));
    expect(older).toMatchObject({ counts: false, replaced: false });
    expect(await latest(place, voted.proposal)).toMatchObject({ voted: 1, members: { approve: 0, reject: 1 } });
    const seat = await store().read((tx) => tx.votes.seatOf(voted.vote.id, place.people.bob.id));
    const all = await store().read((tx) => tx.votes.ballotsOf(voted.vote.id, seat?.number ?? 0));
    expect(all.map(({ choice }) => choice)).toEqual(['approve', 'reject']);
    expect(seat?.ballotId).toBe(all[1]?.id);
    expect(done(await explainReceipt(place.deps, place.act('bob'), older.ballot.receipt)).counts).toBe(false);
    expect(await replayed(place)).toMatchObject({
      flaws: [],
      matter: { votes: [{ voted: 1, members: { approve: 0, reject: 1 } }] },
    });
  });

  it('V8: one that is older than a newer one of the same person is kept after the close as well', async () => {
    const place = await aPlace(store());
    const voted = await openVoteIn(place);
    done(await cast(place, voted, 'alice', 'approve'));
    done(await cast(place, voted, 'bob', 'approve', voted.vote.closesAt - 1));
    await closeIn(place, voted);
    const { entries, posts } = await place.written(async () =>
      done(await cast(place, voted, 'bob', 'reject', voted.vote.closesAt - 2)),
    );
    expect(entries.map(({ kind }) => kind)).toEqual(['ballot-cast']);
    expect(posts.filter((key) => key.startsWith('vote-result:'))).toEqual([]);
    expect(await latest(place, voted.proposal)).toMatchObject({ result: 'passed', members: { approve: 2, reject: 0 } });
  });

  it('V7: a vote that everybody joined before its card was delivered closes 24 hours after that', async () => {
    const place = await aPlace(store());
    const voted = await openVoteIn(place);
    await store().transaction((tx) => tx.votes.save({ ...voted.vote, announcedAt: null, closesAt: null }));
    for (const name of ['alice', 'bob', 'carol', 'dave'] as const) done(await cast(place, voted, name, 'approve'));
    expect(await latest(place, voted.proposal)).toMatchObject({ status: 'open', closesAt: null });
    place.clock.at += HOUR;
    await store().transaction((tx) => announceVote(tx, place.deps, voted.vote.id, place.clock.at));
    expect(await latest(place, voted.proposal)).toMatchObject({ closesAt: place.clock.at + DAY });
  });

  it('C1: the card of an open vote belongs to what a group shows in a new channel, that of a closed one does not', async () => {
    const place = await aPlace(store());
    const voted = await openVoteIn(place);
    const cards = () => store().read((tx) => undecidedCards(tx, place.wg));
    expect(await cards()).toContainEqual({ type: 'vote', id: voted.vote.id });
    await closeIn(place, voted);
    expect(await cards()).not.toContainEqual({ type: 'vote', id: voted.vote.id });
    expect(await cards()).toContainEqual({ type: 'proposal', id: voted.proposal.id });
  });

  it('V7: closing twice does nothing more', async () => {
    const place = await aPlace(store());
    const voted = await openVoteIn(place);
    await closeIn(place, voted);
    const { entries, posts } = await place.written(() =>
      store().transaction((tx) => closeDueVote(tx, place.deps, voted.vote.id, [])),
    );
    expect([entries, posts]).toEqual([[], []]);
  });

  it('X8: whoever was erased has no seat any more; their ballot counts on', async () => {
    const place = await aPlace(store());
    const voted = await openVoteIn(place);
    done(await cast(place, voted, 'bob', 'approve'));
    done(await erasePerson(place.deps, place.act('bob')));
    expect(refusalOf(await cast(place, voted, 'bob', 'reject'))).toBe('no-seat');
    expect(await latest(place, voted.proposal)).toMatchObject({ voted: 1, members: { approve: 1 } });
  });
});

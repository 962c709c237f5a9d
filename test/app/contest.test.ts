import { expect, it } from 'vitest';
import { askToContest, contestResult } from '../../src/app/contest-result.js';
import { approveProposal } from '../../src/app/approve-proposal.js';
import type { Act } from '../../src/app/act.js';
import type { VoteId } from '../../src/domain/ids.js';
import { verify } from '../../src/domain/record.js';
import { onEachStore } from '../store/each-store.js';
import { voted, withLadder } from './oversight.js';
import { aPlace, DAY, done, HOUR, refusalOf, stored, type Name, type Place } from './place.js';

const GROUNDS = 'Half of us were at a conference without a network.';
const SECOND = 1_000;
const contestAs = (place: Place, act: Act, id: VoteId, grounds = GROUNDS) =>
  contestResult(place.deps, act, id, grounds);

onEachStore((store) => {
  it.each(['passed', 'agreed', 'failed', 'no-quorum'] as const)(
    'E1: a result is contested (%s), which drafts the escalation',
    async (status) => {
      const place = await aPlace(store());
      const { proposal, vote } = await voted(place, status);
      place.clock.at += HOUR;
      const { entries, posts } = await place.written(async () =>
        done(await contestAs(place, place.act('bob'), vote.id)),
      );
      expect(await stored(place, proposal.id)).toMatchObject({ status: 'contested', settledAt: null });
      expect(entries).toMatchObject([
        { kind: 'result-contested', subject: 'D-1', clauses: ['E1'], facts: { status: 'contested', round: 1 } },
        { kind: 'escalation-drafted', subject: 'E-1', facts: { cause: 'contested' } },
      ]);
      expect(entries[0]?.values).toMatchObject({
        actor: { value: place.account('bob') },
        grounds: { value: GROUNDS },
      });
      expect(JSON.stringify(entries[0]?.facts)).not.toContain(GROUNDS);
      expect(posts).toEqual(expect.arrayContaining([`card:proposal:${proposal.id}`, `card:vote:${vote.id}`]));
      expect(posts.filter((key) => key.startsWith('contested:'))).toHaveLength(1);
      expect(verify(await place.record())).toBeNull();
    },
  );

  it.each([
    [72 * HOUR - SECOND, null],
    [72 * HOUR, 'contest-over'],
    [72 * HOUR + SECOND, 'contest-over'],
  ])('E1: %i ms after the result: %s, counted by when the person acted', async (after, code) => {
    const place = await aPlace(store());
    const { vote } = await voted(place, 'failed');
    const act = place.act('bob', { at: place.clock.at + after });
    place.clock.at += 30 * DAY;
    expect(
      refusalOf(await contestAs({ ...place, deps: { ...place.deps, outageExtension: false } }, act, vote.id)),
    ).toBe(code);
  });

  it('E1: once each, with grounds; those of others are added', async () => {
    const place = await aPlace(store());
    const { proposal, vote } = await voted(place, 'passed');
    expect(refusalOf(await contestAs(place, place.act('bob'), vote.id, ' … '))).toBe('empty-field');
    expect((await stored(place, proposal.id)).status).toBe('passed');
    done(await contestAs(place, place.act('bob'), vote.id));
    expect(refusalOf(await contestAs(place, place.act('bob'), vote.id))).toBe('contested-already');
    place.clock.at += SECOND;
    const { entries } = await place.written(async () =>
      done(await contestAs(place, place.act('carol'), vote.id, 'The card was hidden.')),
    );
    expect(entries.map(({ kind }) => kind)).toEqual(['result-contested']);
    const contests = await place.deps.store.read((tx) => tx.votes.contests(vote.id));
    expect(contests.map(({ grounds }) => grounds)).toEqual([GROUNDS, 'The card was hidden.']);
    const [draft, ...more] = await place.deps.store.read((tx) => tx.escalations.ofProposal(proposal.id));
    expect(more).toEqual([]);
    const parties = await place.deps.store.read(async (tx) => (draft ? tx.escalations.parties(draft.id) : []));
    expect(parties.filter(({ role }) => role === 'contester')).toHaveLength(2);
  });

  it('E1: what is from before the result contests nothing', async () => {
    const place = await aPlace(store());
    const { vote } = await voted(place, 'failed');
    const [before, at] = [place.act('bob', { at: place.clock.at - 1 }), place.act('bob')];
    expect(refusalOf(await contestAs(place, before, vote.id))).toBe('no-result');
    expect(refusalOf(await contestAs(place, at, vote.id))).toBeNull();
  });

  it('E1: the same act twice takes effect once', async () => {
    const place = await aPlace(store());
    const { vote } = await voted(place, 'failed');
    const act = place.act('bob');
    done(await contestAs(place, act, vote.id));
    expect(refusalOf(await contestAs(place, act, vote.id))).toBe('already-done');
  });

  it.each(['erin', 'frank'] as const)('E1: only by somebody who could vote, not %s', async (name: Name) => {
    const place = await aPlace(store());
    const { vote } = await voted(place, 'failed');
    expect(refusalOf(await askToContest(place.deps, place.act(name), vote.id))).toBe('not-in-electorate');
    expect(refusalOf(await contestAs(place, place.act(name), vote.id))).toBe('not-in-electorate');
  });

  it.each([
    ['escalated', 'failed'],
    ['guided', 'failed'],
    ['withdrawn', 'failed'],
    ['accepted', 'passed'],
    ['closed', 'failed'],
  ] as const)('E1: not when the matter has moved on (%s)', async (status, result) => {
    const place = await aPlace(store());
    const { proposal, vote } = await voted(place, result);
    await store().transaction((tx) => tx.proposals.save({ ...proposal, status }, place.clock.at));
    expect(refusalOf(await askToContest(place.deps, place.act('bob'), vote.id))).toBe('result-overtaken');
    expect(refusalOf(await contestAs(place, place.act('bob'), vote.id))).toBe('result-overtaken');
  });

  it('E1: not an earlier vote, nor one that is open', async () => {
    const place = await aPlace(store());
    const { proposal, vote } = await voted(place, 'failed');
    const again = { ...vote, id: `${vote.id}-2` as VoteId, round: 2, status: 'open', closedAt: null } as const;
    await store().transaction(async (tx) => {
      await tx.votes.open({ ...again, result: null, contestUntil: null }, [
        { voteId: again.id, number: 1, personId: place.people.bob.id, kind: 'member', forQuorum: true, ballotId: null },
      ]);
      await tx.proposals.save({ ...proposal, status: 'voting' }, place.clock.at);
    });
    expect(refusalOf(await askToContest(place.deps, place.act('bob'), vote.id))).toBe('result-overtaken');
    expect(refusalOf(await askToContest(place.deps, place.act('bob'), again.id))).toBe('no-result');
    expect(refusalOf(await askToContest(place.deps, place.act('bob'), 'nothing' as VoteId))).toBe('unknown-reference');
  });

  it('E1, V9: what is contested is not approved; what was approved may be contested', async () => {
    const place = await aPlace(store());
    const { core } = await withLadder(place);
    const first = await voted(place, 'agreed');
    done(await contestAs(place, place.act('bob'), first.vote.id));
    expect(refusalOf(await approveProposal(place.deps, core('carol'), first.proposal.id))).toBe('nothing-to-approve');
    const second = await voted(place, 'agreed');
    expect(done(await approveProposal(place.deps, core('carol'), second.proposal.id)).status).toBe('passed');
    expect(done(await contestAs(place, place.act('bob'), second.vote.id)).status).toBe('contested');
  });

  it('X7: an outage before its end moves it once', async () => {
    const place = await aPlace(store());
    const { vote } = await voted(place, 'failed');
    const end = place.clock.at + 72 * HOUR;
    // Back two hours after the end, connected since then; nothing is known of a session before.
    place.clock.at = end + 2 * HOUR;
    const late = place.act('bob', { at: end + HOUR });
    const deps = { ...place.deps, chat: { ...place.deps.chat, connectedSince: () => end + 2 * HOUR } };
    expect(refusalOf(await contestResult({ ...deps, outageExtension: false }, late, vote.id, GROUNDS))).toBe(
      'contest-over',
    );
    done(await contestResult(deps, late, vote.id, GROUNDS));
    const moved = await place.deps.store.read((tx) => tx.votes.find(vote.id));
    expect(moved).toMatchObject({ contestUntil: end + 26 * HOUR, contestMovedAt: place.clock.at });
    expect((await place.record()).filter(({ kind }) => kind === 'contest-moved')).toMatchObject([
      { at: place.clock.at, clauses: ['X7', 'E1'], facts: { from: end, to: end + 26 * HOUR } },
    ]);
    place.clock.at = end + 26 * HOUR + SECOND;
    expect(refusalOf(await contestResult(deps, place.act('carol'), vote.id, GROUNDS))).toBe('contest-over');
  });
});

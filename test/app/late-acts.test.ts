import { expect, it } from 'vitest';
import type { Act } from '../../src/app/act.js';
import { amendProposal } from '../../src/app/amend-proposal.js';
import { blockProposal } from '../../src/app/block-proposal.js';
import { disagree } from '../../src/app/disagree.js';
import { liftObjection } from '../../src/app/lift-objection.js';
import { markSignificant } from '../../src/app/mark-significant.js';
import { withdrawProposal } from '../../src/app/withdraw-proposal.js';
import type { Decision } from '../../src/domain/decision.js';
import type { Proposal } from '../../src/domain/proposal.js';
import { verify } from '../../src/domain/record.js';
import type { Refusal } from '../../src/domain/refusal.js';
import { onEachStore } from '../store/each-store.js';
import { announce, aPlace, DAY, done, HOUR, openIn, refusalOf, settleAtDeadline, stored, type Place } from './place.js';

const OBJECTION = { reason: 'It breaks old clients.', resolution: 'Keep both for a year.' };
const AMENDED = { title: 'Adopt a shorter header', text: 'Shorter still.' };

type Late = (place: Place, act: Act, proposal: Proposal) => Promise<Decision<Proposal, Refusal>>;
const block: Late = ({ deps }, act, { id }) => blockProposal(deps, act, id, OBJECTION);
const withdraw: Late = ({ deps }, act, { id }) => withdrawProposal(deps, act, id);
const amend: Late = ({ deps }, act, { id }) => amendProposal(deps, act, id, AMENDED);
const mark: Late = ({ deps }, act, { id }) => markSignificant(deps, act, id);
const object: Late = ({ deps }, act, { id }) => disagree(deps, act, id, 'Too early.');
const lift: Late = ({ deps }, act, { id }) => liftObjection(deps, act, id);

// Acts by people of the Working Group and the Interest Group that were on their way while the deadline came.
onEachStore((store) => {
  it.each([
    ['a block', 'bob', 'wg', block, 'accepted', 'voting', 'vote-opened'],
    ['a withdrawal', 'dave', 'wg', withdraw, 'accepted', 'withdrawn', 'proposal-withdrawn'],
    ['an amendment', 'dave', 'wg', amend, 'accepted', 'announcing', 'proposal-amended'],
    ['a finding of significance', 'bob', 'wg', mark, 'accepted', 'announcing', 'proposal-made-significant'],
    ['a disagreement', 'bob', 'ig', object, 'consensus', 'awaiting-record', 'disagreement-stated'],
    ['a withdrawal', 'dave', 'ig', withdraw, 'consensus', 'withdrawn', 'proposal-withdrawn'],
    ['an amendment', 'dave', 'ig', amend, 'consensus', 'announcing', 'proposal-amended'],
  ] as const)(
    'D5, D7, D3, D1: %s (%s, %s) from before the deadline undoes silence that was recorded meanwhile',
    async (_what, who, kind, late, silence, status, happened) => {
      const place = await aPlace(store());
      const group = place[kind];
      const proposal = await openIn(place, { group });
      const inTime = place.act(who, { at: proposal.deadlineAt - 1, group });
      const tooLate = place.act(who, { at: proposal.deadlineAt, group });
      expect((await settleAtDeadline(place, proposal.id)).status).toBe(silence);

      expect(refusalOf(await late(place, tooLate, proposal))).toBe('deadline-passed');
      expect((await stored(place, proposal.id)).status).toBe(silence);

      const { entries, posts } = await place.written(async () => done(await late(place, inTime, proposal)));
      expect((await stored(place, proposal.id)).status).toBe(status);
      // A block is an entry of its own before the vote that it opens.
      expect(entries.at(-1)).toMatchObject({ kind: happened, at: inTime.at, facts: { undoes: silence } });
      // The group's card had dropped it from what is open.
      expect(posts).toContain(`card:group:${group.id}`);
      expect(verify(await place.record())).toBeNull();
    },
  );

  it('D5, V9: a block undoes agreement on a scope matter as well', async () => {
    const place = await aPlace(store());
    const proposal = await openIn(place, { request: { matter: 'scope' } });
    const act = place.act('bob', { at: proposal.deadlineAt - 1 });
    expect((await settleAtDeadline(place, proposal.id)).status).toBe('agreed');
    expect(done(await block(place, act, proposal)).status).toBe('voting');
  });

  it('V1: a block that undid silence can be lifted later, and silence settles it once more', async () => {
    const place = await aPlace(store());
    const proposal = await openIn(place);
    const act = place.act('bob', { at: proposal.deadlineAt - 1 });
    await settleAtDeadline(place, proposal.id);
    done(await block(place, act, proposal));
    place.clock.at += DAY;
    const reopened = done(await lift(place, place.act('bob'), proposal));
    expect(reopened).toMatchObject({ status: 'open', settledAt: null, deadlineAt: place.clock.at + 48 * HOUR });
    const { entries, posts } = await place.written(() => settleAtDeadline(place, proposal.id));
    expect(await stored(place, proposal.id)).toMatchObject({ status: 'accepted', settledAt: reopened.deadlineAt });
    expect(entries).toMatchObject([{ kind: 'silence-consented', at: reopened.deadlineAt }]);
    expect(posts).toContain(`settled:${proposal.id}:${reopened.deadlineAt}:accepted`);
  });

  it('D7: an amendment that undid silence runs a whole clock from its announcement', async () => {
    const place = await aPlace(store());
    const proposal = await openIn(place);
    const act = place.act('dave', { at: proposal.deadlineAt - 1 });
    await settleAtDeadline(place, proposal.id);
    done(await amend(place, act, proposal));
    place.clock.at += HOUR;
    await announce(place, proposal.id);
    expect(await stored(place, proposal.id)).toMatchObject({ status: 'open', deadlineAt: place.clock.at + 5 * DAY });
    const author = { serverId: proposal.serverId, personId: proposal.authorId, accounts: [] };
    const { proposals } = await store().read((tx) => tx.personal.of(author, () => false));
    expect(proposals).toMatchObject([
      { version: 1, title: proposal.title },
      { version: 2, title: AMENDED.title },
    ]);
  });

  it('D7: a message from before an amendment starts no clock', async () => {
    const place = await aPlace(store());
    const proposal = await openIn(place);
    const old = place.clock.at;
    place.clock.at += HOUR;
    done(await amend(place, place.act('dave'), proposal));
    place.clock.at = old;
    expect((await place.written(() => announce(place, proposal.id))).entries).toEqual([]);
    expect((await stored(place, proposal.id)).status).toBe('announcing');
  });

  it('D1: a lifted disagreement from before the deadline makes it the consensus that it would have been', async () => {
    const place = await aPlace(store());
    const proposal = await openIn(place, { group: place.ig });
    done(await object(place, place.act('bob', { group: place.ig }), proposal));
    const act = place.act('bob', { at: proposal.deadlineAt - 1, group: place.ig });
    expect((await settleAtDeadline(place, proposal.id)).status).toBe('awaiting-record');
    const { posts } = await place.written(async () => done(await lift(place, act, proposal)));
    expect(await stored(place, proposal.id)).toMatchObject({ status: 'consensus', settledAt: proposal.deadlineAt });
    expect(posts).toContain(`settled:${proposal.id}:${proposal.deadlineAt}:consensus`);
  });

  it('D1: the Facilitators are asked once when a disagreement undoes consensus', async () => {
    const place = await aPlace(store());
    const proposal = await openIn(place, { group: place.ig });
    const acts = (['bob', 'carol'] as const).map((who) =>
      place.act(who, { at: proposal.deadlineAt - 1, group: place.ig }),
    );
    await settleAtDeadline(place, proposal.id);
    const { entries, posts } = await place.written(async () => {
      for (const act of acts) done(await object(place, act, proposal));
    });
    expect(entries.map(({ facts }) => facts['undoes'])).toEqual(['consensus', undefined]);
    expect(posts.filter((key) => key.startsWith('settled:'))).toEqual([
      `settled:${proposal.id}:${proposal.deadlineAt}:awaiting-record`,
    ]);
  });

  it('D4: late settling changes nothing of the outcome', async () => {
    const place = await aPlace(store());
    const proposal = await openIn(place);
    place.clock.at = proposal.deadlineAt + 40 * DAY;
    // Nobody settled it yet, and still the deadline has passed.
    expect(refusalOf(await block(place, place.act('bob'), proposal))).toBe('deadline-passed');
    expect(await settleAtDeadline(place, proposal.id)).toMatchObject({
      status: 'accepted',
      settledAt: proposal.deadlineAt,
    });
  });
});

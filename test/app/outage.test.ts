import { expect, it } from 'vitest';
import { moveDeadline } from '../../src/app/move-deadline.js';
import { noteOutage } from '../../src/app/note-outage.js';
import { settleProposal } from '../../src/app/settle-proposal.js';
import { partFromServer } from '../../src/app/server-presence.js';
import moveDeadlines from '../../src/jobs/move-deadlines.js';
import settleProposals from '../../src/jobs/settle-proposals.js';
import type { Instant } from '../../src/domain/ids.js';
import type { Proposal } from '../../src/domain/proposal.js';
import { onEachStore } from '../store/each-store.js';
import { aPlace, DAY, HOUR, openIn, START, stored, type Place } from './place.js';

onEachStore((store) => {
  let begun = 0;
  /** Connections belong to no server: each test has a year of its own. */
  const aPlaceInItsYear = (): Promise<Place> => aPlace(store(), START + 366 * DAY * begun++);

  const connected = async (...spans: readonly (readonly [since: Instant, until: Instant])[]): Promise<void> => {
    for (const [since, until] of spans) {
      await store().transaction(async (tx) => {
        await tx.connections.begin({ since, until: since });
        await tx.connections.extend(until);
      });
    }
  };
  const settle = async (place: Place, { id }: Proposal, now: Instant, outageExtension = true): Promise<Proposal> => {
    place.clock.at = now;
    await store().transaction((tx) => settleProposal(tx, id, now, outageExtension, []));
    return stored(place, id);
  };

  it('X7: exactly an hour without the bot moves nothing', async () => {
    const place = await aPlaceInItsYear();
    const proposal = await openIn(place);
    const { deadlineAt } = proposal;
    await connected([place.clock.at, deadlineAt - 3 * HOUR], [deadlineAt - 2 * HOUR, deadlineAt + HOUR]);
    expect(await settle(place, proposal, deadlineAt)).toMatchObject({ status: 'accepted', outageMovedAt: null });
  });

  it('X7: a millisecond more moves the deadline to a day after the bot was back, announced and recorded', async () => {
    const place = await aPlaceInItsYear();
    const proposal = await openIn(place);
    const { id, deadlineAt } = proposal;
    const back = deadlineAt - 2 * HOUR + 1;
    await connected([place.clock.at, deadlineAt - 3 * HOUR], [back, deadlineAt + HOUR]);
    const { entries, posts } = await place.written(() => settle(place, proposal, deadlineAt));
    const to = back + DAY;
    expect(await stored(place, id)).toMatchObject({ status: 'open', deadlineAt: to, outageMovedAt: deadlineAt });
    expect(entries).toMatchObject([
      { kind: 'deadline-moved', clauses: ['X7'], at: deadlineAt, facts: { from: deadlineAt, to }, values: {} },
    ]);
    expect(posts.sort()).toEqual([`card:proposal:${id}`, `moved:${id}`]);
    expect((await store().read((tx) => tx.outbox.byKey(`moved:${id}`)))?.post).toEqual({
      ...{ type: 'deadline-moved', id, from: deadlineAt, to },
    });
    // Too early for silence now, and at the moved deadline it consents.
    expect((await settle(place, proposal, to - 1)).status).toBe('open');
    expect(await settle(place, proposal, to)).toMatchObject({ status: 'accepted', settledAt: to });
  });

  it('X7: an outage over the deadline moves it to a day after the bot was back, once a matter', async () => {
    const place = await aPlaceInItsYear();
    const proposal = await openIn(place);
    const { deadlineAt } = proposal;
    const back = deadlineAt + 5 * HOUR;
    await connected([place.clock.at, deadlineAt - 2 * HOUR], [back, back + 1]);
    const to = back + DAY;
    expect((await settle(place, proposal, back + 60_000)).deadlineAt).toBe(to);
    // Away again, and longer, before the moved deadline.
    await connected([to + HOUR, to + HOUR]);
    expect(await settle(place, proposal, to + HOUR)).toMatchObject({ status: 'accepted', settledAt: to });
  });

  it('X7: a session that the database knows only up to the last tick is no outage', async () => {
    const place = await aPlaceInItsYear();
    const proposal = await openIn(place);
    const { id, deadlineAt } = proposal;
    const lastTick = deadlineAt - 2 * HOUR;
    await connected([place.clock.at, lastTick]);
    const deps = { ...place.deps, chat: { ...place.deps.chat, connectedSince: () => proposal.openedAt } };
    const [move, settleDue] = [moveDeadlines(deps), settleProposals(deps)];
    place.clock.at = deadlineAt;
    expect(await store().read((tx) => move.due(tx, deadlineAt))).toEqual([]);
    await store().transaction((tx) => settleDue.run(tx, id, deadlineAt, deadlineAt));
    expect(await stored(place, id)).toMatchObject({ status: 'accepted', outageMovedAt: null });
  });

  it('X7: two that notice the same outage move the deadline once', async () => {
    const place = await aPlaceInItsYear();
    const { id, deadlineAt } = await openIn(place);
    await connected([place.clock.at, deadlineAt - 6 * HOUR], [deadlineAt - HOUR, deadlineAt]);
    place.clock.at = deadlineAt - 30 * 60_000;
    const move = () => store().transaction((tx) => moveDeadline(tx, id, place.clock.at, []));
    expect((await Promise.all([move(), move()])).sort()).toEqual([false, true]);
    expect((await place.record()).filter(({ kind }) => kind === 'deadline-moved')).toHaveLength(1);
  });

  it('X7: with the extension switched off the deadline stands', async () => {
    const place = await aPlaceInItsYear();
    const proposal = await openIn(place);
    const { deadlineAt } = proposal;
    await connected([deadlineAt + HOUR, deadlineAt + HOUR]);
    expect(await settle(place, proposal, deadlineAt + HOUR, false)).toMatchObject({
      status: 'accepted',
      settledAt: deadlineAt,
    });
  });

  it('X7: an outage is noted once in the record of each server that the bot is in', async () => {
    const [place, other, left] = [await aPlaceInItsYear(), await aPlaceInItsYear(), await aPlaceInItsYear()];
    await partFromServer(left.deps, left.serverId);
    const gap = { since: left.clock.at + HOUR, until: left.clock.at + 3 * HOUR };
    await noteOutage(place.deps, gap);
    await noteOutage(other.deps, gap);
    for (const each of [place, other]) {
      expect(await each.record()).toMatchObject([
        { kind: 'bot-was-away', subject: 'server', clauses: ['X7'], at: gap.until, facts: gap, values: {} },
      ]);
    }
    expect(await left.record()).toEqual([]);
  });
});

import { expect, it } from 'vitest';
import { closeDueVote } from '../../src/app/close-vote.js';
import { contestResult } from '../../src/app/contest-result.js';
import moveDeadlines from '../../src/jobs/move-deadlines.js';
import type { Instant } from '../../src/domain/ids.js';
import { onEachStore } from '../store/each-store.js';
import { aPlace, DAY, done, HOUR, START, stored, type Place } from './place.js';
import { cast, closeIn, latest, openVoteIn } from './votes.js';

const SECOND = 1_000;

// What an outage does to the close of a vote (V7), and to the time to contest its result (E1).
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
  /** Runs the job that moves deadlines until nothing is due any more; answers how much it moved. */
  async function move(place: Place, since: Instant): Promise<number> {
    const job = moveDeadlines({ ...place.deps, chat: { ...place.deps.chat, connectedSince: () => since } });
    const now = place.clock.at;
    let moved = 0;
    for (;;) {
      const due = await store().read((tx) => job.due(tx, now));
      if (due.length === 0) return moved;
      for (const { subject, dueAt } of due) await store().transaction((tx) => job.run(tx, subject, dueAt, now));
      moved += due.length;
    }
  }

  it.each([
    ['an hour', HOUR, false],
    ['an hour and a second', HOUR + SECOND, true],
  ])('X7: %s without the bot in the last day of a vote', async (_what, lost, moves) => {
    const place = await aPlaceInItsYear();
    const begin = place.clock.at;
    const { vote, proposal } = await openVoteIn(place);
    const back = vote.closesAt - 3 * HOUR + lost;
    await connected([begin, vote.closesAt - 3 * HOUR], [back, vote.closesAt + 3 * DAY]);
    place.clock.at = vote.closesAt;
    const close = () => store().transaction((tx) => closeDueVote(tx, place.deps, vote.id, []));
    await close();
    const closesAt = moves ? back + DAY : vote.closesAt;
    expect(await latest(place, proposal)).toMatchObject({ status: moves ? 'open' : 'closed', closesAt });
    place.clock.at = closesAt;
    await close();
    expect(await latest(place, proposal)).toMatchObject({ status: 'closed', closedAt: closesAt });
  });

  it.each([
    ['an hour', HOUR, 0],
    ['an hour and a second', HOUR + SECOND, 1],
  ])('X7: %s without the bot in the last day to contest is told as soon as it is back', async (_what, lost, times) => {
    const place = await aPlaceInItsYear();
    const begin = place.clock.at;
    const voted = await openVoteIn(place);
    done(await cast(place, voted, 'alice', 'reject'));
    done(await cast(place, voted, 'carol', 'reject'));
    await closeIn(place, voted);
    const end = voted.vote.closesAt + 72 * HOUR;
    const back = end - 10 * HOUR + lost;
    await connected([begin, end - 10 * HOUR], [back, back + SECOND]);
    place.clock.at = back + SECOND;
    const { entries, posts } = await place.written(async () => expect(await move(place, back)).toBe(times));
    const said = times === 0 ? [] : [`contest-moved:${voted.vote.id}`];
    expect(posts.filter((key) => key.startsWith('contest-moved:'))).toEqual(said);
    expect(entries.map(({ kind }) => kind)).toEqual(times === 0 ? [] : ['contest-moved']);
    const contestUntil = times === 0 ? end : back + DAY;
    expect(await latest(place, voted.proposal)).toMatchObject({ status: 'closed', contestUntil });
    expect(await move(place, back + 1)).toBe(0);
  });

  it('X7: where the outage was over the end of it, it moves too, but not what is settled otherwise', async () => {
    const place = await aPlaceInItsYear();
    const begin = place.clock.at;
    const [voted, escalated] = [await openVoteIn(place), await openVoteIn(place)];
    await closeIn(place, voted);
    await closeIn(place, escalated);
    await store().transaction(async (tx) => {
      await tx.proposals.save({ ...(await stored(place, escalated.proposal.id)), status: 'escalated' }, place.clock.at);
    });
    const end = voted.vote.closesAt + 72 * HOUR;
    const back = end + 5 * DAY;
    await connected([begin, end - 2 * HOUR], [back, back + SECOND]);
    place.clock.at = back + SECOND;
    expect(await move(place, back)).toBe(1);
    expect(await latest(place, voted.proposal)).toMatchObject({ contestUntil: back + DAY });
    expect(await latest(place, escalated.proposal)).toMatchObject({ contestMovedAt: null });
    place.clock.at = back + DAY - SECOND;
    done(await contestResult(place.deps, place.act('bob'), voted.vote.id, 'We were cut off.'));
    expect((await place.record()).filter(({ kind }) => kind === 'contest-moved')).toHaveLength(1);
  });

  it('X7: one that would have ended before now, had it moved, stays over', async () => {
    const place = await aPlaceInItsYear();
    const begin = place.clock.at;
    const voted = await openVoteIn(place);
    await closeIn(place, voted);
    const end = voted.vote.closesAt + 72 * HOUR;
    await connected([begin, end - 2 * HOUR], [end, end + 3 * DAY]);
    place.clock.at = end + 2 * DAY;
    expect(await move(place, end)).toBe(0);
    expect(await latest(place, voted.proposal)).toMatchObject({ contestUntil: end, contestMovedAt: null });
  });
});

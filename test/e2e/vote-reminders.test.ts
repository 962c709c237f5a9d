import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { asId, type PersonId, type Snowflake } from '../../src/domain/ids.js';
import { newPerson } from '../../src/domain/person.js';
import type { Seat } from '../../src/domain/vote.js';
import { DAY, HOUR, SECOND, START, openPlace, type TestPlace } from './place.js';
import { TITLE, shown } from './proposals.js';
import { OPENED, cast, change, extend, openVote, pinged, reminders } from './waiting.js';

/** Monday, 9 March, a second after 12:00 UTC. */
const CLOSES = OPENED + 7 * DAY;
/** Friday, 6 March, a second after midnight; what is collected goes out at 9. */
const HALF = OPENED + 3.5 * DAY;
const AT_NINE = 9 * HOUR;

const until = (place: TestPlace, at: number): Promise<void> => place.pass(at - place.sandbox.clock.now());

/** Of what kinds something waits to be collected, in order of the alphabet, once for each person. */
const waiting = (place: TestPlace): Promise<string[]> =>
  place.bot.deps.store.read(async (tx) => (await tx.reminders.waiting()).map(({ kind }) => kind).sort());

describe('X6: a formal vote', () => {
  it('X6: at half time those who have not voted are reminded, collected; the Participant too, who has voted not', async () => {
    const place = await openPlace({ planted: true });
    await openVote(place);
    await cast(place, 'bob');
    await until(place, HALF - SECOND);
    expect(await waiting(place)).toEqual([]);
    await until(place, HALF);
    expect(await waiting(place)).toEqual(['vote-half', 'vote-half', 'vote-half']);
    await until(place, HALF + AT_NINE);
    const [message, another] = reminders(place);
    expect(another).toBeUndefined();
    expect(message?.text).toContain(`in #tracing-wg closes ${shown(CLOSES)}`);
    expect(message?.text).toContain('The formal vote on D-1 (https://discord.com/channels/');
    expect(message?.text).not.toContain(TITLE);
    expect(pinged(reminders(place))).toEqual(['alice', 'carol', 'dave']);
  });

  it('X6: exactly 24 hours before the close those who have not voted are pinged at once, and nobody who has', async () => {
    const place = await openPlace({ planted: true });
    await openVote(place);
    for (const name of ['alice', 'bob'] as const) await cast(place, name);
    await until(place, CLOSES - DAY - SECOND);
    const before = reminders(place).length;
    await until(place, CLOSES - DAY);
    expect(reminders(place)).toHaveLength(before + 1);
    expect(pinged(reminders(place).slice(before))).toEqual(['carol', 'dave']);
  });

  it('X6: who votes while the reminder waits is not told', async () => {
    const place = await openPlace({ planted: true });
    await openVote(place);
    for (const name of ['alice', 'bob'] as const) await cast(place, name);
    await until(place, HALF);
    await cast(place, 'carol');
    await until(place, HALF + AT_NINE);
    expect(pinged(reminders(place))).toEqual(['dave']);
  });

  it('X6: once, over restarts', async () => {
    const place = await openPlace({ planted: true });
    await openVote(place);
    await until(place, HALF + AT_NINE);
    await place.restart();
    await until(place, CLOSES - DAY);
    await place.restart();
    await place.pass(HOUR);
    await place.restart();
    expect(reminders(place, 'and you have not voted')).toHaveLength(2);
  });

  it('X6: an extended vote is reminded of at its own times, the old ones no more', async () => {
    const place = await openPlace({ planted: true });
    await openVote(place);
    for (const name of ['alice', 'bob'] as const) await cast(place, name);
    await until(place, HALF + DAY);
    expect(reminders(place)).toHaveLength(1);
    await extend(place, 7);
    await until(place, CLOSES - DAY);
    expect(reminders(place)).toHaveLength(1);
    // Half of fourteen days is the old close; nine o'clock comes the day after.
    await until(place, CLOSES + DAY);
    expect(reminders(place, shown(CLOSES + 7 * DAY))).toHaveLength(1);
    await until(place, CLOSES + 6 * DAY);
    expect(reminders(place, shown(CLOSES + 7 * DAY))).toHaveLength(2);
  });

  it('X6: an extension after the half that the vote has now brings no second reminder of a half', async () => {
    const place = await openPlace({ planted: true });
    await openVote(place);
    for (const name of ['alice', 'bob'] as const) await cast(place, name);
    await until(place, CLOSES - HOUR);
    const before = reminders(place).length;
    await extend(place, 1);
    await place.pass(2 * HOUR);
    expect(reminders(place)).toHaveLength(before + 1);
    expect(reminders(place).at(-1)?.text).toContain(shown(CLOSES + DAY));
    expect(await waiting(place)).toEqual([]);
  });

  it('X6, X7: a close that an outage moved to 24 hours from now is reminded of now', async () => {
    const place = await openPlace({ planted: true });
    await openVote(place);
    for (const name of ['alice', 'bob'] as const) await cast(place, name);
    await until(place, CLOSES - 2 * HOUR);
    const before = reminders(place).length;
    const now = place.sandbox.clock.now();
    await change(place, () => ({ closesAt: now + DAY, outageMovedAt: now }));
    await place.pass(5 * SECOND);
    expect(reminders(place)).toHaveLength(before + 1);
    expect(reminders(place).at(-1)?.text).toContain(shown(now + DAY));
  });

  it('X6, X7: after an outage over both times only the later one is said', async () => {
    const place = await openPlace({ planted: true });
    await openVote(place);
    await cast(place, 'alice');
    await until(place, START + DAY);
    await place.stopBot();
    await place.sandbox.clock.advance(CLOSES - 12 * HOUR - place.sandbox.clock.now());
    await place.startBot();
    await place.settle();
    // The outage moved the close to 24 hours from now: the last day begins.
    const said = reminders(place, 'and you have not voted');
    expect(said.map(({ text }) => text.includes(shown(place.sandbox.clock.now() + DAY)))).toEqual([true]);
  });

  it('X6: a vote that is cancelled, and one in a group that is retired, remind nobody', async () => {
    const place = await openPlace({ planted: true });
    await openVote(place);
    await change(place, () => ({ status: 'cancelled' }));
    await until(place, CLOSES);
    expect(reminders(place, 'formal vote')).toEqual([]);
  });
});

describe('X6: the leads, when the quorum will fail (V2)', () => {
  it('X6: at half time with no ballot of the base: how many are missing; none is told who is no lead', async () => {
    const place = await openPlace({ planted: true });
    await openVote(place);
    await until(place, HALF + AT_NINE);
    const told = reminders(place, 'will miss its quorum');
    expect(told).toHaveLength(1);
    expect(told[0]?.text).toContain('2 more ballots of those who count toward it are needed');
    expect(told[0]?.text).toMatch(/@alice:\n.*\n.*will miss its quorum/u);
  });

  it('X6: exactly on pace at half time it is not said; the same one ballot a day before the close is too few', async () => {
    const place = await openPlace({ planted: true });
    await openVote(place);
    await cast(place, 'carol');
    await until(place, CLOSES - DAY - SECOND);
    expect(reminders(place, 'will miss its quorum')).toEqual([]);
    await until(place, CLOSES - DAY);
    const [told, another] = reminders(place, 'will miss its quorum');
    expect(another).toBeUndefined();
    expect(told?.text).toContain('1 more ballot of those who count toward it is needed');
    expect(told?.pings).toEqual(['alice']);
  });

  it('X6: a Participant’s ballot is none toward quorum; with the quorum reached nobody is told', async () => {
    const place = await openPlace({ planted: true });
    await openVote(place);
    await cast(place, 'dave');
    await until(place, HALF + AT_NINE);
    expect(reminders(place, 'will miss its quorum')).toHaveLength(1);
    for (const name of ['bob', 'carol'] as const) await cast(place, name);
    await until(place, CLOSES);
    expect(reminders(place, 'will miss its quorum')).toHaveLength(1);
  });
});

describe('X6: a large electorate', () => {
  it('X6: 5,000 who have not voted are each reminded once, of the last day alone where half time was missed', async () => {
    const place = await openPlace({ planted: true });
    const vote = await openVote(place);
    const people = Array.from({ length: 5_000 }, (_none, n) =>
      newPerson({
        id: asId<PersonId>(randomUUID()),
        serverId: place.serverId,
        accounts: [asId<Snowflake>(`${700_000_000_000_000_000n + BigInt(n)}`)],
        createdAt: START,
      }),
    );
    const more: Seat[] = people.map(({ id }, n) => ({
      ...{ voteId: vote.id, number: n + 10, personId: id, kind: 'participant', forQuorum: false, ballotId: null },
    }));
    await place.bot.deps.store.transaction(async (tx) => {
      for (const person of people) await tx.people.save(person);
      const large = { ...vote, id: asId<typeof vote.id>(randomUUID()), round: 2, seats: more.length };
      await tx.votes.save({ ...vote, status: 'cancelled' });
      await tx.votes.open(
        large,
        more.map((seat) => ({ ...seat, voteId: large.id })),
      );
    });
    await until(place, CLOSES - DAY);
    const named = reminders(place, 'you have not voted').flatMap(({ raw }) => raw.match(/<@7\d+>/gu) ?? []);
    expect(new Set(named).size).toBe(5_000);
    expect(named).toHaveLength(5_000);
  }, 120_000);
});

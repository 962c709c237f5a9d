import { randomUUID } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { addEvidence } from '../../src/app/add-evidence.js';
import { announce } from '../../src/app/announce.js';
import { attestParticipation } from '../../src/app/attest.js';
import { endByHand } from '../../src/app/end-nomination.js';
import { nominatePerson } from '../../src/app/nominate.js';
import { liftFromNomination, objectToNomination } from '../../src/app/object-to-nomination.js';
import { settleNomination } from '../../src/app/settle-nomination.js';
import { addDays, addMonths } from '../../src/domain/calendar.js';
import { asId, type ContributionId, type NominationId } from '../../src/domain/ids.js';
import type { Nomination } from '../../src/domain/nomination.js';
import { dayOf } from '../../src/domain/participation-kinds.js';
import { verify } from '../../src/domain/record.js';
import type { Chat } from '../../src/ports/chat.js';
import { PaperDiscord } from '../runtime/paper-discord.js';
import { onEachStore } from '../store/each-store.js';
import { aPlace, DAY, done, HOUR, refusalOf, START, type Place } from './place.js';

/** A Discord in which everybody is; who is there is asked in the tests through the real client. */
class EverybodyIsThere extends PaperDiscord {
  override member: Chat['member'] = async (_serverId, userId) => ({
    ok: true,
    value: { userId, displayName: 'somebody', roleIds: [], bot: false },
  });
}

/** Dave, nominated by bob at START, with all evidence or with none but the contribution. */
async function nominated(place: Place, months = [0, 1, 2, 3]): Promise<Nomination & { readonly deadlineAt: number }> {
  const { deps, wg, people } = place;
  const groupId = wg.id;
  const personId = people.dave.id;
  await deps.store.transaction(async (tx) => {
    for (const ago of months) {
      await tx.participation.count({ groupId, personId, kind: 'meeting', at: addMonths(START, -ago) });
    }
  });
  await confirmed(place);
  const userId = place.account('dave');
  const chat = new EverybodyIsThere(join(tmpdir(), 'nothing-is-posted-here'), deps.clock);
  const { nomination } = done(
    await nominatePerson({ ...deps, chat }, place.act('bob'), { userId, reason: 'Reviews everything.' }),
  );
  await deps.store.transaction((tx) => announce(tx, deps, nomination.id, place.clock.at));
  const running = await stored(place, nomination.id);
  return { ...running, deadlineAt: running.deadlineAt ?? 0 };
}

const confirmed = ({ deps, serverId, wg, people, clock }: Place): Promise<void> =>
  deps.store.transaction((tx) =>
    tx.contributions.save({
      id: asId<ContributionId>(randomUUID()),
      serverId,
      groupId: wg.id,
      personId: people.dave.id,
      loggedById: people.dave.id,
      kind: 'docs',
      link: 'https://code.example/1',
      at: clock.at,
      status: 'confirmed',
      decided: { byId: people.alice.id, at: clock.at },
    }),
  );

async function stored({ deps }: Place, id: NominationId): Promise<Nomination> {
  const found = await deps.store.read((tx) => tx.nominations.find(id));
  if (!found) throw new Error('there is no such nomination');
  return found;
}

async function settle(place: Place, { id }: Nomination): Promise<Nomination> {
  await place.deps.store.transaction((tx) =>
    settleNomination(tx, { ...place.deps, outageExtension: false }, id, place.clock.at),
  );
  return stored(place, id);
}

const placeOf = ({ deps, wg, people }: Place) => deps.store.read((tx) => tx.memberships.of(wg.id, people.dave.id));

onEachStore((store) => {
  it('L5: what somebody does by an account without roles does not lower the level that is known of them', async () => {
    const place = await aPlace(store());
    const { id } = await nominated(place);
    const { deps, people } = place;
    const seenAs = { level: 'core-maintainer', at: START } as const;
    const accounts = [place.account('alice'), place.account('frank')];
    await deps.store.transaction((tx) => tx.people.save({ ...people.alice, accounts, seenAs }));
    done(await objectToNomination(deps, place.act('frank'), id, 'Too early.'));
    expect((await deps.store.read((tx) => tx.people.find(people.alice.id)))?.seenAs).toEqual(seenAs);
  });

  it('P6: silence promotes at the deadline, however late; the record keeps the evidence and no name', async () => {
    const place = await aPlace(store());
    const nomination = await nominated(place);
    expect(nomination.deadlineAt).toBe(START + 7 * DAY);
    place.clock.at = nomination.deadlineAt - 1;
    expect((await settle(place, nomination)).status).toBe('open');
    place.clock.at = nomination.deadlineAt + 40 * DAY;
    const { entries } = await place.written(() => settle(place, nomination));
    expect(await placeOf(place)).toMatchObject({
      tier: 'member',
      source: 'nominated',
      since: nomination.deadlineAt,
      inactiveAt: addMonths(nomination.deadlineAt, 3),
    });
    expect(entries.map(({ kind, at }) => [kind, at])).toEqual([
      ['member-promoted', nomination.deadlineAt],
      ['nomination-promoted', nomination.deadlineAt],
    ]);
    expect(entries[1]?.facts).toMatchObject({
      status: 'promoted',
      firstDay: dayOf(addMonths(START, -3)),
      months: [{ counts: { meeting: 1 } }, { counts: { meeting: 1 } }, { counts: { meeting: 2 } }],
      contributions: 1,
      missing: [],
    });
    expect(entries[1]?.values).toEqual({});
    expect(verify(await place.record())).toBeNull();
  });

  it.each([
    [
      'an objection by a lead',
      (place: Place, act: ReturnType<Place['act']>, id: NominationId) =>
        objectToNomination(place.deps, act, id, 'Too early.'),
      'alice',
      'objected',
    ],
    [
      'the nominee’s decline',
      (place: Place, act: ReturnType<Place['act']>, id: NominationId) => endByHand(place.deps, act, id, 'declined'),
      'dave',
      'declined',
    ],
    [
      'a withdrawal',
      (place: Place, act: ReturnType<Place['act']>, id: NominationId) => endByHand(place.deps, act, id, 'withdrawn'),
      'bob',
      'withdrawn',
    ],
  ] as const)(
    'P6: %s from before the deadline undoes a promotion that was recorded meanwhile',
    async (_what, late, who, status) => {
      const place = await aPlace(store());
      const before = await placeOf(place);
      const nomination = await nominated(place);
      const inTime = place.act(who, { at: nomination.deadlineAt - 1 });
      const tooLate = place.act(who, { at: nomination.deadlineAt });
      place.clock.at = nomination.deadlineAt + 1;
      expect((await settle(place, nomination)).status).toBe('promoted');
      expect(refusalOf(await late(place, tooLate, nomination.id))).toBe('nomination-over');
      expect(await placeOf(place)).toMatchObject({ tier: 'member' });
      const { entries, posts } = await place.written(async () => done(await late(place, inTime, nomination.id)));
      expect((await stored(place, nomination.id)).status).toBe(status);
      expect(await placeOf(place)).toMatchObject({
        tier: 'participant',
        source: before?.source,
        since: before?.since,
        inactiveAt: null,
      });
      expect(entries).toMatchObject([{ facts: { undoes: 'promoted' } }, { kind: 'promotion-undone' }]);
      expect(posts.some((key) => key.startsWith('undone:'))).toBe(true);
      expect(verify(await place.record())).toBeNull();
    },
  );

  it('P6: an objection that undid a promotion can be lifted, and silence promotes once more', async () => {
    const place = await aPlace(store());
    const nomination = await nominated(place);
    const inTime = place.act('alice', { at: nomination.deadlineAt - 1 });
    place.clock.at = nomination.deadlineAt + 1;
    await settle(place, nomination);
    done(await objectToNomination(place.deps, inTime, nomination.id, 'Too early.'));
    place.clock.at += DAY;
    const reopened = done(await liftFromNomination(place.deps, place.act('alice'), nomination.id));
    expect(reopened).toMatchObject({ status: 'open', settledAt: null, deadlineAt: place.clock.at + 48 * HOUR });
    place.clock.at += 48 * HOUR;
    expect(await settle(place, nomination)).toMatchObject({ status: 'promoted', settledAt: reopened.deadlineAt });
  });

  it('P5: what a lead attested before the deadline counts though the nomination had lapsed meanwhile', async () => {
    const place = await aPlace(store());
    const nomination = await nominated(place, [0, 1]);
    const inTime = place.act('alice', { at: nomination.deadlineAt - 1 });
    place.clock.at = nomination.deadlineAt + 1;
    expect((await settle(place, nomination)).status).toBe('lapsed');
    const days = [addMonths(START, -3), addMonths(START, -2)].map((at) => `${dayOf(at)} https://notes.example/1`);
    const typed = { days: days.join('\n'), sentence: 'I was there.' };
    const attested = done(await attestParticipation(place.deps, inTime, nomination.id, typed));
    expect(attested).toMatchObject({ status: 'open', deadlineAt: inTime.at + 48 * HOUR, settledAt: null });
  });

  it('P5: a contribution that is confirmed at the deadline or after it is no evidence any more', async () => {
    const place = await aPlace(store());
    const nomination = await nominated(place);
    const { wg, people, deps } = place;
    await deps.store.transaction(async (tx) => {
      for (const each of await tx.contributions.of(wg.id, people.dave.id)) {
        const decided = { byId: people.alice.id, at: nomination.deadlineAt };
        await tx.contributions.save({ ...each, decided });
      }
    });
    place.clock.at = nomination.deadlineAt + 1;
    expect((await settle(place, nomination)).status).toBe('lapsed');
  });

  it('P6: evidence that a lead completes late leaves 48 hours, earlier evidence changes no deadline', async () => {
    const place = await aPlace(store());
    const nomination = await nominated(place, [0, 1, 2]);
    const { wg, people, deps } = place;
    const add = (at: number, day: number) =>
      deps.store.transaction(async (tx) => {
        await tx.servers.lock(place.serverId);
        const about = { groupId: wg.id, personId: people.dave.id, at };
        await addEvidence(tx, deps, about, () => tx.participation.count({ ...about, kind: 'attested', at: day }));
      });
    await add(START + DAY, addDays(START, -1));
    expect((await stored(place, nomination.id)).deadlineAt).toBe(nomination.deadlineAt);
    await add(nomination.deadlineAt - HOUR, addMonths(START, -3));
    expect((await stored(place, nomination.id)).deadlineAt).toBe(nomination.deadlineAt + 47 * HOUR);
    await add(nomination.deadlineAt, addMonths(START, -5));
    expect((await stored(place, nomination.id)).deadlineAt).toBe(nomination.deadlineAt + 47 * HOUR);
  });
});

import { readdir } from 'node:fs/promises';
import { describe, expect, it, onTestFinished } from 'vitest';
import { openStore } from '../../src/adapters/prisma/store.js';
import type { Reminder } from '../../src/ports/reminder.js';
import type { Store } from '../../src/ports/store.js';
import type { Reminded } from '../../src/runtime/observer.js';
import { createReminders } from '../../src/runtime/reminders.js';
import { everyFileOf } from '../../src/runtime/rooms.js';
import { joinGroup } from '../../src/app/join-group.js';
import { aPlace, DAY, done, HOUR, openIn, type Place } from '../app/place.js';
import { aMembership, aPerson, snowflake } from '../store/fixtures.js';
import { databases } from '../store/databases.js';
import { heard } from './heard.js';

const REMINDERS = new URL('../../src/reminders/', import.meta.url);
const reminders = await everyFileOf<Reminder>(REMINDERS);

/** One instance's step of the tick. */
function instance(place: Place, store: Store, list: readonly Reminder[] = reminders, connected = true) {
  const counts: Reminded[] = [];
  const ears = heard();
  const run = createReminders({
    store,
    clock: place.deps.clock,
    chat: { ...place.deps.chat, connectedSince: () => (connected ? 0 : null) },
    log: ears.log,
    reminders: list,
    onReminded: (count) => counts.push(count),
  });
  return { run, counts, said: ears.said };
}

const keys = async (place: Place): Promise<string[]> =>
  (await place.posts()).map(({ key }) => key).filter((key) => /^(?:reminder|collected):/u.test(key));

describe.each(databases)('$name', ({ open }) => {
  async function openPlace(): Promise<{ place: Place; store: Store; another: () => Promise<Store> }> {
    const database = await open();
    const stores: Store[] = [];
    const openAnother = async (): Promise<Store> => {
      const opened = await openStore(database.url);
      stores.push(opened);
      return opened;
    };
    const store = await openAnother();
    onTestFinished(async () => {
      for (const each of stores) await each.close();
      await database.drop();
    });
    const another = () => (database.url.startsWith('file:') ? Promise.resolve(store) : openAnother());
    return { place: await aPlace(store), store, another };
  }

  it('X6: once per occasion and person, with two instances side by side', async () => {
    const { place, store, another } = await openPlace();
    const both = [instance(place, store), instance(place, await another())];
    for (const title of ['One', 'Two', 'Three']) await openIn(place, { request: { title } });
    await openIn(place, { by: 'alice', group: place.ig });
    done(await joinGroup(place.deps, place.act('frank'), 'participant'));
    for (let hours = 0; hours <= 8 * 24; hours += 3) {
      await Promise.all(both.map(({ run }) => run()));
      place.clock.at += 3 * HOUR;
    }
    expect(both.flatMap(({ said }) => said)).toEqual([]);
    const counts = new Map<string, number>();
    for (const { kind, how, people } of both.flatMap((each) => each.counts)) {
      counts.set(`${kind} ${how}`, (counts.get(`${kind} ${how}`) ?? 0) + people);
    }
    expect(Object.fromEntries(counts)).toEqual({
      'proposal-closes urgent': 9, // three proposals, three people who may block each
      'proposal-closes collected': 3,
      'participant-request collected': 2,
      'group-week collected': 2,
    });
    const urgent = (await keys(place)).filter((key) => key.startsWith('reminder:'));
    expect(new Set(urgent).size).toBe(3);
    expect(urgent).toHaveLength(3);
  });

  it('X6: 120 people fit messages that each ping no more than Discord allows', async () => {
    const { place, store } = await openPlace();
    await store.transaction(async (tx) => {
      for (let n = 0; n < 120; n += 1) {
        const person = aPerson(place.serverId, {
          accounts: [snowflake()],
        });
        await tx.people.save(person);
        await tx.memberships.save(aMembership(place.wg.id, person.id, { tier: 'member' }));
        await tx.memberships.save(aMembership(place.ig.id, person.id, { tier: 'participant' }));
      }
    });
    const { run, counts } = instance(place, store);
    await openIn(place);
    await openIn(place, { by: 'alice', group: place.ig });
    place.clock.at += 4 * DAY;
    await run();
    expect(counts).toContainEqual({ kind: 'proposal-closes', how: 'urgent', people: 123 });
    expect((await keys(place)).filter((key) => key.startsWith('reminder:'))).toHaveLength(3);
    place.clock.at += 21 * HOUR;
    await run();
    expect(counts).toContainEqual({ kind: 'proposal-closes', how: 'collected', people: 123 });
    expect((await keys(place)).filter((key) => key.startsWith('collected:'))).toHaveLength(2);
  });

  it('X7: while Discord is not there nothing is said, and what lapses meanwhile never is', async () => {
    const { place, store } = await openPlace();
    await openIn(place, { by: 'alice', group: place.ig });
    place.clock.at += 4 * DAY;
    await instance(place, store, reminders, false).run();
    expect(await keys(place)).toEqual([]);
    place.clock.at += 2 * DAY;
    const { run, counts } = instance(place, store);
    await run();
    expect(await keys(place)).toEqual([]);
    expect(counts).toEqual([{ kind: 'proposal-closes', how: 'lapsed', people: 3 }]);
  });

  it('a reminder that throws stays due and stops no other', async () => {
    const { place, store } = await openPlace();
    let broken = true;
    const [closes] = reminders.filter(({ kind }) => kind === 'proposal-closes');
    if (!closes) throw new Error('there is no such reminder');
    const owing: Reminder['owing'] = (tx, occasion) => {
      if (broken) throw new Error('a bug');
      return closes.owing(tx, occasion);
    };
    const { run, said } = instance(place, store, [{ ...closes, kind: 'another', owing }, closes]);
    await openIn(place);
    place.clock.at += 4 * DAY;
    await run();
    expect(said[0]).toMatchObject({ level: 'error', kind: 'another' });
    expect(await keys(place)).toHaveLength(1);
    broken = false;
    place.clock.at += 5_000;
    await run();
    expect(await keys(place)).toHaveLength(2);
  });
});

it('every reminder is named as its file, so that keys are unique and switching off finds it', async () => {
  const names = (await readdir(REMINDERS)).map((name) => name.replace(/\.ts$/u, '')).sort();
  expect(reminders.map(({ kind }) => kind)).toEqual(names);
  expect(reminders.every(({ kind }) => /^[a-z-]+$/u.test(kind))).toBe(true);
});

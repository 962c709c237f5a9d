import { describe, expect, it } from 'vitest';
import { asId, type Snowflake } from '../../src/domain/ids.js';
import type { Outcome } from '../../src/sandbox/actors/outcome.js';
import type { SeenMessage } from '../../src/sandbox/actors/seen-message.js';
import { databases } from '../store/databases.js';
import { DAY, HOUR, openPlace, type Name, type TestPlace } from './place.js';
import { foundIn, foundInDatabase, foundInDiscord, foundInLog } from './privacy-search.js';
import { IG, TITLE, WG, open, seen } from './proposals.js';

const DIRECT = '@Convenor';
const MINUTE = 60_000;

const press = async (place: TestPlace, name: Name, label: string): Promise<Outcome> => {
  const there = place.people[name].in(WG);
  await there.command('/privacy reminders');
  return there.click(label);
};

async function erase(place: TestPlace, name: Name): Promise<void> {
  const there = place.people[name].in('#general');
  await there.command('/privacy erase');
  const asked = await there.click('Erase for good …');
  const done = await asked.form?.submit({ 'Type ERASE': 'ERASE' });
  expect(done?.answer?.text).toContain('It is erased');
  await place.settle();
}

const reminders = (place: TestPlace, channel = WG): SeenMessage[] =>
  seen(place, channel).filter((message) => message.text.startsWith('Reminder'));

const personIdOf = async (place: TestPlace, name: Name): Promise<string> =>
  place.bot.deps.store.read(
    async (tx) => (await tx.people.byAccount(place.serverId, asId<Snowflake>(place.people[name].id)))?.id ?? '',
  );

/** Friday, 12:45 UTC: alice was named in two reminders, got one directly, and one more waits for her. */
async function remindedInEveryWay(place: TestPlace): Promise<void> {
  const { mallory, erin, dave } = place.people;
  await mallory.in(WG).command('/member join', { as: 'participant' });
  await open(place, dave);
  await place.pass(30 * MINUTE);
  await open(place, dave, { title: 'Drop headers' });
  await place.pass(DAY);
  await erin.in(IG).command('/member join', { as: 'participant' });
  await place.pass(2 * DAY + 20 * HOUR + 30 * MINUTE);
  await place.pass(3 * HOUR);
  await press(place, 'alice', 'Direct messages');
  await place.pass(45 * MINUTE);
  expect(reminders(place).map(({ pings }) => pings.toSorted())).toEqual([
    ['alice'],
    ['alice', 'bob', 'carol'],
    ['bob', 'carol'],
  ]);
  expect(place.people.alice.sees(DIRECT)).toHaveLength(1);
}

describe.each(databases)('X8: erasing somebody who is reminded, on $name', ({ open: openDatabase }) => {
  it('X8: takes them out of what was said, what waits and how they wanted it, and reminds nobody anew', async () => {
    const database = await openDatabase();
    const place = await openPlace({ database });
    await remindedInEveryWay(place);
    const personId = await personIdOf(place, 'alice');
    const words = [place.people.alice.id, personId, 'Alice Example'];
    for (const table of ['Reminder', 'ReminderWish', 'Outbox']) {
      const found = await foundInDatabase(database.url, [personId, place.people.alice.id]);
      expect(
        found.filter((each) => each.includes(` in ${table}: `)),
        table,
      ).not.toEqual([]);
    }
    const pings = place.people.bob.pings().length;

    await erase(place, 'alice');
    expect(await foundInDatabase(database.url, words)).toEqual([]);
    expect(foundInDiscord(place, words)).toEqual([]);
    expect(foundInLog(place, words.slice(0, 1))).toEqual([]);
    expect(reminders(place).map(({ text }) => text.match(/@\w+/gu)?.toSorted())).toEqual([
      ['@bob', '@carol'],
      ['@bob', '@carol'],
    ]);

    await place.pass(4 * DAY);
    expect(place.people.bob.pings()).toHaveLength(pings);
    expect(place.people.alice.sees(DIRECT)).toHaveLength(1);
    expect(await foundInDatabase(database.url, words)).toEqual([]);
  });
});

describe('X8: the metrics', () => {
  it('X8: count who was reminded and who erased their data, and name nobody', async () => {
    const place = await openPlace();
    await remindedInEveryWay(place);
    const ids = await Promise.all((['alice', 'bob', 'mallory'] as const).map((name) => personIdOf(place, name)));
    await erase(place, 'alice');
    const page = await (await fetch(`http://127.0.0.1:${place.bot.httpPort}/metrics`)).text();
    for (const how of ['urgent', 'collected', 'direct']) {
      expect(page).toMatch(new RegExp(String.raw`^convenor_reminders_total\{[^}]*how="${how}"[^}]*\} [1-9]`, 'mu'));
    }
    const everybody = Object.entries(place.people).flatMap(([name, { id }]) => [name, id]);
    expect(foundIn(page, [...everybody, ...ids, place.serverId, 'Example', TITLE, 'Drop headers'])).toEqual([]);
    expect(page).not.toMatch(/\{[^}]*(?:\d{17,}|[0-9a-f]{8}-[0-9a-f]{4}-)[^}]*\}/u);
  });
});

describe('X8: erasing somebody whom a reminder is on its way to', () => {
  it('X8: a reminder whose arrival Discord did not confirm is found and removed', async () => {
    const place = await openPlace();
    await place.people.mallory.in(WG).command('/member join', { as: 'participant' });
    await place.settle();
    await place.pass(3 * DAY + 21 * HOUR - MINUTE);
    place.sandbox.faults.next({ method: 'POST', route: /\/messages$/u, do: { status: 503, when: 'after' } });
    await place.pass(MINUTE);
    expect(reminders(place)).toHaveLength(1);
    await erase(place, 'alice');
    await place.pass(HOUR);
    expect(reminders(place)).toEqual([]);
    expect(foundInDiscord(place, [place.people.alice.id])).toEqual([]);
  });

  it('X8: a direct message that went to the channel instead leaves no trace of whose it was', async () => {
    const place = await openPlace();
    const { bob, dave } = place.people;
    const personId = await personIdOf(place, 'bob');
    await press(place, 'bob', 'Direct messages');
    bob.closeDirects();
    await open(place, dave);
    await place.pass(4 * DAY);
    expect(reminders(place)).toHaveLength(2);
    await erase(place, 'bob');
    expect(reminders(place)).toHaveLength(1);
    expect(await foundInDatabase(place.env['DATABASE_URL'] ?? '', [bob.id, personId])).toEqual([]);
  });

  it('X6: a reminder that somebody deleted is not said again when one of those it named is erased', async () => {
    const place = await openPlace();
    await open(place, place.people.dave);
    await place.pass(4 * DAY);
    const [said] = reminders(place);
    if (!said) throw new Error('nobody was reminded');
    await place.pass(HOUR);
    place.sandbox.world.messages.delete(asId<Snowflake>(said.id));
    await erase(place, 'bob');
    await place.pass(HOUR);
    expect(reminders(place)).toEqual([]);
  });
});

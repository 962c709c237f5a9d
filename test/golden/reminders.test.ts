import { expect, it, onTestFinished } from 'vitest';
import { joinGroup } from '../../src/app/join-group.js';
import { withdrawProposal } from '../../src/app/withdraw-proposal.js';
import { asId, type PersonId } from '../../src/domain/ids.js';
import { noWish } from '../../src/domain/reminder-wish.js';
import type { Reminder } from '../../src/ports/reminder.js';
import { cardOf } from '../../src/runtime/card-of.js';
import { createReminders } from '../../src/runtime/reminders.js';
import { everyFileOf } from '../../src/runtime/rooms.js';
import { remindersPage } from '../../src/text/pages/reminders.js';
import { aPlace, DAY, done, HOUR, openIn, type Place } from '../app/place.js';
import { temporaryStore } from '../temporary-store.js';
import { asText, lengthOf } from './as-text.js';

const reminders = await everyFileOf<Reminder>(new URL('../../src/reminders/', import.meta.url));

async function openPlace(): Promise<{ place: Place; pass: (ms: number) => Promise<void> }> {
  const database = await temporaryStore();
  onTestFinished(() => database.close());
  const place = await aPlace(database.store);
  const { store, chat, clock } = place.deps;
  const quietly = { debug: noop, info: noop, warn: noop, error: noop, child: () => quietly };
  const remind = createReminders({ store, chat, clock, reminders, log: quietly, onReminded: noop });
  const pass = async (ms: number): Promise<void> => {
    place.clock.at += ms;
    await remind();
  };
  return { place, pass };
}
const noop = (): void => undefined;

/** The newest card that reminds somebody, with people and channels by what they are called. */
async function newest(place: Place): Promise<string> {
  const rows = (await place.posts()).filter(({ post }) => post.type === 'reminder' || post.type === 'collected');
  const row = rows.toSorted((a, b) => a.createdAt - b.createdAt).at(-1);
  const card =
    row && (await place.deps.store.read((tx) => cardOf(tx, row, reminders, place.clock.at, place.deps.files)));
  if (!card) throw new Error('nobody is reminded');
  expect(lengthOf(card)).toBeLessThan(4_000);
  const called = [
    ...Object.entries(place.people).flatMap(([name, { accounts }]) => accounts.map((id) => [id, name] as const)),
    ...([
      [place.wg.channelId, 'tracing-wg'],
      [place.ig.channelId, 'accessibility-ig'],
    ] as const),
  ];
  return inOrder(called.reduce((text, [id, name]) => text.replaceAll(id, name), asText(card)));
}

/** People who are told the same, and of the same age, come in any order; here in that of the alphabet. */
function inOrder(text: string): string {
  const parts = text
    .replace(/<@\w+>(?:, <@\w+>)*(?: and <@\w+>)/gu, (names) => {
      const sorted = names.split(/, | and /u).sort();
      return `${sorted.slice(0, -1).join(', ')} and ${sorted.at(-1) ?? ''}`;
    })
    .replace(/(?<=^pings ).*$/mu, (names) => names.split(', ').sort().join(', '))
    .split('\n\n');
  const addressed = parts.filter((part) => part.startsWith('<@')).sort();
  return parts.map((part) => (part.startsWith('<@') ? (addressed.shift() ?? '') : part)).join('\n\n');
}

const matches = async (text: string, name: string): Promise<void> => {
  await expect(text).toMatchFileSnapshot(`./cards/${name}.txt`);
};

it('an urgent reminder', async () => {
  const { place, pass } = await openPlace();
  await openIn(place, { by: 'alice' });
  await pass(4 * DAY);
  await matches(await newest(place), 'reminder-urgent');
});

it('collected reminders of several people', async () => {
  const { place, pass } = await openPlace();
  await openIn(place, { by: 'dave', group: place.ig });
  place.clock.at += 1_000;
  await openIn(place, { by: 'alice', group: place.ig });
  await pass(4 * DAY);
  await pass(21 * HOUR);
  await matches(await newest(place), 'reminder-collected');
});

it('a Monday', async () => {
  const { place, pass } = await openPlace();
  await openIn(place, { request: { days: 10 } });
  await openIn(place, { request: { days: 20 } });
  await openIn(place, { request: { days: 9 }, group: place.ig });
  done(await joinGroup(place.deps, place.act('frank'), 'participant'));
  await pass(6 * DAY + 21 * HOUR);
  await matches(await newest(place), 'reminder-week');
});

it('a direct message', async () => {
  const { place, pass } = await openPlace();
  const { id } = place.people.alice;
  await place.deps.store.transaction((tx) => tx.reminders.saveWish({ ...noWish(id), direct: true }));
  done(await joinGroup(place.deps, place.act('frank'), 'participant'));
  await pass(3 * DAY + 21 * HOUR);
  await matches(await newest(place), 'reminder-direct');
});

it('one that nobody needs any more', async () => {
  const { place, pass } = await openPlace();
  const { id } = await openIn(place);
  await pass(4 * DAY);
  done(await withdrawProposal(place.deps, place.act('dave'), id));
  await expect(newest(place)).rejects.toThrow('nobody is reminded');
});

it('how somebody is reminded', async () => {
  const wish = noWish(asId<PersonId>('somebody'));
  const kinds = reminders.map(({ kind, about }) => ({ kind, about }));
  await matches(asText(remindersPage({ wish, kinds, nextAt: null })), 'page-reminders');
  const changed = {
    ...wish,
    direct: true,
    zone: 'Asia/Kathmandu',
    quiet: { from: 22, to: 7 },
    off: ['group-week'],
  };
  await matches(
    asText(remindersPage({ wish: changed, kinds, nextAt: Date.UTC(2026, 2, 3, 9) })),
    'page-reminders-changed',
  );
});

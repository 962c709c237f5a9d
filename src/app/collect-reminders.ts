import { randomUUID } from 'node:crypto';
import { collectedAt, dayAt } from '../domain/collected-reminders.js';
import type { Instant, PersonId, Snowflake } from '../domain/ids.js';
import { noWish, type ReminderWish } from '../domain/reminder-wish.js';
import type { Reminder } from '../ports/reminder.js';
import type { StoredReminder, Tx } from '../ports/store.js';
import { sayings, type Saying } from './reminder-sayings.js';
import type { Reminded } from './remind.js';

/** What waits for a person, and when it goes out in one message. */
export interface WaitingPerson {
  readonly personId: PersonId;
  readonly serverId: Snowflake;
  readonly wish: ReminderWish;
  readonly waiting: readonly StoredReminder[];
  /** The key under which it is remembered that this day's message has gone out. */
  readonly day: string;
  /** Null when all of it has lost its sense. */
  readonly at: Instant | null;
}

/** X6: for whom something waits, in all servers or in one. */
export async function waitingPeople(tx: Tx, now: Instant, serverId?: Snowflake): Promise<WaitingPerson[]> {
  const byPerson = new Map<PersonId, StoredReminder[]>();
  for (const reminder of await tx.reminders.waiting(serverId)) {
    byPerson.set(reminder.personId, [...(byPerson.get(reminder.personId) ?? []), reminder]);
  }
  const wishes = await tx.reminders.wishes([...byPerson.keys()]);
  const people = [...byPerson].flatMap(([personId, waiting]) => {
    const wish = wishes.get(personId) ?? noWish(personId);
    const [first] = waiting;
    const day = `collected:${personId}:${dayAt(now, wish).begins}`;
    return first ? [{ personId, serverId: first.serverId, wish, waiting, day }] : [];
  });
  const said = await tx.rememberedOccurrences(people.map(({ day }) => day));
  return people.map((each) => ({ ...each, at: collectedAt(each.waiting, each.wish, said.has(each.day), now) }));
}

/** Whether there is something to do for a person now: to say, or to take out of what waits. */
export const isCollectable = ({ waiting, at }: WaitingPerson, now: Instant): boolean =>
  (at !== null && at <= now) || waiting.some(({ untilAt }) => untilAt <= now);

/** What one message says to one person. */
interface Share {
  readonly person: WaitingPerson;
  readonly items: readonly { readonly reminder: StoredReminder; readonly saying: Saying }[];
}

/** Of the 4,000 characters of a message, those for names and sentences. */
const CHARACTERS_A_MESSAGE = 3_000;
const CHARACTERS_A_NAME = 25;
const PEOPLE_A_MESSAGE = 80;

/** X6: says in one server what waits and whose time has come: one message a person, several people in one of a channel. */
export async function collectReminders(
  tx: Tx,
  serverId: Snowflake,
  reminders: readonly Reminder[],
  now: Instant,
): Promise<Reminded[]> {
  await tx.servers.lock(serverId);
  const became: Reminded[] = [];
  const asked = sayings(tx, reminders, now);
  const inChannels = new Map<Snowflake, Share[]>();

  const say = async (shares: readonly Share[], channelId: Snowflake, userId?: Snowflake): Promise<void> => {
    const key = `collected:${randomUUID()}`;
    const row = { key, serverId, channelId, notice: { type: 'collected', key } as const, at: now };
    await tx.outbox.say(userId === undefined ? row : { ...row, userId });
    for (const { person, items } of shares) {
      await tx.rememberOccurrence(person.day, now);
      await tx.reminders.collect(
        items.map(({ reminder }) => reminder.id),
        key,
      );
      const how = userId === undefined ? 'collected' : 'direct';
      became.push(...items.map(({ reminder }) => ({ ...toldOf(reminder), how, key }) as const));
    }
  };

  for (const person of await waitingPeople(tx, now, serverId)) {
    if (!isCollectable(person, now)) continue;
    const late = person.waiting.filter(({ untilAt }) => untilAt <= now);
    await tx.reminders.collect(
      late.map(({ id }) => id),
      'lapsed',
    );
    became.push(...late.map((reminder) => ({ ...toldOf(reminder), how: 'lapsed', key: null }) as const));
    if (person.at === null || person.at > now) continue;

    const [account] = (await tx.people.find(person.personId))?.accounts ?? [];
    const items: Share['items'][number][] = [];
    for (const reminder of person.waiting.filter(({ untilAt }) => untilAt > now)) {
      const saying = await asked(reminder.kind, reminder);
      if (account !== undefined && saying?.owing.has(person.personId)) items.push({ reminder, saying });
      else await tx.reminders.collect([reminder.id], 'nothing owed');
    }
    const wanted = items
      .filter(({ reminder }) => !person.wish.off.includes(reminder.kind))
      .toSorted((a, b) => Number(b.reminder.atOnce) - Number(a.reminder.atOnce));
    const channelId = wanted.find(({ saying }) => saying.group.channelId !== null)?.saying.group.channelId ?? null;
    if (channelId === null) continue;
    const share = { person, items: asManyAsFit(wanted) };
    if (person.wish.direct) await say([share], channelId, account);
    else inChannels.set(channelId, [...(inChannels.get(channelId) ?? []), share]);
  }
  for (const [channelId, shares] of inChannels) {
    for (const together of messagesOf(shares)) await say(together, channelId);
  }
  return became;
}

const toldOf = (reminder: StoredReminder) => ({
  kind: reminder.kind,
  occasion: reminder,
  people: [reminder.personId],
});

const lengthOf = (items: Share['items']): number =>
  items.reduce((sum, { saying }) => sum + saying.said.text.length + 3, 0);

/** What one message has room for, what ends first before what ends later; the rest goes on waiting. */
function asManyAsFit(items: Share['items']): Share['items'] {
  let count = 1;
  while (count < items.length && lengthOf(items.slice(0, count + 1)) <= CHARACTERS_A_MESSAGE) count += 1;
  return items.slice(0, count);
}

/** The shares of one channel as few messages; people who are told the same stand together. */
function messagesOf(shares: readonly Share[]): Share[][] {
  const told = ({ items }: Share): string => items.map(({ saying }) => saying.said.text).join('\n');
  const messages: Share[][] = [];
  let room = 0;
  let before = '';
  for (const share of shares.toSorted((a, b) => (told(a) < told(b) ? -1 : Number(told(a) > told(b))))) {
    const needs = (told(share) === before ? 0 : lengthOf(share.items)) + CHARACTERS_A_NAME;
    const message = messages.at(-1);
    if (message && needs <= room && message.length < PEOPLE_A_MESSAGE) {
      message.push(share);
      room -= needs;
    } else {
      messages.push([share]);
      room = CHARACTERS_A_MESSAGE - lengthOf(share.items) - CHARACTERS_A_NAME;
    }
    before = told(share);
  }
  return messages;
}

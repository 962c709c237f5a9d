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
  readonly isSaidToday: boolean;
  /** Null when nothing is left of it that makes sense and is wanted. */
  readonly at: Instant | null;
}

/** X6: for whom something waits: everywhere, in one server, or whether for one person. */
export async function waitingPeople(
  tx: Tx,
  now: Instant,
  where: { readonly serverId?: Snowflake; readonly personId?: PersonId } = {},
): Promise<WaitingPerson[]> {
  const byPerson = new Map<PersonId, StoredReminder[]>();
  for (const reminder of await tx.reminders.waiting(where)) {
    byPerson.set(reminder.personId, [...(byPerson.get(reminder.personId) ?? []), reminder]);
  }
  const wishes = await tx.reminders.wishes([...byPerson.keys()]);
  const people = [...byPerson].flatMap(([personId, waiting]) => {
    const wish = wishes.get(personId) ?? noWish(personId);
    const [first] = waiting;
    const day = keyOfDay(wish, now);
    return first ? [{ personId, serverId: first.serverId, wish, waiting, day }] : [];
  });
  const said = await tx.rememberedOccurrences(people.map(({ day }) => day));
  return people.map((each) => {
    const known = { ...each, isSaidToday: said.has(each.day) };
    return { ...known, at: timeOf(known, each.waiting, now) };
  });
}

/** Under it is remembered that somebody's message of a day has gone out. */
const keyOfDay = (wish: ReminderWish, at: Instant): string => `collected:${wish.personId}:${dayAt(at, wish).begins}`;

/** X6: days are reckoned in another zone from now on: one whose message has gone out stays one until its own end. */
export async function keepDaySaid(tx: Tx, before: ReminderWish, after: ReminderWish, now: Instant): Promise<void> {
  const said = await tx.rememberedOccurrences([keyOfDay(before, now)]);
  if (said.size === 0) return;
  for (const at of [now, dayAt(now, before).next - 1]) await tx.rememberOccurrence(keyOfDay(after, at), now);
}

/** When some of what waits for a person goes out: what is switched off goes on waiting and brings nothing else along. */
const timeOf = (
  { wish, isSaidToday }: Pick<WaitingPerson, 'wish' | 'isSaidToday'>,
  some: readonly StoredReminder[],
  now: Instant,
): Instant | null => {
  const wanted = some.filter(({ kind }) => !wish.off.includes(kind));
  return collectedAt(wanted, wish, isSaidToday, now);
};

/** Whether there is something to do for a person now: to say, or to take out of what waits. */
export const isCollectable = ({ waiting, at }: WaitingPerson, now: Instant): boolean =>
  (at !== null && at <= now) || waiting.some(({ untilAt }) => untilAt <= now);

/** What one message says to one person. */
interface Share {
  readonly person: WaitingPerson;
  readonly account: Snowflake;
  /** Of the group of what is most urgent. */
  readonly channelId: Snowflake;
  readonly items: readonly Item[];
}

interface Item {
  readonly reminder: StoredReminder;
  readonly saying: Saying;
}

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
  const shares: Share[] = [];
  for (const person of await waitingPeople(tx, now, { serverId })) {
    const lapsed = person.waiting.filter(({ untilAt }) => untilAt <= now);
    await tx.reminders.collect(idsOf(lapsed), 'lapsed');
    became.push(...lapsed.map((reminder) => toldOf(reminder, 'lapsed', null)));
    const share = person.at !== null && person.at <= now ? await shareOf(tx, person, asked, now) : null;
    if (share) shares.push(share);
  }
  for (const together of messagesOf(shares)) {
    const [{ person, account, channelId }] = together;
    const key = `collected:${randomUUID()}`;
    const row = { key, serverId, channelId, notice: { type: 'collected', key } as const, at: now };
    await tx.outbox.say(person.wish.direct ? { ...row, userId: account } : row);
    for (const { person: each, items } of together) {
      const said = items.map(({ reminder }) => reminder);
      await tx.rememberOccurrence(each.day, now);
      await tx.reminders.collect(idsOf(said), key);
      became.push(...said.map((reminder) => toldOf(reminder, each.wish.direct ? 'direct' : 'collected', key)));
    }
  }
  return became;
}

/** What is said to a person now; null when nothing is owed any more, or there is no channel to say it in. */
async function shareOf(
  tx: Tx,
  person: WaitingPerson,
  asked: ReturnType<typeof sayings>,
  now: Instant,
): Promise<Share | null> {
  const [account] = (await tx.people.find(person.personId))?.accounts ?? [];
  const items: Item[] = [];
  const over: StoredReminder[] = [];
  for (const reminder of person.waiting.filter(({ untilAt }) => untilAt > now)) {
    const saying = isSaidAgain(reminder, person.waiting) ? null : await asked(reminder.kind, reminder);
    if (saying?.owing.has(person.personId)) items.push({ reminder, saying });
    else over.push(reminder);
  }
  await tx.reminders.collect(idsOf(over), 'over');
  const owed = items.map(({ reminder }) => reminder);
  // What is over may have been all that made it time.
  const at = timeOf(person, owed, now);
  if (at === null || at > now) return null;
  const wanted = items
    .filter(({ reminder }) => !person.wish.off.includes(reminder.kind))
    .toSorted((a, b) => Number(b.reminder.atOnce) - Number(a.reminder.atOnce));
  const channelId = wanted.find(({ saying }) => saying.group.channelId !== null)?.saying.group.channelId ?? null;
  return account === undefined || channelId === null ? null : { person, account, channelId, items: fitting(wanted) };
}

/** Whether the same came due once more since: after an outage it is said once. */
const isSaidAgain = ({ kind, subject, dueAt }: StoredReminder, waiting: readonly StoredReminder[]): boolean =>
  waiting.some((each) => each.kind === kind && each.subject === subject && each.dueAt > dueAt);

const idsOf = (reminders: readonly StoredReminder[]): string[] => reminders.map(({ id }) => id);

const toldOf = (reminder: StoredReminder, how: Reminded['how'], key: string | null): Reminded => ({
  ...{ kind: reminder.kind, occasion: reminder, personId: reminder.personId },
  ...{ how, key },
});

/** Of the 4,000 characters of a message, those for names and sentences. */
const CHARACTERS_A_MESSAGE = 3_000;
const CHARACTERS_A_NAME = 25;
const PEOPLE_A_MESSAGE = 80;

const lengthOf = (items: readonly Item[]): number =>
  items.reduce((sum, { saying }) => sum + saying.said.text.length + 3, 0);

/** As much as one message has room for, the first before the last; the rest goes on waiting. */
function fitting(items: readonly Item[]): readonly Item[] {
  let count = 1;
  while (count < items.length && lengthOf(items.slice(0, count + 1)) <= CHARACTERS_A_MESSAGE) count += 1;
  return items.slice(0, count);
}

/** The shares as few messages: one for each who is told directly, else of one channel; who is told the same stands together. */
function messagesOf(shares: readonly Share[]): [Share, ...Share[]][] {
  const told = ({ person, channelId, items }: Share): string =>
    [person.wish.direct ? 'direct' : channelId, ...items.map(({ saying }) => saying.said.text)].join('\n');
  const messages: [Share, ...Share[]][] = [];
  let room = 0;
  let before: Share | null = null;
  for (const share of shares.toSorted((a, b) => (told(a) < told(b) ? -1 : Number(told(a) > told(b))))) {
    const needs = (before && told(share) === told(before) ? 0 : lengthOf(share.items)) + CHARACTERS_A_NAME;
    const message = messages.at(-1);
    const isOfChannel =
      before?.channelId === share.channelId && !before.person.wish.direct && !share.person.wish.direct;
    if (message && isOfChannel && needs <= room && message.length < PEOPLE_A_MESSAGE) {
      message.push(share);
      room -= needs;
    } else {
      messages.push([share]);
      room = CHARACTERS_A_MESSAGE - lengthOf(share.items) - CHARACTERS_A_NAME;
    }
    before = share;
  }
  return messages;
}

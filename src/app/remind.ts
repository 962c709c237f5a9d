import { randomUUID } from 'node:crypto';
import { HOUR_MS } from '../domain/calendar.js';
import type { Instant, PersonId, Snowflake } from '../domain/ids.js';
import { isQuiet } from '../domain/reminder-wish.js';
import type { DueOccasion, Occasion, Reminder } from '../ports/reminder.js';
import type { Tx } from '../ports/store.js';
import { keyOfOccasion } from './reminder-sayings.js';

/** What became of an occasion for some people. */
export interface Reminded {
  readonly kind: string;
  readonly occasion: Occasion;
  /**
   * - `urgent`: pinged in the group's channel at once; `direct`: told by direct message, at once or collected
   * - `collected`: part of a collected message in a channel
   * - `waits`: will be collected; `quiet`: the same after quiet hours
   * - `off`: the person wants no reminders of this kind; `lapsed`: it made no sense any more
   */
  readonly how: 'urgent' | 'direct' | 'collected' | 'waits' | 'quiet' | 'off' | 'lapsed';
  readonly people: readonly PersonId[];
  /** The outbox row that says it, or null when nothing is said now. */
  readonly key: string | null;
}

/** What is urgent pings at once only while it is not later than this; after an outage it is collected instead. */
const ON_TIME_MS = HOUR_MS;
/** So that the names and the sentence fit one message. */
const PEOPLE_A_MESSAGE = 50;

/**
 * X6: an occasion has come due: says it at once when it is urgent, else notes of whom it is owed. Takes effect once,
 * however often and by whomever it is called.
 */
export async function remind(tx: Tx, reminder: Reminder, due: DueOccasion, now: Instant): Promise<Reminded[]> {
  const group = await tx.groups.find(due.groupId);
  if (!group) return [];
  const { serverId, channelId } = group;
  await tx.servers.lock(serverId);
  const { kind } = reminder;
  const { urgent, subject, groupId, dueAt, untilAt } = due;
  const occasion: Occasion = { subject, groupId, dueAt, untilAt };
  const key = keyOfOccasion(kind, occasion);
  if (!(await tx.rememberOccurrence(key, now)) || group.status !== 'active') return [];

  const owing = await reminder.owing(tx, occasion);
  const accounts = new Map((await tx.people.findMany(owing)).map((person) => [person.id, person.accounts[0]]));
  const everybody = owing.filter((id) => accounts.get(id) !== undefined);
  const wishes = await tx.reminders.wishes(everybody);
  const became: Reminded[] = [];
  const note = (how: Reminded['how'], those: readonly PersonId[], said: string | null = null): void => {
    if (those.length > 0) became.push({ kind, occasion, how, people: those, key: said });
  };

  if (now >= untilAt) {
    note('lapsed', everybody);
    return became;
  }
  const isOff = (id: PersonId): boolean => wishes.get(id)?.off.includes(kind) ?? false;
  note('off', everybody.filter(isOff));
  const wanting = everybody.filter((id) => !isOff(id));

  const wait = async (how: 'waits' | 'quiet', those: readonly PersonId[]): Promise<void> => {
    await tx.reminders.add(
      those.map((personId) => ({ id: randomUUID(), serverId, personId, kind, ...occasion, atOnce: urgent })),
    );
    note(how, those);
  };
  if (!urgent || channelId === null || now - dueAt > ON_TIME_MS) {
    await wait('waits', wanting);
    return became;
  }
  const wishOf = (id: PersonId) => wishes.get(id);
  const quiet = wanting.filter((id) => {
    const wish = wishOf(id);
    return wish !== undefined && isQuiet(wish, now);
  });
  await wait('quiet', quiet);

  const say = async (how: 'urgent' | 'direct', to: string, those: readonly PersonId[], userId?: Snowflake) => {
    const notice = { type: 'reminder', kind, ...occasion, people: those } as const;
    const row = { key: `${key}:${to}`, serverId, channelId, notice, at: now };
    await tx.outbox.say(userId === undefined ? row : { ...row, userId });
    note(how, those, row.key);
  };
  const awake = wanting.filter((id) => !quiet.includes(id));
  for (const id of awake.filter((each) => wishOf(each)?.direct)) await say('direct', id, [id], accounts.get(id));
  const here = awake.filter((each) => !wishOf(each)?.direct);
  for (let from = 0; from < here.length; from += PEOPLE_A_MESSAGE) {
    await say('urgent', `channel-${from / PEOPLE_A_MESSAGE}`, here.slice(from, from + PEOPLE_A_MESSAGE));
  }
  return became;
}

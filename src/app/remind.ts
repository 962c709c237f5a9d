import { randomUUID } from 'node:crypto';
import { HOUR_MS } from '../domain/calendar.js';
import type { Instant, PersonId } from '../domain/ids.js';
import { isQuiet, noWish } from '../domain/reminder-wish.js';
import type { DueOccasion, Occasion, Reminder } from '../ports/reminder.js';
import type { Tx } from '../ports/store.js';
import { keyOfOccasion } from './reminder-sayings.js';

/** What became of an occasion for a person. */
export interface Reminded {
  readonly kind: string;
  readonly occasion: Occasion;
  readonly personId: PersonId;
  /**
   * - `urgent`: pinged in the group's channel at once; `direct`: told by direct message, at once or collected
   * - `collected`: part of a collected message in a channel
   * - `waits`: will be collected; `quiet`: the same after quiet hours
   * - `off`: the person wants no reminders of this kind; `lapsed`: it made no sense any more
   */
  readonly how: 'urgent' | 'direct' | 'collected' | 'waits' | 'quiet' | 'off' | 'lapsed';
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
  const { kind } = reminder;
  const { urgent, subject, groupId, dueAt, untilAt } = due;
  const occasion: Occasion = { subject, groupId, dueAt, untilAt };
  const key = keyOfOccasion(kind, occasion);
  const serverId = (await tx.groups.find(groupId))?.serverId;
  if (serverId === undefined) return [];
  await tx.servers.lock(serverId);
  const group = await tx.groups.find(groupId);
  if (!(await tx.rememberOccurrence(key, now)) || group?.status !== 'active') return [];
  const { channelId } = group;

  const owing = await reminder.owing(tx, occasion);
  const accounts = new Map((await tx.people.findMany(owing)).map((person) => [person.id, person.accounts[0]]));
  const wishes = await tx.reminders.wishes(owing);
  const howFor = (id: PersonId): Reminded['how'] => {
    const wish = wishes.get(id) ?? noWish(id);
    if (now >= untilAt) return 'lapsed';
    if (wish.off.includes(kind)) return 'off';
    if (!urgent || channelId === null || now - dueAt > ON_TIME_MS) return 'waits';
    if (isQuiet(wish, now)) return 'quiet';
    return wish.direct ? 'direct' : 'urgent';
  };
  const reached = owing.filter((id) => accounts.get(id) !== undefined);
  const those = (how: Reminded['how']): PersonId[] => reached.filter((id) => howFor(id) === how);
  const told = (how: Reminded['how'], people: readonly PersonId[], said: string | null = null): Reminded[] =>
    people.map((personId) => ({ kind, occasion, personId, how, key: said }));

  await tx.reminders.add(
    [...those('waits'), ...those('quiet')].map((personId) => ({
      ...{ id: randomUUID(), serverId, personId, kind, ...occasion },
      atOnce: urgent,
    })),
  );
  const became = (['lapsed', 'off', 'waits', 'quiet'] as const).flatMap((how) => told(how, those(how)));
  if (channelId === null) return became;

  const say = async (how: 'urgent' | 'direct', to: string, people: readonly PersonId[]): Promise<void> => {
    const notice = { type: 'reminder', kind, ...occasion, people } as const;
    const userId = how === 'direct' ? people.map((id) => accounts.get(id))[0] : undefined;
    await tx.outbox.say({ key: `${key}:${to}`, serverId, channelId, notice, at: now, ...(userId ? { userId } : {}) });
    became.push(...told(how, people, `${key}:${to}`));
  };
  for (const [index, id] of those('direct').entries()) await say('direct', `direct-${index}`, [id]);
  const here = those('urgent');
  for (let from = 0; from < here.length; from += PEOPLE_A_MESSAGE) {
    await say('urgent', `channel-${from}`, here.slice(from, from + PEOPLE_A_MESSAGE));
  }
  return became;
}

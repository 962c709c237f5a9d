import { files } from '../adapters/files/files.js';
import { collectReminders, isCollectable, waitingPeople } from '../app/collect-reminders.js';
import { remind, type Reminded } from '../app/remind.js';
import { keyOfOccasion } from '../app/reminder-sayings.js';
import { addDays } from '../domain/calendar.js';
import type { Instant, Snowflake } from '../domain/ids.js';
import type { DueOccasion, Reminder } from '../ports/reminder.js';
import type { Store, Tx } from '../ports/store.js';
import type { Card } from '../text/card.js';
import { cardOf } from './card-of.js';
import { LOOKS_BACK_DAYS } from './reminders.js';

/** What would happen at one time: messages with their cards, and for whom there is none. */
export interface Foreseen {
  readonly at: Instant;
  readonly messages: readonly {
    readonly card: Card;
    readonly channelId: Snowflake;
    readonly became: readonly [Reminded, ...Reminded[]];
  }[];
  readonly held: readonly Reminded[];
}

/**
 * What would go out from `now` to `to`, if nobody did anything meanwhile. It is done for real in a transaction that is
 * then undone, so nothing is written, and nothing can differ from what the bot does.
 */
export async function foresee(
  store: Store,
  reminders: readonly Reminder[],
  now: Instant,
  to: Instant,
): Promise<readonly Foreseen[]> {
  const undo = new Undone();
  let foreseen: readonly Foreseen[] = [];
  try {
    await store.transaction(async (tx) => {
      foreseen = await allOf(tx, reminders, now, to);
      throw undo;
    });
  } catch (error) {
    if (error !== undo) throw error;
  }
  return foreseen;
}

class Undone extends Error {}

async function allOf(tx: Tx, reminders: readonly Reminder[], now: Instant, to: Instant): Promise<Foreseen[]> {
  const due: { readonly reminder: Reminder; readonly occasion: DueOccasion }[] = [];
  for (const reminder of reminders) {
    const all = await reminder.due(tx, addDays(now, -LOOKS_BACK_DAYS), to);
    const known = await tx.rememberedOccurrences(all.map((occasion) => keyOfOccasion(reminder.kind, occasion)));
    const fresh = all.filter((occasion) => !known.has(keyOfOccasion(reminder.kind, occasion)));
    due.push(...fresh.map((occasion) => ({ reminder, occasion })));
  }
  const foreseen: Foreseen[] = [];
  let since: Instant | null = null;
  for (let at: Instant | null = now; at !== null && at <= to;) {
    const became: Reminded[] = [];
    for (const { reminder, occasion } of due.filter(({ occasion: { dueAt } }) => isBetween(dueAt, since, at ?? to))) {
      became.push(...(await remind(tx, reminder, occasion, at)));
    }
    const ready = (await waitingPeople(tx, at)).filter((each) => isCollectable(each, at ?? to));
    for (const serverId of new Set(ready.map((each) => each.serverId))) {
      became.push(...(await collectReminders(tx, serverId, reminders, at)));
    }
    if (became.length > 0) foreseen.push(await shown(tx, reminders, at, became));
    since = at;
    const later = (await waitingPeople(tx, at)).map((each) => each.at);
    at = earliestAfter(since, [...due.map(({ occasion }) => occasion.dueAt), ...later]);
  }
  return foreseen;
}

const isBetween = (dueAt: Instant, since: Instant | null, at: Instant): boolean =>
  dueAt <= at && (since === null || dueAt > since);

const earliestAfter = (since: Instant, times: readonly (Instant | null)[]): Instant | null =>
  times.reduce(
    (first, each) => (each !== null && each > since && (first === null || each < first) ? each : first),
    null,
  );

/** The messages as they would read at that time. */
async function shown(
  tx: Tx,
  reminders: readonly Reminder[],
  at: Instant,
  became: readonly Reminded[],
): Promise<Foreseen> {
  const byKey = new Map<string, [Reminded, ...Reminded[]]>();
  for (const each of became.filter(({ key }) => key !== null)) {
    const before = byKey.get(each.key ?? '');
    if (before) before.push(each);
    else byKey.set(each.key ?? '', [each]);
  }
  const messages: Foreseen['messages'][number][] = [];
  for (const [key, those] of byKey) {
    const row = await tx.outbox.byKey(key);
    const card = row && (await cardOf(tx, row, reminders, at, files));
    if (card) messages.push({ card, channelId: row.channelId, became: those });
  }
  return { at, messages, held: became.filter(({ key }) => key === null) };
}

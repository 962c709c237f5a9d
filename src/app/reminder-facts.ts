import type { Instant, PersonId } from '../domain/ids.js';
import type { Person } from '../domain/person.js';
import type { ReminderNotice } from '../domain/post.js';
import type { Button, Markup, Occasion, Reminder } from '../ports/reminder.js';
import type { Tx } from '../ports/store.js';
import { sayings, type Saying } from './reminder-sayings.js';

/** People who are told the same. */
export interface Told {
  readonly people: readonly Person[];
  readonly said: readonly Markup[];
  readonly buttons: readonly Button[];
}

/**
 * X6, X7: what a reminder in the outbox says as things stand now: who has done it meanwhile, or wants no such reminders
 * any more, is not told; what makes no sense any more is not said. Null when nobody is left.
 */
export async function reminderFacts(
  tx: Tx,
  notice: ReminderNotice,
  reminders: readonly Reminder[],
  now: Instant,
): Promise<readonly Told[] | null> {
  const wanted = await wantedOf(tx, notice);
  const wishes = await tx.reminders.wishes(wanted.map(({ personId }) => personId));
  const asked = sayings(tx, reminders, now);
  const saidTo = new Map<PersonId, Saying[]>();
  for (const { kind, personId, occasion } of wanted) {
    const saying = await asked(kind, occasion);
    if (!saying?.owing.has(personId) || wishes.get(personId)?.off.includes(kind)) continue;
    saidTo.set(personId, [...(saidTo.get(personId) ?? []), saying]);
  }
  const told = new Map<string, Told>();
  const people = new Map((await tx.people.findMany([...saidTo.keys()])).map((person) => [person.id, person]));
  for (const [personId, all] of saidTo) {
    const person = people.get(personId);
    if (!person || person.accounts.length === 0) continue;
    const said = all.map((each) => each.said);
    const buttons = [...new Set(all.flatMap(({ button }) => button ?? []))];
    const same = said.map(({ text }) => text).join('\n');
    told.set(same, { said, buttons, people: [...(told.get(same)?.people ?? []), person] });
  }
  return told.size === 0 ? null : [...told.values()];
}

interface Wanted {
  readonly kind: string;
  readonly personId: PersonId;
  readonly occasion: Occasion;
}

async function wantedOf(tx: Tx, notice: ReminderNotice): Promise<Wanted[]> {
  if (notice.type === 'collected') {
    const collected = await tx.reminders.collectedIn(notice.key);
    return collected.map((reminder) => ({ kind: reminder.kind, personId: reminder.personId, occasion: reminder }));
  }
  return notice.people.map((personId) => ({ kind: notice.kind, personId, occasion: notice }));
}

import type { Group } from '../domain/group.js';
import type { Instant, PersonId } from '../domain/ids.js';
import type { Button, Markup, Occasion, Reminder } from '../ports/reminder.js';
import type { Tx } from '../ports/store.js';

/** What is to be said of an occasion as things stand now, and to whom. */
export interface Saying {
  readonly said: Markup;
  /** What the reminder brings along for it. */
  readonly button: Button | null;
  readonly group: Group;
  readonly owing: ReadonlySet<PersonId>;
}

/** Names an occasion of a kind; part of keys in the database. */
export const keyOfOccasion = (kind: string, { subject, dueAt }: Occasion): string =>
  `reminder:${kind}:${subject}:${dueAt}`;

/**
 * Asks reminders what they say now, each occasion once. The answer is null when there is nothing to say any more: it is
 * too late (X7), everybody has done it, the group is retired, or the program no longer has such a reminder.
 */
export function sayings(
  tx: Tx,
  reminders: readonly Reminder[],
  now: Instant,
): (kind: string, occasion: Occasion) => Promise<Saying | null> {
  const asked = new Map<string, Promise<Saying | null>>();
  const ask = async (kind: string, occasion: Occasion): Promise<Saying | null> => {
    const reminder = reminders.find((each) => each.kind === kind);
    if (!reminder || now >= occasion.untilAt) return null;
    const group = await tx.groups.find(occasion.groupId);
    if (group?.status !== 'active') return null;
    const owing = await reminder.owing(tx, occasion);
    const said = owing.length === 0 ? null : await reminder.says(tx, occasion);
    return said && { said, button: reminder.button ?? null, group, owing: new Set(owing) };
  };
  return (kind, occasion) => {
    const key = keyOfOccasion(kind, occasion);
    const known = asked.get(key) ?? ask(kind, occasion);
    asked.set(key, known);
    return known;
  };
}
